/** 内存、限额与实际观测方面的用语。简体中文。 */
import type { MemoryParams } from '../../core/findings/memory-params.ts';
import { memoryAmount } from '../../core/scene/memory-amount.ts';
import type { FindingWords, Naming } from '../en/findings.ts';
import { zh } from './spacing.ts';

const cellsOf = (cells: readonly number[]): string =>
  cells.length === 0 ? '虚拟机' : zh`单元${cells.join('、')}`;
const tenth = (value: number): string => String(Math.round(value * 10) / 10);
const far = (distance: number | undefined): string =>
  distance === undefined ? '' : zh`（距离${tenth(distance)}，本地为 10）`;

/** “1.5 GiB” */
export function amount(kib: number): string {
  const { size, unit } = memoryAmount(kib, undefined);
  return `${size} ${unit}`;
}

const owner = (set: string | undefined): string => (set === undefined ? '宿主机' : zh`节点${set} `);

const limitNames = { vcpu: '每个 vCPU', emulator: '模拟器线程', iothread: '每个 iothread' } as const;

/** 谁在哪里运行，内存又在哪里。 */
const apart = (places: MemoryParams['memory-remote']['places'], name: Naming): string =>
  places
    .map(
      ({ threads, cpuNodes, memoryNodes }) =>
        zh`${name.threads(threads)}在节点${cpuNodes}上运行，内存却在节点${memoryNodes}`,
    )
    .join('；');

