/** What is said of memory, limits and what was observed. English. */
import type { MemoryParams } from '../../core/findings/memory-params.ts';
import { memoryAmount } from '../../core/scene/memory-amount.ts';
import { worthOf } from './facts.ts';
import type { FindingWords, Naming } from './findings.ts';
import { are, capital, count, cpus, have, nodes, several, tenth } from './grammar.ts';

const cellsOf = (cells: readonly number[]): string =>
  cells.length === 0 ? 'the guest' : `guest ${cells.length === 1 ? 'cell' : 'cells'} ${cells.join(', ')}`;
const far = (distance: number | undefined): string =>
  distance === undefined ? '' : ` (distance ${tenth(distance)}, where 10 is local)`;

/** "1.5 GiB" */
export function amount(kib: number): string {
  const { size, unit } = memoryAmount(kib, undefined);
  return `${size} ${unit}`;
}

const has = (set: string | undefined): string =>
  set === undefined ? 'the host has' : `${nodes(set)} ${several(set) ? 'have' : 'has'}`;

const limitNames = {
  vcpu: 'each vCPU',
  emulator: 'the emulator',
  iothread: 'each iothread',
} as const;

/** Who runs where, and where the memory is. */
const apart = (places: MemoryParams['memory-remote']['places'], name: Naming): string =>
  places
    .map(
      ({ threads, cpuNodes, memoryNodes }) =>
        `${name.threads(threads)} run${threads.length === 1 ? 's' : ''} on ${nodes(cpuNodes)} with the memory on ${nodes(memoryNodes)}`,
    )
    .join(', ');

