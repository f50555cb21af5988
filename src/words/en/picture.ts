import type { KeyedMark } from '../../core/host/cpu-marks.ts';
import { memoryAmount } from '../../core/scene/memory-amount.ts';
import type { SceneLabels } from '../../core/scene/scene.ts';
import { model } from './model.ts';
import { qemu } from './qemu.ts';
import { roundCpus } from '../round-cpus.ts';

/** The words in the picture. */
export const picture: SceneLabels = {
  guest: model.entity.domain,
  fromQemu: qemu.origin,
  vcpuCount: (current, max) =>
    current === max
      ? `${String(max)} vCPU${max === 1 ? '' : 's'}`
      : `${String(current)} of ${String(max)} vCPUs`,
  hostSide: 'Host-side threads',
  cell: (id) => `Guest NUMA cell ${String(id)}`,
  guestSocket: (id) => `Socket ${String(id)}`,
  guestDie: (id) => `Die ${String(id)}`,
  boundMemory: (mode) => (mode === undefined ? 'Memory bound' : `Memory: ${mode}`),
  vcpu: (id) => `vCPU ${String(id)}`,
  emulator: 'Emulator',
  iothread: (id) => `iothread ${String(id)}`,
  iothreadShort: (id) => `IO ${String(id)}`,
  host: 'Host',
  node: (id) => `NUMA node ${String(id)}`,
  fold: (count, like) =>
    like === undefined
      ? `${String(count)} ${count === 1 ? 'node' : 'nodes'} folded`
      : `${String(count)} ${count === 1 ? 'node' : 'nodes'} like node ${String(like)}`,
  foldNote: (count, cpus, memoryKiB) => {
    const each = [
      cpus === 1 ? '1 CPU' : `${String(cpus)} CPUs`,
      ...(memoryKiB === undefined ? [] : [memoryKiB === 0 ? 'no memory' : amount(memoryKiB)]),
    ].join(', ');
    return count === 1 ? each : `each ${each}`;
  },
  foldLabel: (title, nodes, note) => `${title}: ${nodes}, ${note}; Enter unfolds`,
  socket: (id) => (id === undefined ? 'Socket' : `Socket ${String(id)}`),
  die: (id) => (id === undefined ? 'Die' : `Die ${String(id)}`),
  core: (id) => (id === undefined ? 'Core' : `Core ${String(id)}`),
  l3: (sizeKiB) => (sizeKiB === undefined ? 'Shared L3' : `L3 ${amount(sizeKiB)}`),
  coreType: (type) =>
    type === 'performance'
      ? 'Performance cores (P)'
      : type === 'efficiency'
        ? 'Efficiency cores (E)'
        : 'Cores of another type',
  cpu: (id, state) => `CPU ${String(id)}${cpuState(state)}`,
  mark: (mark) => marks[mark],
  marked: (mark, list) => `${marks[mark]}: ${list}`,
  memoryLine: (verdict) => memoryLines[verdict],
  cpus: (list) => (list === '' ? 'no CPUs' : `${/[-,]/.test(list) ? 'CPUs' : 'CPU'} ${list}`),
  memory: (sizeKiB, freeKiB) => {
    if (sizeKiB === 0) return 'no memory';
    const { size, free, unit } = memoryAmount(sizeKiB, freeKiB);
    return free === undefined ? `${size} ${unit}` : `${free} of ${size} ${unit} free`;
  },
  hugepages: (pages) =>
    `Hugepages ${pages.map(({ sizeKiB, count }) => `${count.toLocaleString('en')} × ${amount(sizeKiB)}`).join(', ')}`,
  distances: 'Distances',
  distance: (node, value) => `distance to node ${String(node)}: ${String(value)}`,
  unplaced: 'Host not known',
  unlisted: 'Not listed by the excerpt',
  unplacedHint:
    'Paste the output of virsh capabilities to see the nodes, cores and sibling threads of the host.',
  absent: 'Not on this host',
  noDomain: 'No guest yet',
  noDomainHint: 'Paste the output of virsh dumpxml to see where its threads may run.',
  threadSentence: ({ kind, number, online, cpus, source }) => {
    const id = String(number ?? 0);
    const name = kind === 'vcpu' ? `vCPU ${id}` : kind === 'emulator' ? 'Emulator threads' : `iothread ${id}`;
    const where =
      cpus === undefined
        ? source === 'numad'
          ? 'numad decides at start'
          : 'may run on any CPU'
        : cpus === ''
          ? 'no CPU to run on'
          : `may run on ${/[-,]/.test(cpus) ? 'CPUs' : 'CPU'} ${cpus}`;
    return `${name}${online ? '' : ', not plugged in'}, ${where}, ${model.source[source]}`;
  },
  capped: (sentence, cpus) => `${sentence}, at most ${roundCpus(cpus)} ${cpus > 1 ? 'CPUs' : 'CPU'} of time`,
  weighed: (domain, shares, ratio) =>
    `${domain}, weight ${String(shares)}: ${roundCpus(ratio)} times that of a usual VM`,
};

const memoryLines = {
  local: 'memory, beside its vCPUs',
  remote: 'memory on another node',
  unknown: 'memory',
} as const;

const marks: Readonly<Record<KeyedMark, string>> = {
  isolated: 'isolated from the scheduler',
  nohz: 'no tick (nohz_full)',
  offline: 'offline',
  assumed: 'assumed to exist',
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
      return ', assumed';
    case 'offline':
      return ', offline';
    case 'absent':
      return ', not on this host';
  }
}
