/** 线程互相妨碍的各条规则。简体中文。 */
import type { CrowdParams } from '../../../core/findings/crowd-params.ts';
import type { RulePage } from '../../en/rule-pages/rule-page.ts';

export const crowdPages: Readonly<Record<keyof CrowdParams, RulePage>> = {
  'vcpus-share-pcpu': {
    name: '多个 vCPU 挤在一个 CPU 上',
    why: '一个 CPU 同一时刻只能运行一个线程。绑在同一个 CPU 上的两个 vCPU 只能轮流执行，各自最多得到一半时间；如果其中一个在等另一个持有的锁，轮到它的时间就白白空转掉了。',
    fine: '这些 vCPU 大部分时间空闲，或者要测试的正是这种情形。',
    check: 'vcpupin 中有两行写着同一个 CPU。虚拟机里的 st（steal）一列，就是 vCPU 想运行却在等待的时间。',
  },
  'emulator-on-vcpu-pcpu': {
    name: '模拟器线程占用 vCPU 唯一的 CPU',
    why: 'QEMU 的主循环、监视器、显示、迁移，以及没有 iothread 的磁盘 I/O，都在模拟器线程里执行。它们一忙，绑在同一个 CPU 上的 vCPU 就停住：虚拟机里表现为抖动、时钟中断丢失或磁盘卡顿。',
    fine: '虚拟机几乎没有 I/O，偶尔的停顿也无所谓。',
    check:
      'emulatorpin 显示的 CPU 正是某个 vCPU 唯一的 CPU。线程列表中，主线程（TID 等于 PID）与该 vCPU 的 PSR 相同。',
  },
  'iothread-on-vcpu-pcpu': {
    name: 'iothread 占用 vCPU 唯一的 CPU',
    why: 'iothread 的意义就在于让磁盘 I/O 不打断虚拟机。放在 vCPU 唯一的 CPU 上，效果恰恰相反：处理请求的时候，等着结果的 vCPU 也只能停着。',
    fine: '它背后的磁盘很少使用。',
    check: 'iothreadinfo 与 vcpupin 显示同一个 CPU。',
  },
  'emulator-on-vcpu-sibling': {
    name: '模拟器线程与 vCPU 同核',
    why: '兄弟线程共用执行单元和一、二级缓存。模拟器线程在另一个线程上时，vCPU 的 CPU 编号虽然没人占，但 QEMU 一忙，它就大约只剩半个核心。编号不同，不等于核心不同。',
    fine: '反正没有空闲核心了，兄弟线程已是最好的位置；或者模拟器线程很闲（I/O 由 iothread 和 vhost 承担）。',
    check: 'vCPU 所在 CPU 的 thread_siblings_list 中，含有 emulatorpin 显示的 CPU。',
  },
  'iothread-on-vcpu-sibling': {
    name: 'iothread 与 vCPU 同核',
    why: 'iothread 会轮询：即使在等待，也占着核心的一个线程。只要有 I/O，同核的 vCPU 就大约只有一半的速度。',
    fine: '旁边的 vCPU 正是由它代做 I/O 的那个，平时互不相干；或者没有别的空闲核心。',
    check: 'vCPU 所在 CPU 的 thread_siblings_list 中，含有 iothreadinfo 显示的 CPU。',
  },
  'vcpus-outnumber-cpus': {
    name: 'vCPU 比它们能用的 CPU 多',
    why: 'k 个 vCPU 一共只能用少于 k 个 CPU 时，任何调度器都无法让它们同时运行。虚拟机不知道谁在等待，而等待的那个可能正持有别人在自旋等待的锁。这里用的是匹配而不是计数，因此只有部分重叠的集合也算在内：0-1、0-1 和 1 就是三个 vCPU 挤两个 CPU。',
    fine: '有意超配：大量多半空闲的虚拟机，或者在小主机上测试大虚拟机。',
    check: '数一数 vcpupin 中有多少行只写了这些 CPU。所有 vCPU 一忙，虚拟机里的 st（steal）就会上升。',
  },
  'pins-overlap': {
    name: '绑定部分重叠',
    why: '写成不同的集合，说明本意是让这些 vCPU 分开；但在集合相交之处，两个 vCPU 可能挤到同一个 CPU 上，而别的 CPU 却空着。调度器会再把它们挪开，每挪一次缓存就冷一次。一人一个 CPU，就没有什么可挪的。',
    fine: '这些集合是有意留出余地的 CPU 池，也不在乎抖动。',
    check: 'vcpupin 中有两行含有相同的 CPU。偶尔能看到两个 vCPU 的 PSR 相同，而集合里别的 CPU 却空闲。',
  },
  'vcpus-may-wander': {
    name: '绑定不等于独占',
    why: '绑定是围住自己线程的栅栏，不是围住 CPU 的栅栏。没有绑定的 vCPU 可以在任何 CPU 上运行，包括别的 vCPU 为了不受打扰而绑定的 CPU。<vcpu cpuset> 可以把没有绑定的 vCPU 留在别处；隔离 CPU 则能挡住宿主机上的其他程序。',
    fine: '没有绑定的 vCPU 很闲，或者绑定只是为了让 vCPU 靠近自己的内存。',
    check: '某个 vCPU 的 Cpus_allowed_list 含有另一个 vCPU 唯一的 CPU。宿主机繁忙时，两者的 PSR 会相同。',
  },
  'emulator-may-wander': {
    name: 'QEMU 自己的线程可能跑到 vCPU 的 CPU 上',
    why: '没有 <emulatorpin> 时，模拟器线程沿用 <vcpu cpuset>，连它也没有就可以在任何 CPU 上运行；没有绑定的 iothread 也一样。宿主机一忙，它们就会落到专门留给 vCPU 的 CPU 上。vCPU 的绑定只替 vCPU 自己覆盖了 <vcpu cpuset>，模拟器线程照样沿用它。',
    fine: '空闲的 CPU 足够多，调度器会优先用它们；或者虚拟机不在乎延迟。',
    check: 'emulatorpin（或 iothreadinfo）显示的集合含有某个 vCPU 唯一的 CPU。',
  },
  'realtime-shares-cpu': {
    name: '实时 vCPU 没有独占 CPU',
    why: '按 fifo 或 rr 调度的线程，在自己睡眠之前不会把 CPU 让给普通线程。轮询的虚拟机从不睡眠：同一个 CPU 上的其他 vCPU 或 iothread 就会饿死；如果没有绑定，它走到哪里，宿主机上的普通线程就在哪里停下。',
    fine: '实时 vCPU 大部分时间在睡眠，同一个 CPU 上的其他线程也等得起。',
    check:
      'chrt 显示某个 vCPU 为 SCHED_FIFO 或 SCHED_RR，而 vcpupin 中另一个线程也用这个 CPU（或者它自己有很多 CPU）。',
  },
  'realtime-on-emulator-cpu': {
    name: '实时 vCPU 占着模拟器线程的 CPU',
    why: '虚拟机如果在循环中等待 QEMU 完成某件事（设备寄存器、主循环的定时器），就会一直占着 QEMU 需要的 CPU。它是 fifo 或 rr，永远不会让给模拟器线程：双方都卡死，监视器也不再应答。',
    fine: '几乎没有这样的情况。内核的实时限流（sched_rt_runtime_us）默认给其他线程留 5%，那只是掩盖了问题。',
    check:
      'emulatorpin 显示的正是该 vCPU 唯一的 CPU，而 chrt 显示它为 SCHED_FIFO 或 SCHED_RR。虚拟机繁忙时，dommemstat 这类要经过监视器的命令会一直没有响应。',
  },
  'cpu-zero-taken': {
    name: 'vCPU 占用 CPU 0',
    why: 'CPU 0 负责启动机器，并保留着无法移走的工作：许多内核的时间维护、没有指定亲和性的中断、部分内核线程。isolcpus= 和 nohz_full= 通常也因此不包含它。',
    fine: '虚拟机不要求延迟平稳，或者宿主机的每个 CPU 都要分给虚拟机。',
    check: 'CPU 0 的中断次数远多于相邻的 CPU（把 $2 换成 $3、$4 比较），还能看到 PSR 为 0 的内核线程。',
  },
  'isolated-not-balanced': {
    name: '一个线程得到多个隔离的 CPU',
    why: 'isolcpus=（或隔离的 cpuset 分区）把 CPU 排除在调度器的负载均衡之外。可以用其中多个 CPU 的线程会被放到某一个上，多半是第一个，之后再也不会移动：集合为 2-7 的四个 vCPU 可能全都在 CPU 2 上，而 3-7 空着。',
    fine: '隔离列表只带 managed_irq 或 nohz，不带 domain，负载均衡照常进行。',
    check: 'vcpupin 的集合落在 /sys/devices/system/cpu/isolated 之内，而几个 vCPU 的 PSR 好几分钟都相同。',
  },
  'hotplug-vcpu-unpinned': {
    name: '待插入的 vCPU 没有绑定',
    why: '插入时，它得到的是 libvirt 那时算出的集合：既没有绑定又没有 <vcpu cpuset>，就是宿主机的所有 CPU，包括其他 vCPU 绑定的那些。',
    fine: '它永远不会插入，或者 setvcpus 之后总会紧跟 vcpupin。',
    check: 'vcpucount 显示当前数量小于最大数量，而 vcpupin 对尚未插入的 vCPU 列出了所有 CPU。',
  },
  'domains-share-cpu': {
    name: '几台虚拟机用同一个 CPU',
    why: '单看每台虚拟机的 XML，都像是独占这个 CPU；放在一起才看得出冲突。它们只能轮流执行，彼此把对方的速度减半，而自己的设置里看不出任何痕迹。最常见的原因是热迁移和复制来的 XML。它是警告而不是错误：libvirt 和内核都接受，两台虚拟机都能启动。在虚拟机之间的四种程度中它最严重，其后依次是共用一个核心、其他虚拟机来到被绑定的 CPU、共用一池 CPU。',
    fine: '这些虚拟机从不同时运行（例如测试机与它的副本、冷备）。',
    check: '循环会打印每台运行中的虚拟机的绑定：同一个 CPU 出现在两个名字下面。',
  },
  'domains-share-core': {
    name: '几台虚拟机用同一个核心',
    why: '兄弟线程共用执行单元和缓存。两台虚拟机会互相拖慢，还可能从时间差异推测对方在做什么；防范侧信道的建议是：一个核心只给一台虚拟机。在虚拟机之间的四种程度中它排第二：比同一个 CPU 给两台要轻，但同样必然发生。',
    fine: '虚拟机之间互相信任，而且总吞吐量比单线程速度更重要；云平台默认就是这样安排的。',
    check: '一台虚拟机的 CPU 出现在另一台的 thread_siblings_list 中。',
  },
  'domains-may-wander': {
    name: '其他虚拟机会来到被绑定的 CPU',
    why: '逐个绑定 vCPU，是想让每个 CPU 只归一个 vCPU 用。绑定本身做不到这一点：它只把自己的线程留在那里，不会挡住别人。没有绑定的虚拟机，或者集合包含这些 CPU 的虚拟机，只要调度器觉得合适，就会在那里运行。如果其他虚拟机的 vCPU 比剩下的 CPU 还多，全部忙碌时就不可能避开，因此是警告；否则是提示。在虚拟机之间的四种程度中它排第三：比把同一个 CPU 给两台、把一个核心的两个线程分给两台要轻，比共用一池 CPU 要重。',
    fine: '其他虚拟机大部分时间空闲，或者有 cgroup（cpuset 分区）或隔离的 CPU 挡住它们。',
    check:
      '另一台虚拟机的集合里有被绑定的 CPU。宿主机忙碌时，被绑定的 vCPU 的等待时间（schedstat 的第二个数）会增长。',
  },
  'domains-share-pool': {
    name: '几台虚拟机共用一池 CPU',
    why: '这是共享宿主机的常见方式：谁忙谁多用。哪些虚拟机的集合有共同的 CPU，值得留意：对它们来说，集合并没有看起来那么可靠。在虚拟机之间的四种程度中它最轻；如果其中有虚拟机按绑定独占某个 CPU，另有一条规则说明。',
    fine: '几乎总是如此：有意超配，负载错开的虚拟机。',
    check: '两台虚拟机显示的集合有共同的 CPU。平均负载是想运行的线程数，拿它与 CPU 数量比较。',
  },
  'domains-exceed-memory': {
    name: '几台虚拟机要的内存超过总量',
    why: '单看每台虚拟机的 XML，宿主机都放得下；放在一起才看得出要得太多。大页在虚拟机启动之前就全部映射，因此共用一个大页池时，最后一台启动不了，这是警告。其他内存要到访问时才分配：都能启动，但全部用满时，内核只能换出或者结束进程，这是提示。',
    fine: '这些虚拟机从不同时运行；大页池可以按需增长（nr_overcommit_hugepages）；或者本来就是有意超配（内存气球、内存页合并）。',
    check: '运行中虚拟机的内存之和与节点总量之比，或者大页池中空闲的大页。',
  },
  'host-overcommitted': {
    name: '宿主机上 vCPU 多于 CPU',
    why: '所有虚拟机同时忙碌时，总有 vCPU 在等待。多少算过分，取决于负载：办公类服务器 4 : 1 可能没问题，数据库、语音和网络转发通常要求 1 : 1。',
    fine: '虚拟机大部分时间空闲，或者从不同时忙碌。',
    check: '运行中虚拟机的 vCPU 总数与 CPU 数量之比。是否真有影响，看虚拟机里的 steal 时间。',
  },
};
