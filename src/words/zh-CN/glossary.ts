/** 课程术语，每条一两句话。与英文同构，两种语言互为对照。 */
import type { GlossaryWords } from '../en/glossary.ts';

export const glossary: GlossaryWords = {
  host: { term: '宿主机', says: '运行虚拟机的物理机。' },
  guest: { term: '虚拟机（客户机）', says: '虚拟机里面运行的系统，也指虚拟机本身。' },
  vcpu: {
    term: 'vCPU',
    says: '虚拟机看到的 CPU。在宿主机上，它是 QEMU 进程的一个线程 `CPU n/KVM`。',
  },
  thread: {
    term: '线程',
    says: '内核放到 CPU 上运行的东西。同一进程的线程共享内存，但各有自己的线程号和掩码。',
  },
  emulator: {
    term: '模拟器线程',
    says: 'QEMU 中既不是 vCPU、也不是已配置的 iothread 的所有线程：主循环、监控器、显示、迁移和各种辅助线程。',
  },
  iothread: {
    term: 'iothread',
    says: 'QEMU 中专做磁盘 I/O 的线程。用 `<iothreads>` 创建，用 `<iothreadpin>` 绑定。',
  },
  affinity: {
    term: '亲和性',
    says: '一个线程可以在哪些 CPU 上运行。它只说在哪里，不说用多少，也不说先后。',
  },
  pinning: {
    term: '绑定（绑核）',
    says: '把线程的集合缩小到比“全部 CPU”更小。它并不把别的线程挡在外面。',
  },
  cpuset: {
    term: 'cpuset',
    says: 'CPU 的列表，例如 `0-3,^2`，从左往右读。写在 `<vcpu>` 上时，是所有没有绑定的线程的默认值。',
  },
  mask: {
    term: '掩码、位图',
    says: '用一排位表示的 CPU 集合：1 可以运行，0 不可以。`0x1a` 就是 CPU 1、3、4。',
  },
  inheritance: {
    term: '继承',
    says: '没有绑定的线程沿用 `<vcpu>` 的 cpuset；在内核里，新线程沿用创建者的掩码。',
  },
  override: {
    term: '覆盖（生效顺序）',
    says: '针对同一线程的几个设置中，只有一个起决定作用，其余的对它无效。集合之间从不取交集。',
  },
  scheduler: {
    term: '调度器',
    says: '内核中决定下一个在哪个 CPU 上运行哪个线程的部分。宿主机和虚拟机各有一个，互不知情。',
  },
  socket: { term: '插槽（颗）', says: '主板上安放一颗处理器的位置，里面有若干核心。' },
  core: { term: '核心', says: '一整套执行单元。有超线程时，一个核心提供两个（或更多）硬件线程。' },
  'hyper-thread': {
    term: '硬件线程（超线程）',
    says: '内核数作一个 CPU 的东西。同一核心的两个硬件线程共用执行单元。',
  },
  sibling: {
    term: '兄弟线程（同核线程）',
    says: '同一核心的另一个硬件线程。`thread_siblings_list` 会把两个都列出来。',
  },
  smp: { term: 'SMP', says: '对称多处理：所有 CPU 走同样的路访问全部内存。' },
  numa: {
    term: 'NUMA',
    says: '非一致内存访问：每个节点有自己的内存，访问别的节点的内存要更久。',
  },
  node: { term: 'NUMA 节点', says: '一组 CPU 和紧挨着它们的内存。libvirt 也称之为 cell。' },
  cell: { term: '虚拟 NUMA 单元', says: '虚拟机看到的 NUMA 节点，其中的 `cpus` 是 vCPU 的编号。' },
  distance: {
    term: '距离',
    says: '访问另一节点内存的相对代价，来自固件中的一张表；10 表示本地。',
  },
  'remote-memory': {
    term: '远端内存',
    says: '不在线程所在节点上的内存。与之相对的是本地内存。',
  },
  numad: {
    term: 'numad',
    says: '一个推荐节点的程序。放置方式为 `auto` 时，libvirt 每次启动都会询问它。',
  },
  'vm-exit': {
    term: 'VM-Exit',
    says: 'CPU 因为虚拟机不能自行完成的操作而离开虚拟机；VM-Entry 则是返回。大多数退出由内核处理。',
  },
  hotplug: {
    term: '热插（热拔）',
    says: '给运行中的虚拟机增加 vCPU（`virsh setvcpus --live`），或者减少。',
  },
  cgroup: {
    term: 'cgroup',
    says: '内核对其施加限制的一组线程：cpuset 管在哪里，cpu 管用多少。libvirt 为每个 vCPU 各建一个。',
  },
  shares: {
    term: 'shares（权重）',
    says: '与别的虚拟机争用 CPU 时能分到多少，只在 CPU 不够用时才有意义。',
  },
  quota: {
    term: 'quota 与 period',
    says: '上限：每个周期内最多用多少微秒 CPU 时间，对每个 vCPU 分别计算。',
  },
  overcommit: { term: '超配', says: '想运行的线程比它们能用的 CPU 还多，只好轮流。' },
  isolated: {
    term: '隔离的 CPU',
    says: '开机时就从调度器手里拿走的 CPU（`isolcpus=`）。线程只能靠绑定上去，而且在那里不做负载均衡。',
  },
};
