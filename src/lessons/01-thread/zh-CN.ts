import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: '一个 vCPU 就是一个线程',
  goal: '分清三样东西：虚拟机看到的 CPU、扮演它的 QEMU 线程、运行这个线程的物理 CPU。',
  steps: {
    process: {
      title: '一台虚拟机，一个进程，多个线程',
      say: '左边是一台 `<vcpu>4</vcpu>` 的虚拟机，右边是它的宿主机：8 个 CPU，4 个核心，每核 2 个线程。libvirt 启动这台虚拟机时，宿主机上只会多出**一个**进程 `qemu-system-x86_64`，左边的每个方框都是它的一个线程。',
      ask: '这个进程至少有几个线程？',
      options: { one: '1 个', four: '4 个', five: '5 个', eight: '8 个' },
      replies: {
        one: '进程确实只有一个。但只有一个线程的进程，同一时刻只能用一个 CPU。',
        four: '那只是 vCPU。还得有人响应监控器、模拟设备。',
        eight: '8 是宿主机的 CPU 数。虚拟机不会为每个物理 CPU 都建一个线程。',
      },
      answer: '**5 个**：每个 vCPU 一个，再加 QEMU 的主线程。',
      why: '每个 vCPU 由一个专门的[[thread|线程]]扮演。进程里剩下的部分（主循环、监控器、各种辅助线程）合称[[emulator|模拟器线程]]。真实的 QEMU 还会多出几个名字，例如 `IO mon_iothread`，它们也算在模拟器里。',
      checks: ['每个线程一个目录。', '线程的名字：`CPU n/KVM` 就是 vCPU n。'],
      notes: '先让全班报出自己的答案，再打开列表。追问一句：“CPU”在哪里？哪里都没有，只有线程。',
    },
    birth: {
      title: 'vCPU 是谁造出来的？',
      say: '这是一个 vCPU 生命的开头。主线程先准备好一个空的 vCPU，再为它启动一个新线程。接下来，必须有人用 `KVM_CREATE_VCPU` 向内核要这个 vCPU。',
      ask: '为 vCPU 2 调用 `KVM_CREATE_VCPU` 的是哪个线程？',
      options: {
        main: 'QEMU 的主线程，在新线程启动之前',
        itself: '新线程自己',
        kernel: '内核的某个线程',
        libvirt: 'libvirt',
      },
      replies: {
        main: '听上去很自然，但 `strace` 在这次调用前面打印的是另一个线程号。',
        libvirt: 'libvirt 启动 QEMU、绑定它的线程，但从不与 KVM 打交道。',
      },
      answer: '**新线程自己**，这是它最先做的几件事之一。',
      why: '主线程调用 `clone`；新线程有了自己的线程号，由它调用 `KVM_CREATE_VCPU`，此后只扮演这一个 vCPU。所以 vCPU 与线程从诞生起就绑在一起，libvirt 绑定的也正是这个线程号。',
      checks: ['31806 是主线程。看看是谁要来了 vCPU 0：31808。'],
      notes: 'strace 每行开头的数字就是线程号。请学生把这四行读出来。',
    },
    files: {
      title: '一切皆文件',
      say: '在 Linux 上，与设备打交道要通过文件。KVM 走得更远：不但设备是文件，虚拟机是文件，每个 vCPU 也是文件。',
      ask: 'QEMU 通过哪些文件驱动这台虚拟机的 vCPU 2？',
      options: {
        'dev-kvm': '`/dev/kvm`',
        'kvm-vm': '`anon_inode:kvm-vm`',
        'kvm-vcpu': '`anon_inode:kvm-vcpu:2`',
        cpuinfo: '`/proc/cpuinfo`',
        disk: '磁盘镜像',
      },
      answer: '先 `/dev/kvm`，再 `kvm-vm`，最后 `kvm-vcpu:2`：**后一个由前一个上的调用产生**。',
      why: '在 `/dev/kvm` 上调用 `KVM_CREATE_VM` 得到虚拟机的文件，在它上面调用 `KVM_CREATE_VCPU` 得到 vCPU 的文件。正因为 vCPU 是文件，QEMU 才能把其中一页映射到自己的内存里（`mmap`）：每次退出的原因，内核就写在那里。',
      checks: ['这条链，就是 QEMU 进程的几个文件描述符。'],
      notes: '这正是讲座末尾的课堂练习：整理这些文件之间的关系。三层文件，三类 `ioctl`。',
    },
    anywhere: {
      title: 'vCPU 2 能在哪里运行？',
      say: '这份 XML 里没有任何一处提到宿主机的 CPU：没有 `<vcpupin>`，也没有 `cpuset`。',
      ask: '请点出 vCPU 2 可以运行的所有物理 CPU。',
      slips: {
        'same-number': 'CPU 2 只是编号相同，别无关系。vCPU 的编号属于虚拟机，CPU 的编号属于宿主机内核。',
        'first-four': '4 个 vCPU 并不会占用前 4 个 CPU。没有绑定，谁也不会被派到哪里去。',
      },
      answer: '**全部 8 个**：0–7。',
      why: '没有任何设置时，libvirt 向内核请求所有在线的 CPU，之后由宿主机的[[scheduler|调度器]]随意搬动这个线程。所谓绑定，无非是把这个集合缩小。',
      checks: ['四个 vCPU 的集合都一样。'],
      notes: '让学生自己点。只点了 CPU 2 的同学，遇到的正是整门课里最常见的误解，值得感谢他。',
    },
    exit: {
      title: '虚拟机需要设备时',
      say: '大部分时间里，线程停留在 `KVM_RUN` 之中：虚拟机的指令直接在 CPU 上执行。后来虚拟机写了一个由 QEMU 模拟的设备，CPU 便离开虚拟机，这就是一次 [[vm-exit|VM-Exit]]。',
      ask: 'vCPU 2 因为访问模拟设备而退出。模拟工作由哪个线程来做？',
      options: {
        main: 'QEMU 的主线程',
        same: '还是同一个线程，即 vCPU 2 的线程',
        io: '某个 iothread',
        guest: '虚拟机里面的某个线程',
      },
      replies: {
        main: '主线程确实替设备做别的事，但这次退出回到的是调用 `KVM_RUN` 的线程。',
        io: '如果配置了 iothread，它随后会接手磁盘请求；但退出本身回到的是 vCPU 的线程。',
      },
      answer: '**同一个线程。**`KVM_RUN` 返回，线程完成模拟，再次调用 `KVM_RUN`。',
      why: '因此模拟工作受同一个[[mask|掩码]]约束，用的是这个 vCPU 的 CPU，花的也是这个 vCPU 的时间。要注意，大多数退出走不到这一步：内核自己就处理了，然后直接回到虚拟机。',
      notes:
        '慢慢走过第 13 到 18 步，再让它循环起来。讲座说大部分退出是在等待 I/O；实际上大多数退出在 KVM 内部就处理完了。',
    },
    'two-schedulers': {
      title: '两个互不相识的调度器',
      say: '虚拟机里有 8 个程序在忙。虚拟机有 4 个 vCPU，宿主机的 8 个 CPU 别无他事。',
      ask: '有几个物理 CPU 在为这些程序忙碌？',
      options: { one: '1 个', four: '4 个', eight: '8 个' },
      replies: {
        eight: '程序是 8 个，但虚拟机只有 4 个 vCPU 可以分给它们。',
        one: '进程只有一个，但 vCPU 是各自独立的线程，线程可以并排运行。',
      },
      answer: '**4 个。**',
      why: '虚拟机的调度器让 8 个程序轮流使用 4 个 vCPU；宿主机的调度器把 4 个线程放到各自集合内的 CPU 上。两者互不知情。QEMU 什么也不分配：选择 CPU 的是宿主机的 Linux。',
      notes:
        '讲座的一位读者问的正是这个问题。当时的回答“这是 qemu-kvm 做的事情”并不对：做这件事的是宿主机的调度器。',
    },
    'one-cpu': {
      title: '那么，多核是假的吗？',
      say: "另一位读者问：虚拟机的多个核是不是假的，其实只有一个线程？下面这台虚拟机让他几乎说对了：`cpuset='0'`。",
      ask: '虚拟机看到的仍是 4 个 CPU。它那 4 个忙碌的程序会怎样？',
      options: {
        fake: '现在只剩一个 vCPU 线程了',
        turns: '4 个线程在一个 CPU 上轮流运行',
        same: '没有变化，仍然同时运行',
      },
      replies: {
        fake: '看左边：4 个方框，4 个线程。绑定从不改变线程的数量。',
        same: '一个硬件线程同一时刻只能运行一个线程。',
      },
      answer: '**4 个线程轮流运行。**线程是真的，只是没有各自的位置。',
      why: '虚拟机仍有 4 个 vCPU，也可以相信自己有 4 个核心，但它们连同模拟器都只能在 CPU 0 上运行。给它们 4 个 CPU，它们就能并排运行。核有多真，取决于线程能用多少 CPU。',
      checks: ['四个线程，一个 CPU。'],
      notes:
        '第 1 课结束。小结：虚拟机的 CPU、线程、物理 CPU。前两者之间的箭头永远不动，绑定管的是第二个箭头。',
    },
  },
};
