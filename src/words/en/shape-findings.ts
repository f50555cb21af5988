/** What is said of the guest's shape on the host's. English. */
import type { NodePart, ShapeParams, SpreadCell, Straddle } from '../../core/findings/shape-params.ts';
import type { FindingWords, Naming } from './findings.ts';
import { are, cpus, several } from './grammar.ts';

const partList = (parts: readonly NodePart[], name: Naming): string =>
  name.list(parts.map((part) => `${name.threads(part.threads)} on node ${part.node}`));

const shownCells = 3;

/** "cell 0: vCPUs 0,2 on node 0 and vCPUs 1,3 on node 1 (its memory is on node 0)" */
function cellList(cells: readonly SpreadCell[], name: Naming): string {
  const told = cells
    .slice(0, shownCells)
    .map(
      ({ cell, parts, memory }) =>
        `cell ${cell}: ${partList(parts, name)}${memory === undefined ? '' : ` (its memory is on node ${memory})`}`,
    );
  return `${told.join('; ')}${cells.length > shownCells ? '; …' : ''}`;
}

const straddle = (kind: string, kinds: string, cost: string): FindingWords['set-straddles-caches'] => ({
  title: ({ parts }: Straddle) => `A set spans ${parts.length} ${kinds}`,
  message: ({ threads, parts }: Straddle, name: Naming) =>
    `${name.threads(threads)} may run on ${name.list(parts.map((part) => `${part.number === undefined ? `one ${kind}` : `${kind} ${part.number}`} (${cpus(part.cpus)})`))}, on a part of each: ${cost}`,
});

const coreTypes = { performance: 'performance cores', efficiency: 'efficiency cores', other: 'other cores' };