export const memoryFindings: Pick<FindingWords, keyof MemoryParams> = {
  'memory-remote': {
    title: ({ cells }) => zh`${cellsOf(cells)}的内存离它的 vCPU 很远`,
    message: ({ places, mode, distance }, name) =>
      zh`${apart(places, name)}，这是 mode='${mode}' 决定的${far(distance)}：只要那里还有空间，就没有一次访问是本地的。`,
  },
  'memory-strict-remote': {
    title: ({ cells }) => zh`${cellsOf(cells)}的内存被限定在远离 vCPU 的节点`,
    message: ({ places, mode, distance }, name) =>
      zh`${apart(places, name)}，mode='${mode}' 不允许放在别处${far(distance)}：每次访问都必定是远端。`,
  },
  'memory-bound-cpus-free': {
    title: ({ memoryNodes }) => zh`内存限定在节点${memoryNodes}，vCPU 却没有限定`,
    message: ({ threads, cells, memoryNodes, remote, cpus, distance }, name) =>
      zh`${cellsOf(cells)}的内存限定在节点${memoryNodes}；<numatune> 并不限定线程，因此${name.threads(threads)}可以在全部${cpus}个 CPU 上运行，其中${remote}个是远端${far(distance)}。`,
  },
  'interleave-with-local-cpus': {
    title: () => 'vCPU 集中在一处，内存却交错分布',
    message: ({ threads, cpuNodes, memoryNodes, distance }, name) =>
      zh`${name.threads(threads)}被限定在节点${cpuNodes}，内存却逐页轮流分配在节点${memoryNodes}上：总有一部分访问是远端${distance === undefined ? '' : zh`，平均距离为${tenth(distance)}，而不是 10`}。`,
  },
  'memory-exceeds-node': {
    title: ({ nodes }) => (nodes === undefined ? '内存超过宿主机的总量' : zh`内存超过节点${nodes}的总量`),
    message: ({ nodes, cells, needKiB, haveKiB, mode, inHugepages }) =>
      zh`${cellsOf(cells)}需要${amount(needKiB)}${inHugepages ? '大页内存' : ''}，而${owner(nodes)}只有${amount(haveKiB)}。${
        inHugepages
          ? 'QEMU 在虚拟机启动之前就映射所有大页：大页池配得再大也放不下，启动会失败。'
          : mode === 'preferred'
            ? '放不下的部分会分配到其他节点。'
            : nodes === undefined
              ? '虚拟机用满时，宿主机只能换出内存或者结束进程。'
              : '虚拟机用满时，内核只能换出内存或者结束进程，哪怕其他节点还有空间。'
      }`,
  },
  'memory-exceeds-free': {
    title: ({ nodes }) =>
      nodes === undefined ? '内存超过目前的空闲量' : zh`内存超过节点${nodes}目前的空闲量`,
    message: ({ nodes, cells, needKiB, haveKiB }) =>
      zh`${cellsOf(cells)}需要${amount(needKiB)}，而文本产生时${owner(nodes)}只有${amount(haveKiB)}空闲。内核可以回收缓存，因此这本身不是错误。`,
  },
  'hugepages-do-not-fit': {
    title: ({ sizeKiB }) => zh`${amount(sizeKiB)}的大页不够`,
    message: ({ nodes, sizeKiB, need, have }) =>
      zh`虚拟机${nodes === undefined ? '' : zh`在节点${nodes}上`}需要${need}个${amount(sizeKiB)}的大页，而那里的大页池只有${have}个。QEMU 在启动时就要映射全部大页，因此会失败：“Cannot allocate memory”。`,
  },
  'cell-without-memnode': {
    title: ({ cells }) => zh`${cellsOf(cells)}没有 <memnode>`,
    message: ({ cells, bound, nodes }) =>
      zh`单元${bound.join('、')}有 <memnode>，${cellsOf(cells)}却没有：它的内存可以在${nodes === undefined ? '任何节点' : zh`节点${nodes}中的任何一个`}上。`,
  },
  'memnode-without-cell': {
    title: () => '<memnode> 没有对应的单元',
    message: ({ cells, libvirt }) =>
      zh`${cells === 0 ? '虚拟机没有 NUMA 单元，<memnode> 也就没有可以限定的对象。' : zh`虚拟机有${cells}个单元，从 0 开始编号，这个 <memnode> 指的却是别的单元。`}libvirt 会拒绝该虚拟机：“${libvirt}”。`,
  },
  'guest-numa-unbound': {
    title: () => '虚拟 NUMA 单元与宿主机没有对应关系',
    message: ({ cells }) =>
      zh`虚拟机看到${cells}个 NUMA 单元，但没有绑定限定它们的 vCPU，也没有 <numatune> 限定它们的内存：两者都可能在任何地方，还会移动。`,
  },
  'auto-beside-pins': {
    title: ({ what }) =>
      what === 'vcpus' ? 'vCPU 手工绑定，内存却由 numad 决定' : '模拟器线程手工绑定，其余由 numad 决定',
    message: ({ what, threads }, name) =>
      what === 'vcpus'
        ? zh`${name.threads(threads)}是手工绑定的，而 placement='auto' 让 numad 在启动时选择内存所在的节点。numad 只知道 vCPU 数量和内存大小，不知道这些绑定：内存可能落在别的节点。`
        : zh`emulatorpin 限定了模拟器线程，而 placement='auto' 让 numad 决定其余一切：模拟器线程可能与它要处理的内存不在同一个节点。`,
  },
  'iothreadpin-missing-iothread': {
    title: ({ iothread }) =>
      iothread === undefined ? '绑定的 iothread 并不存在' : zh`绑定的 iothread ${iothread}并不存在`,
    message: ({ iothreads, libvirt }) =>
      zh`虚拟机${iothreads === '' ? '没有 iothread（缺少 <iothreads>）' : zh`只有 iothread ${iothreads}`}。libvirt 会拒绝它：“${libvirt}”。`,
  },
  'quota-contradictory': {
    title: (params) =>
      params.why === 'realtime' ? 'quota 对实时 vCPU 不起作用' : '单个线程的上限高于整台虚拟机的上限',
    message: (params, name) =>
      params.why === 'realtime'
        ? zh`${name.threads(params.threads)}按 fifo 或 rr 调度；内核的限额只对普通调度生效，因此 <quota> 限制不了它。`
        : zh`${limitNames[params.of]}最多可用${tenth(params.own)}个 CPU 的时间，而全部线程合计只有${tenth(params.global)}个：前一个上限永远达不到。`,
  },
  'observed-differs': {
    title: ({ count, next }) =>
      next ? zh`${count}个线程下次启动时的位置与设置不同` : zh`${count}个线程不在设置所说的位置`,
    message: ({ next, drifts }, name) =>
      zh`${drifts
        .slice(0, 4)
        .map(({ thread, what, expected, observed }) => {
          const where = (set: string): string =>
            set === '' ? '任何 CPU' : what === 'cpus' ? zh`CPU ${set}` : zh`节点${set}的内存`;
          return zh`${name.threads([thread])}：设置为${where(expected)}，${next ? '输出的下次启动设置' : '实际'}为${where(observed)}`;
        })
        .join(
          '；',
        )}${drifts.length > 4 ? '……' : ''}。${next ? '要么两份文本取自不同的时刻，要么只改了其中一处。' : '可能是这些文本取自不同的时刻，也可能是 XML 后来编辑过，或者有人改动过正在运行的虚拟机。'}`,
  },
  'host-unknown': {
    title: () => '宿主机未知',
    message: () =>
      '有哪些 CPU、哪些同属一个核心、内存有多远：在有文本说明宿主机之前，这些都不作判断。“virsh capabilities”的输出最全。',
  },
};