export const memoryFindings: Pick<FindingWords, keyof MemoryParams> = {
  'memory-remote': {
    title: ({ cells }) => `The memory of ${cellsOf(cells)} is far from its vCPUs`,
    message: ({ places, mode, distance }, name) =>
      `${apart(places, name)}, where mode='${mode}' puts it${far(distance)}: no access is local while there is room.`,
  },
  'memory-strict-remote': {
    title: ({ cells }) => `The memory of ${cellsOf(cells)} is bound away from its vCPUs`,
    message: ({ places, mode, distance }, name) =>
      `${apart(places, name)} alone, by mode='${mode}'${far(distance)}: every access is remote, by order.`,
  },
  'memory-bound-cpus-free': {
    title: ({ memoryNodes }) => `Memory on ${nodes(memoryNodes)}, vCPUs anywhere`,
    message: ({ threads, cells, memoryNodes, remote, cpus: all, distance }, name) =>
      `The memory of ${cellsOf(cells)} is bound to ${nodes(memoryNodes)}; <numatune> holds no thread there, so ${name.threads(threads)} may run on all ${all} CPUs, of which ${remote} are remote${far(distance)}.`,
  },
  'interleave-with-local-cpus': {
    title: () => 'Interleaved memory for vCPUs that are held together',
    message: ({ threads, cpuNodes, memoryNodes, distance }, name) =>
      `${name.threads(threads)} ${are(threads)} held to ${nodes(cpuNodes)}, and the memory is dealt out page by page over ${nodes(memoryNodes)}: some accesses are remote${distance === undefined ? '' : `, the average distance is ${tenth(distance)} instead of 10`}.`,
  },
  'memory-exceeds-node': {
    title: ({ nodes: set }) =>
      set === undefined
        ? 'More memory than the host has'
        : `More memory than ${nodes(set)} ${several(set) ? 'have' : 'has'}`,
    message: ({ nodes: set, cells, needKiB, haveKiB, mode, inHugepages }) =>
      `${capital(cellsOf(cells))} want${cells.length > 1 ? '' : 's'} ${amount(needKiB)}${inHugepages ? ' in huge pages' : ''}; ${has(set)} ${amount(haveKiB)}. ${
        inHugepages
          ? 'QEMU maps all huge pages before the guest starts: however large the pool is made, the start fails.'
          : mode === 'preferred'
            ? 'The rest goes to other nodes.'
            : set === undefined
              ? 'When the guest uses all of it the host swaps, or ends processes.'
              : 'When the guest uses all of it the kernel swaps or ends a process, though other nodes may have room.'
      }`,
  },
  'memory-exceeds-free': {
    title: ({ nodes: set }) =>
      set === undefined ? 'More memory than is free' : `More memory than is free on ${nodes(set)}`,
    message: ({ nodes: set, cells, needKiB, haveKiB }) =>
      `${capital(cellsOf(cells))} want${cells.length > 1 ? '' : 's'} ${amount(needKiB)}; when the text was made ${set === undefined ? 'the host' : nodes(set)} had ${amount(haveKiB)} free. The kernel can take caches back, so this is no fault by itself.`,
  },
  'hugepages-do-not-fit': {
    title: ({ sizeKiB }) => `Not enough huge pages of ${amount(sizeKiB)}`,
    message: ({ nodes: set, sizeKiB, need, have: there }) =>
      `The guest wants ${count(need, 'huge page')} of ${amount(sizeKiB)}${set === undefined ? '' : ` on ${nodes(set)}`}; the pool there has ${there}. QEMU maps all of them before the guest starts and fails: “Cannot allocate memory”.`,
  },
  'cell-without-memnode': {
    title: ({ cells }) => `${capital(cellsOf(cells))} ${have(cells)} no <memnode>`,
    message: ({ cells, bound, nodes: set }) =>
      `Guest ${bound.length === 1 ? 'cell' : 'cells'} ${bound.join(', ')} ${have(bound)} a <memnode>, ${cells.length === 1 ? `cell ${cells.join()} has` : `cells ${cells.join(', ')} have`} none: ${cells.length === 1 ? 'its' : 'their'} memory may be on ${set === undefined ? 'any node' : `any of ${nodes(set)}`}.`,
  },
  'memnode-without-cell': {
    title: () => 'A <memnode> for no guest cell',
    message: ({ cells, libvirt }) =>
      `${cells === 0 ? 'The guest has no NUMA cells, so there is none whose memory a <memnode> could bind.' : `The guest has ${count(cells, 'NUMA cell')}, numbered from 0, and this <memnode> names another.`} libvirt refuses the domain: “${libvirt}”.`,
  },
  'guest-numa-unbound': {
    title: () => 'The guest’s NUMA cells stand for nothing on the host',
    message: ({ cells }) =>
      `The guest sees ${cells} NUMA cells, but no pin holds their vCPUs and no <numatune> their memory: both may be anywhere, and move.`,
  },
  'auto-beside-pins': {
    title: ({ what }) =>
      what === 'vcpus' ? 'Pinned by hand, memory by numad' : 'The emulator by hand, the rest by numad',
    message: ({ what, threads }, name) =>
      what === 'vcpus'
        ? `${name.threads(threads)} ${are(threads)} pinned, and placement='auto' lets numad choose the nodes of the memory when the domain starts. numad is told the number of vCPUs and the amount of memory, not the pins: the memory may be on another node.`
        : `emulatorpin holds the emulator, and placement='auto' lets numad choose the nodes of everything else: the emulator may be on another node than the memory it works on.`,
  },
  'iothreadpin-missing-iothread': {
    title: ({ iothread }) =>
      iothread === undefined
        ? 'A pin for an iothread that does not exist'
        : `A pin for iothread ${iothread}, which does not exist`,
    message: ({ iothreads, libvirt }) =>
      `The domain has ${iothreads === '' ? 'no iothreads (<iothreads> is missing)' : `iothread${several(iothreads) ? 's' : ''} ${iothreads}`}. libvirt refuses it: “${libvirt}”.`,
  },
  'quota-contradictory': {
    title: (params) =>
      params.why === 'realtime'
        ? 'A quota that real-time vCPUs do not feel'
        : 'A limit above the limit of the whole',
    message: (params, name) =>
      params.why === 'realtime'
        ? `${name.threads(params.threads)} ${are(params.threads)} scheduled as fifo or rr; the kernel’s quotas hold for the usual scheduler alone, so <quota> does not limit ${params.threads.length === 1 ? 'it' : 'them'}.`
        : `${capital(limitNames[params.of])} may use ${worthOf(params.own)}, and all threads together ${worthOf(params.global)}: the first limit is never reached.`,
  },
  'observed-differs': {
    title: ({ count: n, next }) =>
      next
        ? `${count(n, 'thread')} will be elsewhere at the next start`
        : `${count(n, 'thread')} ${n === 1 ? 'is' : 'are'} not where the settings say`,
    message: ({ next, drifts }, name) =>
      `${drifts
        .slice(0, 4)
        .map(({ thread, what, expected, observed }) => {
          const is = (set: string): string =>
            set === '' ? 'anywhere' : what === 'cpus' ? cpus(set) : `memory of ${nodes(set)}`;
          return `${name.threads([thread])}: by the settings ${is(expected)}, ${next ? 'printed for the next start' : 'seen'} ${is(observed)}`;
        })
        .join(
          '; ',
        )}${drifts.length > 4 ? '; …' : ''}. ${next ? 'Either the texts are of different times, or one was changed and the other was not.' : 'Either the texts are of different times, the XML was edited since, or something changed the running domain.'}`,
  },
  'host-unknown': {
    title: () => 'No host is known',
    message: () =>
      'Which CPUs exist, which of them share a core, and how far memory is: nothing of that is judged until a text tells of the host. “virsh capabilities” tells most.',
  },
};
