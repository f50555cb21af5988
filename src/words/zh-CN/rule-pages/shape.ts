/** 虚拟机的形状与宿主机不符的各条规则。简体中文。 */
import type { ShapeParams } from '../../../core/findings/shape-params.ts';
import type { RulePage } from '../../en/rule-pages/rule-page.ts';

export const shapePages: Readonly<Record<keyof ShapeParams, RulePage>> = {
  'guest-cores-on-host-siblings': {
    name: '虚拟核心落在同一个物理核心上',
    why: '虚拟机的调度器会先把工作分散到不同核心。如果它的两个核心其实是同一个物理核心的两个线程，工作就被分散到了共用的部件上，而它无从得知。要么告诉它（在 <topology> 中写 threads=），要么给每个虚拟核心一个物理核心。',
    fine: '虚拟机从不让两者同时忙碌，或者软件按核心数授权，需要这样的形状。',
    check:
      '一个 vCPU 所在 CPU 的 thread_siblings_list 含有另一个 vCPU 的 CPU，而虚拟机里的 lscpu 显示每核一个线程。',
  },
  'guest-siblings-apart': {
    name: '虚拟兄弟线程落在不同的物理核心上',
    why: '<topology> 中的 threads= 让虚拟机相信某一对 vCPU 同核：只要还有整个核心空闲，它就让其中一个闲着；又把共享数据的线程放到一起。如果它们其实在不同的物理核心上，这两件事都白做了。',
    fine: '虚拟机总是让所有 vCPU 都忙着，或者只是为了授权才这样显示。没有兄弟线程的宿主机上，也没有更好的位置。',
    check:
      '虚拟机里的 lscpu 显示每核两个线程，而一个 vCPU 所在 CPU 的 thread_siblings_list 不含另一个的 CPU。',
  },
  'lstopo-numbers': {
    name: '绑定像是 lstopo 的逻辑编号',
    why: 'lstopo 给 CPU 编了两种号：L# 按画出的方框顺序计数，P# 才是内核的编号。libvirt、taskset 和 /proc 要的都是 P#。在编号为 0,N/2 或奇偶交错的宿主机上，两者几乎处处不同，照抄 L# 的绑定会落到图中另外的核心上。',
    fine: '绑定本来就是按 P# 选的，只是碰巧像 L#。',
    check: '逐行比较两种编号；thread_siblings_list 用的是内核编号。',
  },
  'set-straddles-nodes': {
    name: '集合跨越 NUMA 节点',
    why: '线程的内存在它第一次访问时所在的节点上（或由 <numatune> 指定）。调度器把线程移到另一个节点之后，每次缓存未命中都要经过插槽之间的互连，距离大约翻倍。',
    fine: '虚拟机需要的 CPU 比一个节点还多（这时用虚拟 NUMA 单元告诉它），或者工作集能放进缓存。',
    check: '集合含有两个节点的 CPU；每次查看，PSR 在两者之间变来变去。',
  },
  'set-straddles-sockets': {
    name: '集合跨越同一节点的几个插槽',
    why: '即使内存一样近，移到另一个插槽也会丢下全部缓存；共享数据的两个 vCPU 还要经过插槽之间的互连交换数据。',
    fine: '这些 vCPU 彼此关系不大。',
    check: '集合中各 CPU 的 SOCKET 一列不同。',
  },
  'set-straddles-dies': {
    name: '集合跨越同一插槽的几个晶粒',
    why: '每个晶粒有自己的缓存：移过去要重新预热，晶粒之间共享数据也要绕远路。',
    fine: '有意使用整个插槽，或者 vCPU 之间很少共享数据。',
    check: '集合中各 CPU 的 die_id 不同。',
  },
  'set-straddles-caches': {
    name: '集合跨越几个 L3 缓存',
    why: '有些处理器有多个 L3 缓存（每个核心复合体一个）。线程移到另一个缓存要重新预热，共享数据的 vCPU 也只能绕道内存。对游戏、数据库和网络转发来说，这往往是测得出来的最大差别。',
    fine: '虚拟机比一个缓存的核心数还大，或者 vCPU 之间很少共享数据。',
    check: '集合中某个 CPU 的 shared_cpu_list 不含其他 CPU。',
  },
  'vcpus-on-several-caches': {
    name: 'vCPU 分布在几个 L3 缓存上',
    why: '有些处理器有多个 L3 缓存（每个核心复合体一个）。分属不同缓存的 vCPU 交换数据要绕道内存，比在同一缓存内慢几倍，而虚拟机以为它们相邻。如果一个缓存放得下，最好都放在一起；游戏最能看出差别。',
    fine: '负载需要的缓存或内存带宽超过一个复合体所有，线程之间又很少共享数据；或者其余核心已被占用。',
    check: '一个 vCPU 所在 CPU 的 shared_cpu_list 不含另一个 vCPU 的 CPU。',
  },
  'core-types-mixed': {
    name: '一个虚拟插槽里混用性能核与能效核',
    why: '虚拟机看不到核心的类型：它以为所有 vCPU 一样快，分给它们等量的工作，到了同步点，快的要等慢的。在一个 vCPU 上测得的时间，也不能说明另一个。',
    fine: '各 vCPU 分工不同（例如一个给系统，其余给业务），虚拟机里也已相应绑定。',
    check: '绑定的 CPU 在两个列表中都有；cpu_core 是性能核，cpu_atom 是能效核。',
  },
  'guest-socket-across-cells': {
    name: '一个虚拟插槽分属几个单元',
    why: '固件表里一个插槽属于几个节点是少见的，内核会检查：Linux 会警告拓扑不合理，可能按插槽而不是按节点建立调度域；Windows 按它划分处理器组。让 sockets= 等于单元数，意思一样，也不会被怀疑。',
    fine: '虚拟机就是要模仿启用了 Sub-NUMA Clustering 的主机，而且已知它的内核能接受。',
    check: '虚拟机里 Socket(s) 小于 NUMA node(s)。',
  },
  'cell-cpus-from-host': {
    name: '虚拟 NUMA 单元照抄宿主机的 CPU 编号',
    why: '<cell cpus> 里写的是 vCPU 编号。虚拟机的线程、核心、插槽总是依次编号，与宿主机无关：照抄宿主机的 0-3,8-11，它的第一个插槽就会分属两个单元，兄弟线程也可能被拆开。宿主机的编号应当写在绑定里。',
    fine: '拓扑里每个插槽只有一个 vCPU，没有什么可拆。',
    check:
      '<cell cpus> 的列表与宿主机某个节点的列表相同；虚拟机里的 thread_siblings_list 说明它是怎样编号的。',
  },
  'cell-on-several-nodes': {
    name: '一个单元分散在几个宿主机节点上',
    why: '虚拟机按单元安排内存和线程：它以为的本地，对单元中在另一个节点上运行的 vCPU 来说却是远端。错误的地图比没有地图更糟，因为虚拟机会照着它行事。',
    fine: '几个节点一样近（距离为 10 或 11），或者虚拟机不理会 NUMA。',
    check: '同一单元的 vCPU 绑定在不同节点的 CPU 上。',
  },
  'cell-order-against-host': {
    name: '依次绑定，而宿主机的节点交错编号',
    why: '在这样的宿主机上，相邻的编号属于不同的节点：偶数在节点 0、奇数在节点 1，或者 0-3 与 8-11 同属一个节点。把 vCPU n 绑到 CPU n 看起来整齐，却把每个单元都拆散到所有节点上。',
    fine: '虚拟机里没有什么依赖远近。',
    check: '拿绑定的编号与各节点的列表对照。',
  },
  'vcpus-on-several-nodes': {
    name: 'vCPU 分布在几个节点上，虚拟机不知道',
    why: '没有虚拟 NUMA 单元，虚拟机就以为所有内存一样近，在 vCPU 之间随意移动线程，每次都可能移到另一个节点。要么绑定在同一个节点，要么用单元把节点告诉虚拟机。',
    fine: '虚拟机就是要用两个节点的内存带宽，它的线程也不会移动；或者它比一个节点还大，而操作系统不懂 NUMA。',
    check: '绑定的 CPU 属于不同的节点；进程的内存分布在两个节点上。',
  },
};
