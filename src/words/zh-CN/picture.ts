import type { KeyedMark } from '../../core/host/cpu-marks.ts';
import { memoryAmount } from '../../core/scene/memory-amount.ts';
import type { SceneLabels } from '../../core/scene/scene.ts';
import { model } from './model.ts';
import { qemu } from './qemu.ts';
import { roundCpus } from '../round-cpus.ts';

/** 图中的文字。 */
export const picture: SceneLabels = {
  guest: model.entity.domain,
  fromQemu: qemu.origin,
  vcpuCount: (current, max) =>
    current === max ? `${String(max)} 个 vCPU` : `${String(current)}/${String(max)} 个 vCPU`,
  hostSide: '宿主机侧线程',
  cell: (id) => `虚拟 NUMA 单元 ${String(id)}`,
  guestSocket: (id) => `插槽 ${String(id)}`,
  guestDie: (id) => `晶粒 ${String(id)}`,
  boundMemory: (mode) => (mode === undefined ? '内存已绑定' : `内存：${mode}`),
  vcpu: (id) => `vCPU ${String(id)}`,
  emulator: '模拟器线程',
  iothread: (id) => `iothread ${String(id)}`,
  iothreadShort: (id) => `I/O ${String(id)}`,
  host: '宿主机',
  node: (id) => `NUMA 节点 ${String(id)}`,
  fold: (count, like) =>
    like === undefined
      ? `折叠的 ${String(count)} 个节点`
      : `与节点 ${String(like)} 相同的 ${String(count)} 个节点`,
  foldNote: (count, cpus, memoryKiB) =>
    `${count === 1 ? '' : '每个 '}${[
      `${String(cpus)} 个 CPU`,
      ...(memoryKiB === undefined ? [] : [memoryKiB === 0 ? '无内存' : amount(memoryKiB)]),
    ].join('，')}`,
  foldLabel: (title, nodes, note) => `${title}：${nodes}，${note}；按 Enter 展开`,
  socket: (id) => (id === undefined ? '插槽 (socket)' : `插槽 (socket) ${String(id)}`),
  die: (id) => (id === undefined ? '晶粒 (die)' : `晶粒 (die) ${String(id)}`),
  core: (id) => (id === undefined ? '核心 (core)' : `核心 (core) ${String(id)}`),
  l3: (sizeKiB) => (sizeKiB === undefined ? '共享 L3' : `L3 ${amount(sizeKiB)}`),
  coreType: (type) =>
    type === 'performance' ? '性能核 (P)' : type === 'efficiency' ? '能效核 (E)' : '其他类型的核心',
  cpu: (id, state) => `物理 CPU ${String(id)}${cpuState(state)}`,
  mark: (mark) => marks[mark],
  marked: (mark, list) => `${marks[mark]}：${list}`,
  memoryLine: (verdict) => memoryLines[verdict],
  cpus: (list) => (list === '' ? '无 CPU' : `物理 CPU ${list}`),
  memory: (sizeKiB, freeKiB) => {
    if (sizeKiB === 0) return '无内存';
    const { size, free, unit } = memoryAmount(sizeKiB, freeKiB);
    return free === undefined ? `${size} ${unit}` : `空闲 ${free} / ${size} ${unit}`;
  },
  hugepages: (pages) =>
    `大页 ${pages.map(({ sizeKiB, count }) => `${count.toLocaleString('zh-CN')} × ${amount(sizeKiB)}`).join('，')}`,
  distances: '距离',
  distance: (node, value) => `到节点 ${String(node)} 的距离：${String(value)}`,
  unplaced: '宿主机未知',
  unlisted: '摘录中未列出',
  unplacedHint: '粘贴 virsh capabilities 的输出，即可看到宿主机的节点、核心和兄弟线程。',
  absent: '宿主机上不存在',
  noDomain: '还没有虚拟机',
  noDomainHint: '粘贴 virsh dumpxml 的输出，即可看到各线程可以在哪里运行。',
  threadSentence: ({ kind, number, online, cpus, source }) => {
    const id = String(number ?? 0);
    const name = kind === 'vcpu' ? `vCPU ${id}` : kind === 'emulator' ? '模拟器线程' : `iothread ${id}`;
    const where =
      cpus === undefined
        ? source === 'numad'
          ? '启动时由 numad 决定'
          : '可在任何物理 CPU 上运行'
        : cpus === ''
          ? '没有可用的物理 CPU'
          : `可在物理 CPU ${cpus} 上运行`;
    return `${name}${online ? '' : '（未插入）'}，${where}，${model.source[source]}`;
  },
  capped: (sentence, cpus) => `${sentence}，最多使用 ${roundCpus(cpus)} 个 CPU 的时间`,
  weighed: (domain, shares, ratio) =>
    `${domain}，权重 ${String(shares)}，是默认权重的 ${roundCpus(ratio)} 倍`,
};

const memoryLines = {
  local: '内存，与其 vCPU 同节点',
  remote: '内存在其他节点',
  unknown: '内存',
} as const;

const marks: Readonly<Record<KeyedMark, string>> = {
  isolated: '已与调度器隔离',
  nohz: '无时钟滴答 (nohz_full)',
  offline: '离线',
  assumed: '假设存在',
};

function amount(kib: number): string {
  const { size, unit } = memoryAmount(kib, undefined);
  return `${size} ${unit}`;
}

function cpuState(state: Parameters<SceneLabels['cpu']>[1]): string {
  switch (state) {
    case 'known':
    case 'unplaced':
      return '';
    case 'assumed':
      return '（假设）';
    case 'offline':
      return '（离线）';
    case 'absent':
      return '（宿主机上不存在）';
  }
}
