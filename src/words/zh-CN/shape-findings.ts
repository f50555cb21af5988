/** 虚拟机的形状与宿主机不符时的用语。简体中文。 */
import type { NodePart, ShapeParams, SpreadCell, Straddle } from '../../core/findings/shape-params.ts';
import type { FindingWords, Naming } from '../en/findings.ts';
import { zh } from './spacing.ts';

const partList = (parts: readonly NodePart[], name: Naming): string =>
  parts.map((part) => zh`${name.threads(part.threads)}在节点${part.node}`).join('，');

const shownCells = 3;

function cellList(cells: readonly SpreadCell[], name: Naming): string {
  const told = cells
    .slice(0, shownCells)
    .map(
      ({ cell, parts, memory }) =>
        zh`单元${cell}：${partList(parts, name)}${memory === undefined ? '' : zh`（内存在节点${memory}）`}`,
    );
  return `${told.join('；')}${cells.length > shownCells ? '……' : ''}`;
}

const straddle = (kind: string, cost: string): FindingWords['set-straddles-caches'] => ({
  title: ({ parts }: Straddle) => zh`集合跨越${parts.length}个${kind}`,
  message: ({ threads, parts }: Straddle, name: Naming) =>
    zh`${name.threads(threads)}可以在${name.list(parts.map((part) => zh`${kind}${part.number === undefined ? '' : zh` ${part.number}`}（CPU ${part.cpus}）`))}上运行，又都只占其中一部分：${cost}`,
});

const coreTypes = { performance: '性能核', efficiency: '能效核', other: '其他类型的核心' };

