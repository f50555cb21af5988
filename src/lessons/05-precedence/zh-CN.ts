import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: '由谁决定：vcpupin、cpuset、全部',
  goal: '面对任何一个线程，都能说出由哪个设置决定，又覆盖了哪些设置。',
  steps: {
    pin: {
      title: '有绑定，也有 cpuset',
      say: "有两处设置提到了 CPU：针对整台虚拟机的 `<vcpu cpuset='0-3,^3'>`，以及针对 vCPU 0 和 2 的 `<vcpupin>`。",
      ask: 'vCPU 0 可以在哪里运行？',
      slips: {
        cpuset: '那是 `<vcpu>` 的 cpuset。但 vCPU 0 有自己的绑定。',
        both: '设置之间不会相加，只由其中一个决定。',
      },
      answer: '只能在 **CPU 8** 上。',
      why: '`<vcpupin>` 只针对一个 vCPU；对这个 vCPU，它**覆盖** cpuset。libvirt 的生效顺序是：先看线程自己的绑定；没有，再看 numad 或 cpuset；还没有，就是全部 CPU。',
      checks: ['四个 vCPU，一张表。'],
      notes:
        '现在就把生效顺序写到黑板上，整堂课都靠它。要说“覆盖”“生效顺序”；调度的先后轻重是另一回事，与亲和性无关。',
    },
    inherit: {
      title: '没有自己的绑定',
      say: 'vCPU 1 没有 `<vcpupin>`。',
      ask: 'vCPU 1 可以在哪里运行？',
      slips: {
        all: '如果连 cpuset 也没有，才是这样。',
        'with-three': '差一点。`^3` 又把 3 去掉了。',
      },
      answer: '在 **0、1、2** 上：它继承 cpuset。',
      why: '没有绑定的线程退回到 `<vcpu cpuset>`。图中这种连线是虚线，标着字母 C。以后热插的 vCPU 也这样继承。',
      notes: '`0-3,^3` 是 0-2 的古怪写法，故意如此，免得有人蒙对。',
    },
    replace: {
      title: '两者必须一致吗？',
      say: 'cpuset 在节点 0 上。vCPU 2 的绑定是 `4-5`，在节点 1 上：两个集合毫无交集。',
      ask: 'vCPU 2 还剩下什么？',
      options: {
        none: '什么也不剩：交集为空',
        '0-2': '0–2：cpuset 是外围的边界',
        '4-5': '4 和 5：绑定取代 cpuset',
        refused: 'libvirt 会拒绝这份 XML',
      },
      replies: {
        none: 'libvirt 在这里不取交集。1.1.1 到 1.2.14 之间，这样的虚拟机无法启动；那是缺陷，后来修好了。',
        '0-2': 'cpuset 不是围住整台虚拟机的边界，它只是没有绑定的线程的默认值。',
      },
      answer: '**4 和 5。**绑定取代 cpuset。',
      why: '绑定完全可以落在 cpuset 之外，这是合法的。想给整台虚拟机划定边界，应当用 cgroup（`<resource><partition>`），而不是 cpuset。',
      notes: '“默认值”三个字胜过任何示意图：cpuset 是没有绑定的线程的默认值。',
    },
    emulator: {
      title: '那模拟器呢？',
      say: 'QEMU 里既不是 vCPU 也不是 iothread 的部分，就是[[emulator|模拟器线程]]。这里没有 `<emulatorpin>`。',
      ask: '模拟器可以在哪里运行？',
      slips: { all: '因为元素名叫 vcpu，很多年里人们都这么以为。但 cpuset 对模拟器同样有效。' },
      answer: '在 **0–2** 上。它同样继承 cpuset。',
      why: '这个属性写在 `<vcpu>` 上，libvirt 却把它用于整个进程。生效顺序还是那一个：自己的绑定（`<emulatorpin>`），否则 cpuset，否则全部。',
      checks: ['模拟器有专门的命令。'],
      notes: 'libvirt 用同一个函数处理三类线程：qemuProcessSetupPid。',
    },
    emulatorpin: {
      title: '给模拟器一个绑定',
      say: "只加一行：`<emulatorpin cpuset='11'/>`。",
      ask: '请点出 CPU 因此改变的每个线程。（如果认为没有，就什么都不选。）',
      slips: { inheritors: 'vCPU 1 和 3 继承的是 `<vcpu cpuset>`，不是模拟器。cpuset 并没有变。' },
      answer: '只有**模拟器**：现在是 CPU 11。',
      why: '每种绑定只管自己那一类线程。vCPU 从不看 `<emulatorpin>`，没有别的可用时也不看。',
      notes:
        '在内核里，vCPU 的线程由模拟器派生，有那么一瞬间带着它的掩码。libvirt 会在虚拟机运行之前改过来。',
    },
    'no-cpuset': {
      title: '去掉 cpuset',
      say: '现在 `<vcpu>` 不再有 cpuset，绑定全部保留。',
      ask: '请点出 CPU 因此改变的每个线程。',
      slips: { 'emulator-too': '模拟器这时已有绑定。有绑定的线程感觉不到变化。' },
      answer: '**vCPU 1 和 3**：现在是全部 16 个 CPU。',
      why: '原来只有它们是继承的。没有任何设置时，允许使用所有在线的 CPU：就是那些标着 D、连到宿主机外框的灰线。',
      notes: '这三步合起来就是决策表。可以追问“有 cpuset、有 emulatorpin、没有 vcpupin”那一行。',
    },
    'before-2012': {
      title: '并非一向如此',
      say: '还是第一份 XML，换成 2012 年初的 libvirt。手册说 cpuset 管的是 vCPU，代码绑定的却是进程，对没有绑定的 vCPU 撒手不管。',
      ask: '那时 vCPU 1 可以在哪里运行？',
      slips: { 'as-now': '手册是这么说的，2012 年 10 月以后也确实如此。但当时的代码不是。' },
      answer: '**全部 16 个。**cpuset 当时只对进程有效。',
      why: '2012 年 10 月的一组补丁（f108944ae0 等）理清了谁继承谁：从此没有绑定的 vCPU 继承 cpuset，热插的也一样。网上的旧答案，说的仍是旧世界。',
      notes:
        '依据的是提交说明的文字，并未实际运行旧版本。用年代按钮切换到 2011：由于循环里的一个缺陷，vCPU 2 连绑定也没了。',
    },
  },
};
