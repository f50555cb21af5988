/** “在哪里”之外的事实：启动、内存、限额、热插拔；详情与报告共用。简体中文。 */
import type { ThreadMems } from '../../core/placement/placement.ts';
import type { FactWords } from '../en/facts.ts';
import { zh } from './spacing.ts';
import { roundCpus } from '../round-cpus.ts';

export function nodeList(nodes: string): string {
  switch (nodes) {
    case 'all':
      return '任何节点';
    case 'unknown':
      return 'numad 选择的节点';
    case '':
      return '没有节点';
    default:
      return zh`节点 ${nodes}`;
  }
}

const memsBy: Readonly<Record<ThreadMems['source'], string>> = {
  memnode: '所在单元的 restrictive <memnode>',
  numatune: '<memory>',
  numad: 'numad',
  union: '<memory> 与所有 <memnode> 的并集',
};

export const facts: FactWords = {
  label: {
    start: '启动',
    memory: '内存',
    wholeGuest: '整台虚拟机',
    memoryChain: 'libvirt 为这部分内存依次考虑的设置',
    limits: '权重与上限',
    hotplug: '插入之后',
    helpers: '算作模拟器的线程',
    domain: '虚拟机',
    cell: '虚拟 NUMA 单元',
    plugged: '插入状态',
    distance: '距离',
    allocates: '内存来源',
    scheduler: '调度策略',
    time: '时间',
    cellVcpus: '各 vCPU 与内存的远近',
  },
  anyCgroup: '任何种类的 cgroup',
  startState: {
    refused: '拒绝定义它',
    starts: '可以启动',
    fails: '可以定义，但无法启动',
    unknown: '能否启动未知',
  },
  doubtMessage: (message) => zh`如果失败，virsh 会显示“${message}”。`,
  further: (problems, where) => zh`其后还有 ${problems} 个问题${where === undefined ? '' : zh`（${where}）`}`,
  memoryNodes: (mode, nodes) => (mode === undefined ? nodeList(nodes) : zh`${mode}，${nodeList(nodes)}`),
  mems: (nodes, source) => zh`只能来自${nodeList(nodes)}，由${memsBy[source]}决定（cpuset.mems）`,
  localityShort: { local: '本地', 'partly-remote': '部分远端', remote: '远端', unknown: '未知' },
  localityNodes: (cpuNodes, memoryNodes) => zh`运行在${nodeList(cpuNodes)}，内存在${nodeList(memoryNodes)}`,
  scheduler: ({ policy, priority }) =>
    priority === undefined ? policy : zh`${policy}，priority ${priority}`,
  plugged: ({ online, hotpluggable, waits }) => {
    if (online) return hotpluggable ? '启动时已插入，可以拔出' : '启动时已插入，不能拔出';
    return waits ? '启动时未插入；它的 vcpupin 等到插入时生效' : '启动时未插入；可在虚拟机运行时插入';
  },
  vcpus: (set) => zh`vCPU ${set}`,
  plugRefused: (cpus, cgroup) => zh`无法插入：${cgroup}时内核不接受 CPU ${cpus}`,
  inferred: '没有资料明确说明那个 libvirt 会这样：这是推断。',
  together: (vcpus, cpus) =>
    zh`${vcpus} 个 vCPU 合计：${roundCpus(cpus)} 个 CPU 的时间；这是推算，没有设置这样写。`,
  noLimits: '都没有设置：权重为通常值，时间不受限制。',
  helpers: 'QEMU 中既不是 vCPU 也不是 iothread 的所有线程。它们继承模拟器的 CPU，并留在它的 cgroup 中。',
};
