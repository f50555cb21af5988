/** 常见说法与正确说法。简体中文；出处见英文文件。 */
import type { MisconceptionWords } from '../en/misconceptions.ts';

export const misconceptions: MisconceptionWords = {
  priority: {
    said: '设置亲和性就是提高线程的调度地位。',
    correct: '它只规定线程可以在哪些 CPU 上运行；nice 值、调度策略等一概不变。',
  },
  unix: { said: 'sched_setaffinity 是 UNIX 的函数。', correct: '它是 Linux 特有的，不属于任何 UNIX 标准。' },
  'map-sizes': {
    said: 'hostcpus、cpumaplen、maxcpu 是在获取宿主机的最大性能信息。',
    correct: '它们分别是 CPU 数的上界、位图的字节数和循环的界限。',
  },
  maplen: {
    said: 'VIR_CPU_MAPLEN 是什么意思？',
    correct: '⌈n / 8⌉：n 位所需的字节数。8 个 CPU 要 1 个字节，24 个要 3 个，40 个要 5 个。',
  },
  einval: {
    said: '设置亲和性时，掩码太小会得到 EINVAL。',
    correct: '在今天的内核上，它表示掩码里没有一个可用的 CPU。“太小”只与*读取*有关。',
  },
  'every-pin': {
    said: '2011 年的代码会应用每一个 vcpupin。',
    correct: '循环拿列表中的位置与 vCPU 编号相比，次序不符的绑定会被跳过。不久之后就修正了。',
  },
  overflow: { said: '遍历掩码的循环是安全的。', correct: '绑定的 CPU 超出位图时，会写到位图后面去。' },
  'where-or-how-much': {
    said: 'shares、period、quota 决定虚拟机在哪里运行。',
    correct:
      '它们决定能用多少：shares 是 CPU 不够用时整台虚拟机的权重，quota 给每个 vCPU 设上限。谁也不会移动线程。',
  },
  'shares-fixed': {
    said: 'shares 为 2048 总是表示两倍的权重。',
    correct: '在 cgroup v1 上，通常的权重是 1024；在 v2 上是 100，而且数字原样写入。',
  },
  'process-or-thread': {
    said: '虚拟机的一个核是一个进程或线程。',
    correct: '使用 KVM 时是线程，是那唯一一个 QEMU 进程的若干线程之一。',
  },
  'smp-product': {
    said: '-smp 8,sockets=1,cores=4,threads=1',
    correct: '乘积必须等于 CPU 数，应为 cores=8；否则 QEMU 拒绝启动。',
  },
  'numa-set-membind': {
    said: '内存亲和性就是 numa_set_membind。',
    correct: '那只是 strict 模式，其他模式用别的调用；对虚拟 NUMA 单元，则把节点和策略告诉 QEMU。',
  },
  memtune: { said: '用 memtune 把内存绑到节点。', correct: '应当用 numatune；memtune 设置的是大小上限。' },
  'auto-forbids': {
    said: 'placement="auto" 不允许 emulatorpin。',
    correct: '大约 2012 到 2016 年如此，如今可以写，而且有效。',
  },
  'no-flag': {
    said: 'egrep -c 输出 0，就说明没有 KVM。',
    correct: '它数的是含有该标志的行。其他架构和嵌套环境会输出 0，却照样能运行 KVM。',
  },
  'virsh-numatune': {
    said: 'virsh numatune 设置虚拟机的 NUMA 拓扑。',
    correct: '它设置内存可以来自宿主机的哪些节点；虚拟机的拓扑写在 <cpu><numa> 里。',
  },
  'hard-affinity': { said: 'Linux 从 2.0 起就有硬亲和性。', correct: '从 2.5.8 起。' },
  'call-name': {
    said: '内核 API sched_set_affinity()',
    correct: '应为 sched_setaffinity 和 sched_getaffinity，它们是系统调用。',
  },
  'to-children': {
    said: '设置掩码会传给已有的线程。',
    correct: '线程创建时才继承，已有的线程保持原样，所以 libvirt 要逐个线程绑定。',
  },
  'all-direct': { said: 'vCPU 的每条指令都直接在 CPU 上执行。', correct: '引起 VM-Exit 的指令除外。' },
  cupset: {
    said: '<vcpu cupset="0-3">',
    correct: '应为 cpuset。libvirt 对不认识的属性一声不响，虚拟机就会到处运行。',
  },
  'qemu-assigns': {
    said: '由 QEMU 把 vCPU 分配到物理 CPU 上。',
    correct: '由宿主机的调度器分配，范围是每个线程的掩码。',
  },
  tss: { said: 'Linux 与 VMCS 类似，把寄存器保存在 TSS 里。', correct: '只是比喻。Linux 用软件切换任务。' },
  'exits-wait': {
    said: '大部分退出是在 QEMU 里等待 I/O。',
    correct: '大部分在 KVM 内部就处理完了，根本到不了 QEMU。',
  },
  compat: { said: 'compat_ioctl 是为了兼容过去。', correct: '它供 64 位内核上的 32 位程序调用。' },
  'page-size': { said: 'vCPU 的共享区域是一页。', correct: '不止一页：实测为 12288 字节。' },
  msrs: {
    said: 'VM-entry 控制字段负责保存和恢复 MSR。',
    correct: '进入时只加载；保存由 exit 控制字段负责。',
  },
  'reset-pin': {
    said: 'vcpupin … r 会删除绑定。',
    correct: '它会存下一个指向全部 CPU 的绑定，从而覆盖 cpuset。',
  },
  trimmed: {
    said: '部分无效的 cpuset 会被裁剪到宿主机的范围。',
    correct: '使用 cpuset cgroup 时，会启动失败。',
  },
  adjacent: {
    said: '编号相邻的 CPU 在同一个节点或核心上。',
    correct: '编号由固件决定。奇数和偶数可能分属两个节点，n 与 n + 12 可能同属一个核心。',
  },
  exclusive: {
    said: '绑定的 CPU 归那个 vCPU 所有。',
    correct: '绑定不会把别人挡在外面，没有绑定的线程也可以在那里运行。',
  },
  intersection: {
    said: '绑定会被裁剪到 <vcpu> 的 cpuset 之内。',
    correct: '绑定取代 cpuset，即使两者毫无交集。',
  },
};
