/** 内存、限额与实际观测的各条规则。简体中文。 */
import type { MemoryParams } from '../../../core/findings/memory-params.ts';
import type { RulePage } from '../../en/rule-pages/rule-page.ts';

export const memoryPages: Readonly<Record<keyof MemoryParams, RulePage>> = {
  'memory-remote': {
    name: '内存优先放在远离 vCPU 的节点',
    why: 'preferred 和 interleave 会在还有空间时把内存页放在指定的节点上，不管线程在哪里运行。于是每次缓存未命中都要经过节点之间的互连：延迟大约翻倍，带宽也更小。',
    fine: '本地节点反正是满的，有意选了别的节点；或者指定的是没有 CPU 的内存节点（较慢的一级内存）。',
    check: 'vcpupin 是一个节点的 CPU，numatune 却是另一个节点；numastat 显示内存页实际在哪里。',
  },
  'memory-strict-remote': {
    name: '内存被限定在远离 vCPU 的节点',
    why: 'strict（以及 restrictive）只允许使用这些节点，因此一页本地内存也不会有，哪怕 vCPU 所在的节点是空的。这多半是疏忽：numatune 移动的是内存，从不移动线程。',
    fine: '限定的节点本来就没有 CPU，例如持久内存或 CXL 内存，而且是有意的。',
    check: '模式为 strict，而绑定的 CPU 没有一个在该节点上；进程的内存页全部在那里。',
  },
  'memory-bound-cpus-free': {
    name: '内存有限定，vCPU 没有',
    why: '<numatune> 只限定内存，别无其他：libvirt 计算线程的 CPU 时根本不看它。内存限定在一个节点，而 vCPU 可以在所有节点上运行，就总有一部分时间全是远端访问，调度器也无法把内存页带过去。',
    fine: '宿主机用别的办法把虚拟机留在该节点上（cgroup 分区、numad）。',
    check: 'Mems_allowed_list 中的节点，比 vcpupin 中 CPU 所在的节点少。',
  },
  'interleave-with-local-cpus': {
    name: 'vCPU 在一个节点，内存交错分布',
    why: 'interleave 把内存页轮流分配到各个节点：对分散在各处的线程来说带宽均匀。而对限定在一个节点上的 vCPU 来说，总有固定比例的访问是远端，尽管本地可能还有空闲内存。',
    fine: '虚拟机更需要几个节点合起来的内存带宽，不在乎距离；或者一个节点放不下它的内存。',
    check: '模式为 interleave，而且节点比绑定所在的节点多；numastat 显示各节点的数量差不多。',
  },
  'memory-exceeds-node': {
    name: '内存超过节点的总量',
    why: '虚拟机能够启动，因为内存要到访问时才真正分配。strict 时内核只能从这些节点取内存：取完之后只能换出，或者结束某个进程（多半就是虚拟机），哪怕别的节点还空着。大页是例外：启动时一次取齐，因此启动失败，属于错误。',
    fine: '虚拟机从不用满（内存气球、有意超配），或者模式为 preferred，放不下的会去别处。',
    check: '比较节点的总量与虚拟机的内存；内核日志会记下被结束的进程。',
  },
  'memory-exceeds-free': {
    name: '内存超过目前的空闲量',
    why: '总量放得下，但放不进文本产生时的空闲部分。文件缓存在需要内存时会让出来，因此往往还是放得下；如果是被别的虚拟机占着，就放不下了。',
    fine: '占用的多半是文件缓存，或者占用内存的正是这台虚拟机。',
    check: '比较空闲量与总量；FilePages 和 Inactive(file) 说明其中有多少是缓存。',
  },
  'hugepages-do-not-fit': {
    name: '大页不够',
    why: '大页来自宿主机预留的池，每个节点、每种大小各有一池。libvirt 让 QEMU 在虚拟机运行之前就映射全部大页；（所限定节点的）池里不够，启动就会失败。',
    fine: '池可以按需增长（nr_overcommit_hugepages），或者启动前有脚本来扩充。这里的数量是池的总量，没有减去其他虚拟机已经占用的大页。',
    check: 'freepages 显示各节点的大页；拿它与虚拟机内存除以页大小的结果比较。',
  },
  'cell-without-memnode': {
    name: '有的单元缺少 <memnode>',
    why: '有 <memnode> 的单元，内存位置是确定的；其余单元只能退回到 <memory>，或者什么限定也没有。虚拟机以为每个单元都是本地，其中一个却全凭运气。',
    fine: '<memory> 只有一个节点，没有 <memnode> 的单元都用它：那就不是运气了（也不会报告）。',
    check: 'dumpxml 中的 <memnode> 比单元少；QEMU 参数里该单元的内存对象没有 host-nodes。',
  },
  'memnode-without-cell': {
    name: '<memnode> 没有对应的单元',
    why: 'cellid= 是从 0 开始的虚拟 NUMA 单元编号，不是宿主机的节点编号。libvirt 会拒绝该虚拟机，文件中的一切都不会生效。',
    fine: '没有这样的情况：它无法定义。',
    check: 'define 会说明错误。',
  },
  'guest-numa-unbound': {
    name: '虚拟 NUMA 单元没有对应关系',
    why: '虚拟机看到节点和距离，并据此安排自己；宿主机却把 vCPU 和内存页放在任何有空位的地方。虚拟机以为的本地只是碰巧，而且会变。',
    fine: '只是在虚拟机里测试 NUMA，或者宿主机只有一个节点（那就不会报告）。',
    check: '虚拟机里的 numactl 显示有几个节点；宿主机上的 numastat 显示内存页碰巧落在哪里。',
  },
  'auto-beside-pins': {
    name: '一部分手工绑定，其余由 numad 决定',
    why: '启动时 libvirt 向 numad 询问一次：哪些节点放得下这么多 vCPU 和内存；numad 并不知道那些绑定。它的回答可能正好是绑定所避开的节点，而内存就限定在那里，没有另外说明时还是 strict。',
    fine: '宿主机只有一个节点，或者绑定的线程（多半是模拟器线程）很少访问内存。',
    check: '运行中虚拟机的 numatune 显示 numad 选了哪些节点：拿它与绑定的 CPU 所在的节点比较。',
  },
  'iothreadpin-missing-iothread': {
    name: '绑定的 iothread 并不存在',
    why: '多余的 vCPU 绑定只会被丢弃，多余的 iothread 绑定却会让 libvirt 拒绝整台虚拟机。多半是忘了写 <iothreads>：不少教程只给出绑定，没有给出数量。磁盘也只有在驱动里指定了才会使用 iothread。',
    fine: '没有这样的情况：它无法定义。',
    check: 'define 会给出 iothread 的编号。',
  },
  'quota-contradictory': {
    name: '互相矛盾的限额',
    why: '单个线程的上限高于整台虚拟机的上限，就永远达不到，可见两者之中总有一个不是本意。另外，限额只对普通调度生效：按 fifo 或 rr 调度的 vCPU 完全不受限制。',
    fine: '本意就是较小的那个上限，另一个是遗留的。',
    check:
      'quota 除以 period 就是 CPU 的个数：把 vcpu_、emulator_、iothread_ 与 global_ 相比。chrt 显示哪些线程是实时的。',
  },
  'observed-differs': {
    name: '线程不在设置所说的位置',
    why: '粘贴的运行状态与 XML 对不上：可能用 --live 改过绑定，启动之后改过 XML，另有同名的虚拟机，或者 cgroup 允许的更少。只看其中一份，就会被误导。',
    fine: '两份文本取自不同的时刻，以新的为准。',
    check: '两份 XML（运行中的与下次启动的）在绑定上不同；Cpus_allowed_list 才是内核真正执行的。',
  },
  'host-unknown': {
    name: '宿主机未知',
    why: '有哪些 CPU、哪些同核、属于哪个节点、节点有多少内存：大约一半的规则需要这些。没有它们，规则宁可沉默，也不猜测。',
    fine: '只关心虚拟机自身是否自洽。',
    check: '粘贴以下任何一条命令的输出；virsh capabilities 一次就能说明大部分。',
  },
};
