/** 虚拟机元素的疏漏的各条规则。简体中文。 */
import type { RulePage } from '../../en/rule-pages/rule-page.ts';
import type { ElementRule } from '../../rule-checks/elements.ts';

const refused = '没有这样的情况：它无法定义。';
const dropped = '它只是遗留的内容，没有它时的效果正是所要的。';

export const elementPages: Readonly<Record<ElementRule, RulePage>> = {
  'cpuset-invalid': {
    name: 'libvirt 无法读取的集合',
    why: 'libvirt 的列表比看起来严格：^ 只能排除一个编号，而且要紧挨着它；范围只能从小到大；编号最大为 16383；从左往右读，因此 ^ 只能排除它前面已有的编号。有一处错误，整台虚拟机就会被拒绝。',
    fine: refused,
    check: 'define 会打印它无法读取的列表，但不会指出错在哪里。',
  },
  'vcpupin-duplicate': {
    name: '同一个 vCPU 绑定了两次',
    why: 'libvirt 并不是以最后一个为准：同一个 vCPU 有两个 <vcpupin>，哪怕分在两个 <cputune> 里，或者一个写 0、一个写 00，都会被拒绝。',
    fine: refused,
    check: 'define 会给出 vCPU 的编号。',
  },
  'vcpupin-missing-vcpu': {
    name: '绑定的 vCPU 并不存在',
    why: 'vCPU 从 0 开始编号，4 个 vCPU 的虚拟机没有编号为 4 的。libvirt 只在日志里写一行，连 cpuset 都不看就丢弃这个绑定，然后照样定义虚拟机：绑定比以为的少了一个。',
    fine: '减少过 vCPU 的数量，这个绑定是遗留的。',
    check: '日志里有这条警告；dumpxml 中已经没有这个绑定。',
  },
  'topology-count-mismatch': {
    name: '拓扑与 vCPU 数量不符',
    why: 'sockets × dies × cores × threads 必须等于最大 vCPU 数，包括尚未插入的。否则 QEMU 驱动一概拒绝，从不把其中一个改成另一个。',
    fine: 'QEMU 以外的驱动不检查这一点。',
    check: 'define 会说明错误，但不给出数字：请自己相乘。',
  },
  'cpuset-dead-under-auto': {
    name: 'placement=auto 旁边的 cpuset',
    why: 'placement=auto 时由 numad 在启动时选择节点；libvirt 根本不解析 cpuset，输出时也会略去。读这份文件的人，会以为有一道其实不存在的限制。',
    fine: dropped,
    check: 'dumpxml 中的 <vcpu> 没有 cpuset。',
  },
  'libvirt-refuses': {
    name: 'libvirt 会拒绝这台虚拟机',
    why: '有错误的虚拟机根本不会被定义：不管文件怎么写，生效的仍是此前的定义。有几处错误时，libvirt 只报告最先遇到的一处。',
    fine: '别的版本或驱动可能接受；可以选择以哪个版本的规则为准。',
    check: 'define 会打印同样的一句话。',
  },
  'start-fails': {
    name: '可以定义，却无法启动',
    why: 'libvirt 检查定义时不看宿主机；缺少什么，要到启动时才显现，也许是几个月之后、半夜重启的时候。',
    fine: '这份定义是给另一台宿主机的。',
    check: 'start 会打印这句话。',
  },
  'era-refuses': {
    name: '另一个年代的 libvirt 会拒绝',
    why: '这是那个年代的 libvirt 的回答，依据是它的源码和改动说明；用来学习，也用来理解旧的宿主机。',
    fine: '守护进程是新版本：那就以现在的规则为准。',
    check: '以守护进程的版本为准，而不是 virsh 的版本。',
  },
  'limit-without-effect': {
    name: '不起限制作用的限额',
    why: 'quota 是每个 period 中可用的 CPU 时间：没有 quota（或 quota 为负数），period 就限制不了什么；对单个线程来说，quota 不小于 period，就已经超过一个线程能用的全部。限额从不决定线程在哪里运行。',
    fine: '有意把默认值写出来。',
    check: '线程所在 cgroup 的 cpu.max 以 max 开头，或者第一个数字不小于第二个。',
  },
  'cpu-not-on-host': {
    name: '宿主机上没有的 CPU',
    why: 'libvirt 接受 16383 以内的任何编号。启动时则要看情况：有 cpuset 控制器时，超出宿主机最后一个 CPU 的编号会使启动失败；只是不在线的 CPU，cgroup v1 会失败，v2 会略去。今天靠剩下的 CPU 能启动的，也许已经很挤。',
    fine: '这份定义是给另一台宿主机的，或者之前会让该 CPU 上线。',
    check: '拿集合与在线 CPU 的列表比较。',
  },
  'node-not-on-host': {
    name: '宿主机上没有的 NUMA 节点',
    why: '定义时 libvirt 不检查节点。启动时，集合中的每个节点都必须存在，不管是哪种模式：缺一个就会失败。最常见的原因是从更大的宿主机复制来的 XML。',
    fine: '这份定义是给另一台宿主机的。',
    check: 'numactl 的第一行列出节点；start 会指出缺少哪个。',
  },
  'vcpus-not-drawn': {
    name: 'vCPU 超出绘制上限',
    why: '内核自身也只支持到 8192 个 CPU。超出的部分只计数，不计算位置，也不作判断。',
    fine: '对虚拟机本身来说，总是无所谓。',
    check: 'vcpucount 显示 libvirt 保存的数量。',
  },
  'attribute-unknown': {
    name: 'libvirt 不认识的属性',
    why: 'libvirt 只查找它认识的属性，其余的一概悄悄忽略。因此 cupset= 不算错误，只是没有限制：虚拟机照样启动，在哪里都能运行。',
    fine: '它属于更新的版本（升级后就会生效），或者是自己的工具使用的。',
    check:
      '按模式（schema）检查会指出它；dumpxml 中已经没有它。virsh edit 会提示按模式检查，define 要加 --validate。',
  },
  'element-unknown': {
    name: 'libvirt 不认识的元素',
    why: '不认识的元素连同其中的一切，都会被悄悄忽略。拼错的 <vcpupin> 什么也没有绑定。',
    fine: '它属于更新的版本，或者是自己的工具使用的（<metadata> 正是为此而设）。',
    check: '按模式检查会指出它；dumpxml 中已经没有它。',
  },
  'element-misplaced': {
    name: '放错位置的元素',
    why: 'libvirt 只在一个固定的父元素里查找每个元素。放在 <cputune> 之外的 <vcpupin> 等于没有：没有错误，也没有绑定。',
    fine: dropped,
    check: '按模式检查会指出它；dumpxml 中已经没有它。',
  },
  'element-repeated': {
    name: '只有第一个算数的元素',
    why: '对 <vcpu> 这样的元素，libvirt 只读第一个，其余的忽略。哪一个算数，就成了没人注意的先后问题。',
    fine: '两个写得一样。',
    check: 'dumpxml 显示的是算数的那个。',
  },
  'resource-control-dropped': {
    name: '被丢弃的缓存或带宽设置',
    why: '如果 <cachetune> 或 <memorytune> 的 vCPU 不存在，或者其中什么也没有，就会悄悄消失；虚拟机得到的是默认的缓存份额。',
    fine: dropped,
    check: 'dumpxml 中已经没有它。',
  },
  'priority-dropped': {
    name: '没有实时调度的 priority',
    why: '只有 fifo 和 rr 才有 priority。batch 和 idle 时 libvirt 会丢弃它：线程并没有变得更急，反而更不急。',
    fine: dropped,
    check: 'dumpxml 显示了调度策略，但没有 priority。',
  },
  'nodeset-dropped': {
    name: 'placement=auto 旁边的 nodeset',
    why: '列表必须能够解析，然后就被丢弃：由 numad 在启动时选择节点。numad 说在哪里，内存就在哪里。',
    fine: dropped,
    check: 'dumpxml 中的 <memory> 没有 nodeset。',
  },
  'hugepage-nodeset-dropped': {
    name: '没有单元，却为单元指定页大小',
    why: '<page> 的 nodeset= 指的是虚拟 NUMA 单元。没有单元的虚拟机只有一种内存；libvirt 会丢弃 nodeset=0，其他编号则会被拒绝。',
    fine: '几乎总是无所谓：该页大小适用于全部内存，正合本意。',
    check: 'dumpxml 中的 <page> 没有 nodeset。',
  },
  'memory-replaced': {
    name: '各单元的内存取代 <memory>',
    why: '有虚拟 NUMA 单元时，QEMU 驱动以各单元（加上内存设备）之和作为虚拟机的内存，无论变大还是变小，也不管 <memory> 怎么写。',
    fine: '这个和正是本意。',
    check: 'dumpxml 显示的是这个和。',
  },
  'vcpus-added-to-cell': {
    name: '没有归入任何单元的 vCPU',
    why: 'QEMU 要求每个 vCPU 都属于某个单元；libvirt 的驱动把漏掉的都加到单元 0，单元 0 可能因此比别的大得多。',
    fine: '它们本来就应当在单元 0。',
    check: 'dumpxml 中单元 0 的列表已经包含它们。',
  },
  'iothreads-raised': {
    name: 'iothread 比数量多',
    why: '<iothreadids> 列出的比 <iothreads> 的数量多，libvirt 会提高数量。这时编号不一定从 1 开始，绑定要用这些编号。',
    fine: '列出的编号正是本意。',
    check: 'iothreadinfo 会全部列出。',
  },
  'vcpu-current-dropped': {
    name: '<vcpus> 旁边的 current=',
    why: '有 <vcpus> 时，每个 vCPU 启动时是否插入由各自说明，没有列出的就不插入；<vcpu> 的 current= 不再起作用。',
    fine: '两者说的一样。',
    check: 'vcpucount 显示真正算数的数量。',
  },
};