export const shapeFindings: Pick<FindingWords, keyof ShapeParams> = {
  'guest-cores-on-host-siblings': {
    title: ({ cores }) =>
      cores === 1
        ? '虚拟机的不同核心落在同一个物理核心上'
        : zh`虚拟机的不同核心落在${cores}个物理核心的兄弟线程上`,
    message: ({ threads, cpus, assumed }, name) =>
      zh`${name.threads(threads)}在虚拟机看来是不同的核心，却是同一物理核心的兄弟线程（CPU ${cpus}${assumed ? '，同核关系为假设' : ''}）：它们共用执行单元，而虚拟机并不知情。可在 <topology> 中写 threads='2'，或者每个物理核心只用一个线程。`,
  },
  'guest-siblings-apart': {
    title: ({ cores, hostHasSiblings }) =>
      hostHasSiblings ? zh`虚拟机有${cores}个核心被拆到不同的物理核心上` : '宿主机没有兄弟线程，虚拟机却有',
    message: ({ first, cores, hostHasSiblings, assumed }, name) =>
      zh`${name.threads(first.map(({ thread }) => thread))}在虚拟机看来是同一个核心的线程${cores === 1 ? '' : zh`（这样的核心共有${cores}个）`}，实际却分别在${name.list(first.map(({ cpus }) => zh`CPU ${cpus}`))}上运行，${
        hostHasSiblings
          ? `它们属于不同的物理核心${assumed ? '（同核关系为假设）' : ''}。虚拟机的调度器会尽量避免同时使用两者，白白让一个闲着；又以为它们共用同一个核心的缓存，其实并不共用。`
          : '而这台宿主机的每个核心只有一个线程。虚拟机的调度器会尽量避免同时使用两者，白白让一个闲着。'
      }`,
  },
  'lstopo-numbers': {
    title: () => '这些是不是 lstopo 的 L# 编号？',
    message: ({ by, pins }, name) =>
      zh`${by === 'siblings' ? '按内核的 CPU 编号，没有一个虚拟核心落在同一个物理核心上；若当作 lstopo 的逻辑编号（L#），则全都吻合。' : '按内核的 CPU 编号，没有一个单元落在同一个节点上；若当作 lstopo 的逻辑编号（L#），则全都吻合。'}libvirt 要的是内核编号（P#）：${pins
        .slice(0, 4)
        .map(({ thread, written, meant }) => zh`${name.threads([thread])}：L#${written}就是 CPU ${meant}`)
        .join('，')}${pins.length > 4 ? '……' : ''}。`,
  },
  'set-straddles-nodes': {
    title: ({ parts }) => zh`集合跨越${parts.length}个 NUMA 节点`,
    message: ({ threads, parts }, name) =>
      zh`${name.threads(threads)}可以在${name.list(parts.map((part) => zh`节点${part.node}（CPU ${part.cpus}）`))}上运行：无论内存在哪里，总有一部分时间是远端访问。`,
  },
  'set-straddles-sockets': straddle('插槽', '每次移到另一个插槽，所有缓存都要重新预热。'),
  'set-straddles-dies': straddle('晶粒', '每次移到另一个晶粒，缓存都要重新预热。'),
  'set-straddles-caches': straddle(
    ' L3 缓存',
    '每次移到另一个缓存都要重新预热；共享数据的 vCPU 之间也只能绕道内存。',
  ),
  'vcpus-on-several-caches': {
    title: ({ parts }) => zh`vCPU 分布在${parts.length}个 L3 缓存上`,
    message: ({ parts, cores }, name) =>
      zh`${parts.map((part) => zh`${name.threads(part.threads)}在 CPU ${part.cpus}上`).join('，')}，它们不共用 L3 缓存：一部分取来的数据，另一部分还要再取一次。一个缓存有${cores}个核心，放得下全部 vCPU。`,
  },
  'core-types-mixed': {
    title: ({ socket, sockets }) =>
      sockets === 1
        ? zh`${socket === undefined ? '虚拟机' : zh`虚拟插槽${socket}`}混用了不同类型的核心`
        : zh`${sockets}个虚拟插槽混用了不同类型的核心`,
    message: ({ parts }, name) =>
      zh`${parts.map((part) => zh`${name.threads(part.threads)}在${coreTypes[part.type]}（CPU ${part.cpus}）`).join('，')}。虚拟机以为所有 CPU 都一样快，给它们分配等量的工作，结果快的要等慢的。`,
  },
  'guest-socket-across-cells': {
    title: ({ sockets, socket }) =>
      sockets === 1 ? zh`虚拟插槽${socket}分属几个单元` : zh`${sockets}个虚拟插槽分属几个单元`,
    message: ({ socket, vcpus, cells }) =>
      zh`按 <topology>，虚拟插槽${socket}是 vCPU ${vcpus}；按 <numa>，它们分属单元${cells.join('、')}。真实机器只有在固件划分（如 Sub-NUMA Clustering）时，一个插槽才会有几个节点，虚拟机内核可能不予采信。改成每个单元一个插槽，意思相同，也不会被怀疑。`,
  },
  'cell-cpus-from-host': {
    title: () => '虚拟 NUMA 单元照抄了宿主机的 CPU 编号',
    message: ({ cells, cuts }) =>
      zh`${cells.map(({ cell, cpus, node }) => zh`单元${cell}的 cpus='${cpus}' 与宿主机节点${node}的 CPU 编号完全相同`).join('；')}。这里应当写 vCPU 编号：虚拟机的线程和核心总是依次编号，与宿主机无关${cuts ? '，于是它自己的核心或插槽被单元切成了两半' : ''}。单元应当依次编号（0-3、4-7……），在哪里运行则由绑定来说明。`,
  },
  'cell-on-several-nodes': {
    title: ({ cells }) =>
      cells.length === 1
        ? zh`单元${cells[0]?.cell ?? 0}分散在几个宿主机节点上`
        : zh`${cells.length}个单元分散在几个宿主机节点上`,
    message: ({ cells }, name) =>
      zh`${cellList(cells, name)}。虚拟机以为近的内存，对其中一部分 vCPU 来说其实很远。`,
  },
  'cell-order-against-host': {
    title: () => '绑定按编号递增，宿主机的节点却不是',
    message: ({ cells, nodes }, name) =>
      zh`vCPU 依次绑定到编号相连的 CPU，而这台宿主机的${nodes}个节点并不是各占一段编号。${cellList(cells, name)}。`,
  },
  'vcpus-on-several-nodes': {
    title: ({ parts }) => zh`vCPU 分布在${parts.length}个节点上，虚拟机却无从得知`,
    message: ({ parts, memory }, name) =>
      zh`${partList(parts, name)}${memory === undefined ? '' : zh`，内存在节点${memory}`}，而虚拟机最多只看到一个节点：它以为所有内存都一样近，会把工作从一个节点移到另一个节点。`,
  },
};