export const shapeFindings: Pick<FindingWords, keyof ShapeParams> = {
  'guest-cores-on-host-siblings': {
    title: ({ cores }) =>
      cores === 1
        ? 'Separate guest cores on one host core'
        : `Separate guest cores on the siblings of ${cores} host cores`,
    message: ({ threads, cpus: set, assumed }, name) =>
      `${name.threads(threads)} look like separate cores to the guest and sit on sibling threads (CPUs ${set})${assumed ? ', by assumed siblings' : ''}: they share a core’s execution units and the guest cannot know. Say threads='2' in <topology>, or use one thread of each core.`,
  },
  'guest-siblings-apart': {
    title: ({ cores, hostHasSiblings }) =>
      hostHasSiblings
        ? `${cores === 1 ? 'A guest core is' : `${cores} guest cores are`} split over host cores`
        : 'Guest siblings on a host without any',
    message: ({ first, cores, hostHasSiblings, assumed }, name) =>
      `${name.threads(first.map(({ thread }) => thread))} are threads of one core to the guest${cores === 1 ? '' : ` (the first of ${cores} such cores)`} and run on ${name.list(first.map(({ cpus: set }) => cpus(set)))}, ${
        hostHasSiblings
          ? `which are different host cores${assumed ? ' (by assumed siblings)' : ''}. The guest’s scheduler avoids using both at once, for nothing, and thinks that they share a core’s caches, which they do not.`
          : 'each a core of its own: this host’s cores have one thread. The guest’s scheduler avoids using both at once, for nothing.'
      }`,
  },
  'lstopo-numbers': {
    title: () => 'Are these lstopo’s L# numbers?',
    message: ({ by, pins }, name) =>
      `${by === 'siblings' ? 'As the kernel numbers CPUs no guest core is on one host core; taken as lstopo’s logical numbers (L#) every one would be.' : 'As the kernel numbers CPUs no guest cell is on one node; taken as lstopo’s logical numbers (L#) every one would be.'} libvirt wants the kernel’s (P#): ${pins
        .slice(0, 4)
        .map(({ thread, written, meant }) => `${name.threads([thread])}: L#${written} is CPU ${meant}`)
        .join(', ')}${pins.length > 4 ? ', …' : ''}.`,
  },
  'set-straddles-nodes': {
    title: ({ parts }) => `A set spans ${parts.length} NUMA nodes`,
    message: ({ threads, parts }, name) =>
      `${name.threads(threads)} may run on ${name.list(parts.map((part) => `node ${part.node} (${cpus(part.cpus)})`))}: wherever the memory is, it is far away part of the time.`,
  },
  'set-straddles-sockets': straddle(
    'socket',
    'sockets',
    'each move to the other socket leaves all caches behind.',
  ),
  'set-straddles-dies': straddle('die', 'dies', 'each move to another die leaves its caches behind.'),
  'set-straddles-caches': straddle(
    'L3 cache',
    'L3 caches',
    'each move to the other cache starts cold, and vCPUs that share data do so through memory.',
  ),
  'vcpus-on-several-caches': {
    title: ({ parts }) => `vCPUs on ${parts.length} L3 caches`,
    message: ({ parts, cores }, name) =>
      `${name.list(parts.map((part) => `${name.threads(part.threads)} on ${cpus(part.cpus)}`))} do not share an L3 cache: what one part has fetched the other has to fetch again. All would fit on the ${cores} cores of one cache.`,
  },
  'core-types-mixed': {
    title: ({ socket, sockets }) =>
      sockets === 1
        ? `${socket === undefined ? 'The guest' : `Guest socket ${socket}`} mixes types of cores`
        : `${sockets} guest sockets mix types of cores`,
    message: ({ parts }, name) =>
      `${name.list(parts.map((part) => `${name.threads(part.threads)} ${are(part.threads)} on ${coreTypes[part.type]} (${cpus(part.cpus)})`))}. The guest takes all its CPUs to be equal: it hands them equal work, and the slow ones make the others wait.`,
  },
  'guest-socket-across-cells': {
    title: ({ sockets, socket }) =>
      sockets === 1
        ? `Guest socket ${socket} lies in several guest cells`
        : `${sockets} guest sockets lie in several guest cells`,
    message: ({ socket, vcpus, cells }) =>
      `By <topology> guest socket ${socket} is vCPUs ${vcpus}; by <numa> these are in cells ${cells.join(', ')}. Real machines have a socket in several nodes only with the firmware’s say (sub-NUMA clustering), and guest kernels may distrust it. One socket for each cell says the same and is believed.`,
  },
  'cell-cpus-from-host': {
    title: () => 'Guest cells with the host’s CPU numbers',
    message: ({ cells, cuts }) =>
      `Guest ${cells.map(({ cell, cpus: set, node }) => `cell ${cell} has cpus='${set}', as host node ${node}`).join('; ')}. These are vCPU numbers: the guest counts its threads and cores one after the other, whatever the host does${cuts ? ', so its own cores and sockets are cut in two by its cells' : ''}. Let the cells count up (0-3, 4-7, …), and let the pins say where they run.`,
  },
  'cell-on-several-nodes': {
    title: ({ cells }) =>
      cells.length === 1
        ? `Guest cell ${cells[0]?.cell ?? 0} is spread over host nodes`
        : `${cells.length} guest cells are spread over host nodes`,
    message: ({ cells }, name) =>
      `Guest ${cellList(cells, name)}. What the guest takes for near is far for some of its vCPUs.`,
  },
  'cell-order-against-host': {
    title: () => 'The pins count up, the host’s nodes do not',
    message: ({ cells, nodes }, name) =>
      `vCPUs are pinned one after the other to CPUs one after the other, but this host does not give each of its ${nodes} nodes a run of numbers. Guest ${cellList(cells, name)}.`,
  },
  'vcpus-on-several-nodes': {
    title: ({ parts }) => `vCPUs on ${parts.length} host nodes, and the guest cannot know`,
    message: ({ parts, memory }, name) =>
      `${partList(parts, name)}${memory === undefined ? '' : `, its memory on ${several(memory) ? 'nodes' : 'node'} ${memory}`}, and the guest sees one node at most: it takes all memory for equally near, and moves work from one node to the other.`,
  },
};
