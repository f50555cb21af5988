/**
 * The vCPUs of one domain on their CPUs: whether each can have one of its own, and which of them stand in the way. Several
 * rules tell parts of it, and each vCPU is told of once.
 */
import { onlyId, type CpuSet } from '../cpuset/cpuset.ts';
import { createSetPool } from '../cpuset/intern-sets.ts';
import { matchCpus } from '../contention/match-cpus.ts';
import { onceFor } from '../once-for.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { DomainView } from './domain-view.ts';
import { confinedTo } from './threads.ts';

export interface Crowd {
  /** k vCPUs that have fewer than k CPUs between them. Those that share a single one count as one: that is told apart. */
  readonly blocking: readonly { readonly vcpus: readonly ThreadPlacement[]; readonly cpus: CpuSet }[];
  /** A CPU for each vCPU that nobody else has, as far as there is one. */
  readonly cpuOf: ReadonlyMap<ThreadPlacement, number>;
}

export const findCrowd = onceFor(({ vcpus }: DomainView): Crowd => {
  const chosen: { readonly vcpu: ThreadPlacement; readonly cpus: CpuSet }[] = [];
  const intern = createSetPool();
  const single = new Set<number>();
  for (const vcpu of vcpus) {
    const known = confinedTo(vcpu);
    if (known === undefined || known.length === 0) continue;
    const cpus = intern(known);
    const only = onlyId(cpus);
    if (only !== undefined) {
      if (single.has(only)) continue;
      single.add(only);
    }
    chosen.push({ vcpu, cpus });
  }
  const { cpuOf, blocking } = matchCpus(chosen.map(({ cpus }) => cpus));
  const given = new Map<ThreadPlacement, number>();
  for (const [i, { vcpu }] of chosen.entries()) {
    const cpu = cpuOf[i];
    if (cpu !== undefined) given.set(vcpu, cpu);
  }
  return {
    blocking: blocking.map(({ threads, cpus }) => ({
      vcpus: threads.flatMap((i) => chosen[i]?.vcpu ?? []),
      cpus,
    })),
    cpuOf: given,
  };
});

/** Sets of a domain's threads, equal ones together, with those that overlap another. */
export function overlapping(
  threads: readonly ThreadPlacement[],
  setOf: (thread: ThreadPlacement) => CpuSet | undefined,
): readonly ThreadPlacement[] {
  const intern = createSetPool();
  const bySet = new Map<CpuSet, ThreadPlacement[]>();
  for (const thread of threads) {
    const set = setOf(thread);
    if (set === undefined || set.length === 0) continue;
    const cpus = intern(set);
    const there = bySet.get(cpus);
    if (there === undefined) bySet.set(cpus, [thread]);
    else there.push(thread);
  }
  const ranges = [...bySet.keys()]
    .flatMap((set) => set.map(([first, last]) => ({ first, last, set })))
    .sort((a, b) => a.first - b.first);
  const touched = new Set<CpuSet>();
  let longest: (typeof ranges)[number] | undefined;
  for (const range of ranges) {
    // Whatever a range overlaps, it overlaps the one that reaches furthest; a set's own ranges never do.
    if (longest !== undefined && range.first <= longest.last) touched.add(range.set).add(longest.set);
    if (longest === undefined || range.last > longest.last) longest = range;
  }
  return threads.filter((thread) => {
    const set = setOf(thread);
    return set !== undefined && touched.has(intern(set));
  });
}
