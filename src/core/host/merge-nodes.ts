/**
 * The NUMA nodes of one machine from all texts about it. Node numbers are Linux's in every format. A node that only
 * one text knows is a node (CPU-less ones are seen by few); a fact told twice is the more trusted text's, and the
 * difference is recorded.
 */
import {
  differenceOf,
  equalSets,
  formatCpuSet,
  intersectionOf,
  isEmpty,
  isSubset,
  setOfIds,
  unionOf,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import type { HostFacts, NodeFact } from './host-facts.ts';
import type { HostConflict, HostNode } from './host.ts';
import { bestFirst, leavesCpusOut, rankOf, trustIn } from './trust-order.ts';

/** `present`: the CPUs that are there; `offline`: those of them that are not online. */
export function mergeNodes(
  all: readonly HostFacts[],
  present: CpuSet,
  offline: CpuSet,
  conflicts: HostConflict[],
): readonly HostNode[] {
  // The cell that libvirt invents hides the machine's nodes: it counts where nobody else knows any.
  const real = all.filter((facts) => !facts.fakeCell && facts.nodes.length > 0);
  const telling = real.length > 0 ? real : all.filter((facts) => facts.nodes.length > 0);
  const ids = new Set(telling.flatMap((facts) => facts.nodes.map(({ id }) => id)));
  const byFacts = new Map(
    telling.map((facts) => [facts, new Map(facts.nodes.map((node) => [node.id, node]))]),
  );
  const taken: { set: CpuSet } = { set: [] };
  const nodes = [...ids]
    .sort((a, b) => a - b)
    .map((id): HostNode => {
      const tellers = (fact: Parameters<typeof bestFirst>[0], tells: (node: NodeFact) => boolean) =>
        bestFirst(fact, telling, (facts) => {
          const node = byFacts.get(facts)?.get(id);
          return node !== undefined && tells(node);
        }).flatMap((facts) => {
          const node = byFacts.get(facts)?.get(id);
          return node === undefined ? [] : [{ facts, node }];
        });
      const cpuTellers = tellers('node-cpus', ({ cpusTold }) => cpusTold !== false);
      const cpus = intersectionOf(cpuTellers[0]?.node.cpus ?? [], present);
      noteCpuConflicts(id, cpuTellers, present, offline, conflicts);
      taken.set = unionOf(taken.set, cpus);
      const memory = tellers('memory', ({ memoryKiB }) => memoryKiB !== undefined);
      noteMemoryConflicts(id, memory, conflicts);
      const distances = tellers('distances', (node) => node.distances !== undefined);
      noteDistanceConflicts(id, distances, conflicts);
      const hugepages = tellers('hugepages', (node) => node.hugepages !== undefined)[0]?.node.hugepages;
      // What is free is a momentary value: the last text that tells it.
      const free = telling.flatMap((facts) => byFacts.get(facts)?.get(id)?.freeKiB ?? []).at(-1);
      const first = cpuTellers[0]?.node ?? memory[0]?.node ?? distances[0]?.node;
      return {
        id,
        cpus,
        ...optional('memoryKiB', memory[0]?.node.memoryKiB),
        ...optional('freeKiB', free),
        ...optional('hugepages', hugepages),
        ...optional('distances', distances[0]?.node.distances),
        span: first?.span ?? telling.find((facts) => byFacts.get(facts)?.has(id))?.span ?? noSpan,
      };
    });
  return withStrayCpus(nodes, telling, differenceOf(present, taken.set));
}

const noSpan = { source: '', from: 0, to: 0 };

/** CPUs that the most trusted list of nodes leaves out, and another text puts into one. */
function withStrayCpus(
  nodes: readonly HostNode[],
  telling: readonly HostFacts[],
  stray: CpuSet,
): readonly HostNode[] {
  if (isEmpty(stray) || nodes.length === 0) return nodes;
  const added = new Map<number, CpuSet>();
  let left = stray;
  for (const facts of bestFirst('node-cpus', telling, () => true)) {
    const byCpu = new Map<number, number[]>();
    for (const { id, node } of facts.cpus) {
      if (node === undefined) continue;
      const members = byCpu.get(node);
      if (members === undefined) byCpu.set(node, [id]);
      else members.push(id);
    }
    const lists = [
      ...facts.nodes.map(({ id, cpus }) => [id, cpus] as const),
      ...[...byCpu].map(([id, cpus]) => [id, setOfIds(cpus)] as const),
    ];
    for (const [id, cpus] of lists) {
      const mine = intersectionOf(cpus, left);
      if (isEmpty(mine)) continue;
      added.set(id, unionOf(added.get(id) ?? [], mine));
      left = differenceOf(left, mine);
    }
  }
  return nodes.map((node) => {
    const more = added.get(node.id);
    return more === undefined ? node : { ...node, cpus: unionOf(node.cpus, more) };
  });
}

type Tellers = readonly { readonly facts: HostFacts; readonly node: NodeFact }[];

function noteCpuConflicts(
  id: number,
  tellers: Tellers,
  present: CpuSet,
  offline: CpuSet,
  conflicts: HostConflict[],
): void {
  const [best, ...others] = tellers;
  if (best === undefined) return;
  const cpusOf = (node: NodeFact): CpuSet => differenceOf(intersectionOf(node.cpus, present), offline);
  const kept = cpusOf(best.node);
  for (const { facts, node } of others) {
    // A worse kind of text, an excerpt, or a list of before some CPUs came online says nothing against it.
    if (rankOf('node-cpus', facts) > rankOf('node-cpus', best.facts) && isLocality(facts)) continue;
    if (leavesCpusOut(facts)) continue;
    const left = cpusOf(node);
    if (equalSets(kept, left) || isSubset(left, kept)) continue;
    conflicts.push({
      what: 'node-cpus',
      node: id,
      ...trustIn('node-cpus', best.facts, facts),
      kept: best.node.span,
      left: node.span,
      keptText: formatCpuSet(best.node.cpus),
      leftText: formatCpuSet(node.cpus),
    });
  }
}

/** hwloc's cpuset of a node is what is near it: a node without CPUs has one too. */
function isLocality(facts: HostFacts): boolean {
  return facts.from === 'hwloc-xml' || facts.from === 'lstopo' || facts.from === 'hwloc-synthetic';
}

function noteMemoryConflicts(id: number, tellers: Tellers, conflicts: HostConflict[]): void {
  const [best, ...others] = tellers;
  const kept = best?.node.memoryKiB;
  if (best === undefined || kept === undefined) return;
  for (const { facts, node } of others) {
    // numactl and numastat round to MiB: 1,023 KiB less is the same size.
    const grain = Math.max(1024, best.node.memoryRoundedTo ?? 0, node.memoryRoundedTo ?? 0);
    if (node.memoryKiB === undefined || Math.abs(kept - node.memoryKiB) < grain) continue;
    conflicts.push({
      what: 'node-memory',
      node: id,
      ...trustIn('memory', best.facts, facts),
      kept: best.node.span,
      left: node.span,
      keptText: `${String(kept)} KiB`,
      leftText: `${String(node.memoryKiB)} KiB`,
    });
  }
}

function noteDistanceConflicts(id: number, tellers: Tellers, conflicts: HostConflict[]): void {
  const [best, ...others] = tellers;
  if (best?.node.distances === undefined) return;
  const kept = best.node.distances;
  for (const { facts, node } of others) {
    const left = node.distances ?? {};
    // A text that hides nodes has fewer columns; what both tell must agree.
    if (Object.entries(left).every(([to, value]) => (kept[Number(to)] ?? value) === value)) continue;
    conflicts.push({
      what: 'distances',
      node: id,
      ...trustIn('distances', best.facts, facts),
      kept: best.node.span,
      left: node.span,
      keptText: distanceText(kept),
      leftText: distanceText(left),
    });
  }
}

function distanceText(distances: Readonly<Record<number, number>>): string {
  return Object.entries(distances)
    .map(([id, value]) => `${id}:${String(value)}`)
    .join(' ');
}

/** One optional property as an object to spread, left out when it is undefined. */
export function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
