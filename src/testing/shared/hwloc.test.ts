/**
 * hwloc's XML and lstopo's text of real machines against `truth.json`, in every field that these formats carry
 * (formats.md §17, §19); what hwloc is known to show otherwise than the kernel stands in one table with its reason.
 */
import { expect, it } from 'vitest';
import { formatCpuSet, setOfIds } from '../../core/cpuset/cpuset.ts';
import type { CpuFact, HostFacts } from '../../core/host/host-facts.ts';
import { describeShared } from './shared.ts';
import {
  cachesRead,
  coreKey,
  distancesRead,
  factsOf,
  foldersWith,
  hugepagesRead,
  nameOf,
  nodesRead,
  partitionBy,
  readTruth,
  socketKey,
  Tally,
  trueCoreKey,
  trueCaches,
  trueDistances,
  trueHugepages,
  trueNodes,
  trueSocketKey,
  withoutNuma,
  type Truth,
  type TruthCpu,
} from './truth.ts';

type Field = 'cpus' | 'nodes' | 'distances' | 'sockets' | 'cores' | 'dies' | 'clusters' | 'caches';

interface Artefact {
  readonly machines: readonly string[];
  readonly fields: readonly Field[];
  readonly why: string;
}

/** What hwloc is known to show otherwise than the kernel. */
const artefacts: readonly Artefact[] = [
  {
    machines: withoutNuma,
    fields: ['nodes', 'distances'],
    why: 'a kernel without NUMA: hwloc makes one node 0 of everything',
  },
  {
    machines: ['fake-4n-notopology'],
    fields: ['cpus', 'nodes', 'distances', 'sockets', 'cores'],
    why: 'without topology directories hwloc takes the CPUs of the machine it runs on',
  },
  {
    machines: ['fake-heterocpunuma-overlap'],
    fields: ['nodes', 'distances'],
    why: 'hwloc leaves out nodes that overlap others',
  },
  {
    machines: ['s390-lpar-drawer-8c'],
    fields: ['nodes'],
    why: 'the snapshot’s node names 141 CPUs, of which 8 are there',
  },
  {
    machines: ['x86-knl-snc4-hybrid-8n'],
    fields: ['distances', 'clusters'],
    why: 'clusters of a Xeon Phi’s memory, which 1.x does not tell from clusters of cores; hwloc drops the matrix, which it uses to place MCDRAM',
  },
  {
    machines: ['x86-opteron6276-4s8n-64t'],
    fields: ['cores'],
    why: 'hwloc takes the cores of a Bulldozer module for cores, this kernel for threads',
  },
  {
    machines: ['x86-xeon-e7-4870-4s-40c-b', 'ia64-2n2s2c-8c', 'ia64-2s2c2t-8t', 'ia64-4s2c-8c'],
    fields: ['caches'],
    why: 'the snapshot’s caches contradict each other: shared by CPUs of four packages, or by none',
  },
  {
    machines: ['lv-x86-test1-2c2n'],
    fields: ['cores'],
    why: 'the snapshot’s siblings contradict each other: CPU 1 names 0, CPU 0 does not name 1',
  },
];

/** `rounded`: console text rounds memory to MB and has no distances, huge pages and sizes of its own. */
function check(tally: Tally, folder: string, facts: HostFacts, truth: Truth, rounded = false): void {
  const skipped = artefacts
    .filter(({ machines }) => machines.includes(nameOf(folder)))
    .flatMap(({ fields }) => fields);
  const compare = (field: Field, read: readonly string[], expected: readonly string[]): void => {
    if (!skipped.includes(field)) tally.compare(field, read, expected);
  };
  tally.file();
  // hwloc leaves out offline CPUs.
  const online = (truth.cpus ?? []).filter((cpu) => cpu.online);
  const { cpus, nodes } = facts;
  compare('cpus', [formatCpuSet(setOfIds(cpus.map(({ id }) => id)))], [truth.online ?? '']);
  if (facts.online !== undefined) compare('cpus', [formatCpuSet(facts.online)], [truth.online ?? '']);
  compare('nodes', nodesRead(nodes, 1, !rounded), trueNodes(truth, 1, !rounded));
  if (rounded) {
    for (const [i, { memoryKiB = 0 }] of nodes.entries())
      expect(Math.abs(memoryKiB - (truth.nodes?.[i]?.memTotalKiB ?? 0))).toBeLessThanOrEqual(512);
  } else {
    compare('nodes', hugepagesRead(nodes), trueHugepages(truth));
  }
  // One node has no distance to another, and hwloc keeps no matrix of it.
  const far = (truth.nodes ?? []).length > 1 ? trueDistances(truth) : [];
  if (!rounded) compare('distances', distancesRead(nodes), far);
  compare('sockets', partitionBy(cpus, socketKey), partitionBy(online, trueSocketKey));
  compare('cores', partitionBy(cpus, coreKey), partitionBy(online, trueCoreKey));
  compare('dies', ...boxes(cpus, 'die', online, 'dieSiblings'));
  compare('clusters', ...boxes(cpus, 'cluster', online, 'clusterSiblings'));
  for (const level of [1, 2, 3])
    compare('caches', cachesRead(facts.caches, level), trueCaches(online, level));
}

/** hwloc drops dies and clusters that are the same as a package, cache or core: those it shows must be true. */
function boxes(
  cpus: readonly CpuFact[],
  name: 'die' | 'cluster',
  online: readonly TruthCpu[],
  siblings: 'dieSiblings' | 'clusterSiblings',
): [readonly string[], readonly string[]] {
  const shown = cpus.filter((cpu) => cpu[name] !== undefined);
  const ids = new Set(shown.map(({ id }) => id));
  return [
    partitionBy(shown, (cpu) => `${String(cpu.socket)} ${String(cpu[name])}`),
    partitionBy(
      online.filter(({ id }) => ids.has(id)),
      (cpu) => String(cpu[siblings]),
    ),
  ];
}

describeShared('hwloc XML of real machines', () => {
  for (const file of ['hwloc.xml', 'hwloc-v1.xml']) {
    const tally = new Tally(file);
    it.each(foldersWith(file))(`%s/${file}`, (folder) => {
      const facts = factsOf(`${folder}/${file}`, 'hwloc-xml');
      expect(facts).toBeDefined();
      if (facts !== undefined) check(tally, folder, facts, readTruth(folder));
    });
    it(`${file} are counted`, () => {
      tally.print();
      expect(tally.files).toBeGreaterThan(70);
    });
  }
});

describeShared('lstopo text of real machines', () => {
  const tally = new Tally('lstopo*.txt');
  const files = ['lstopo.txt', 'lstopo-physical.txt'].flatMap((file) =>
    foldersWith(file).map((folder) => [folder, file] as const),
  );
  it.each(files)('%s/%s', (folder, file) => {
    const facts = factsOf(`${folder}/${file}`, 'lstopo');
    expect(facts).toBeDefined();
    if (facts !== undefined) check(tally, folder, facts, readTruth(folder), true);
  });
  it('are counted', () => {
    tally.print();
    expect(tally.files).toBe(2);
  });
});
