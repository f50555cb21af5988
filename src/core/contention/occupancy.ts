/** For every CPU everybody whom a setting lets run there; neighbours with the same threads are told together. */
import { setOfRanges, type CpuRange, type CpuSet } from '../cpuset/cpuset.ts';
import type { Claim, ClaimIndex } from './claims.ts';

export interface Occupancy {
  readonly held: readonly {
    readonly cpus: CpuSet;
    /** In the order of the domains. */
    readonly claims: readonly Claim[];
  }[];
  /** Threads that nothing holds: they may run on every CPU beside those. */
  readonly anywhere: readonly Claim[];
}

/** One sweep over the ends of all ranges; by first CPU. */
export function listOccupancy({ claims }: ClaimIndex): Occupancy {
  const ends = new Map<number, { readonly begin: number[]; readonly end: number[] }>();
  const endsAt = (cpu: number): { readonly begin: number[]; readonly end: number[] } => {
    const there = ends.get(cpu) ?? { begin: [], end: [] };
    ends.set(cpu, there);
    return there;
  };
  for (const [i, { cpus, confined }] of claims.entries()) {
    if (!confined) continue;
    for (const [first, last] of cpus) {
      endsAt(first).begin.push(i);
      endsAt(last + 1).end.push(i);
    }
  }
  const here = new Set<number>();
  const groups = new Map<string, { readonly members: readonly number[]; readonly ranges: CpuRange[] }>();
  let from = 0;
  for (const [cpu, { begin, end }] of [...ends].sort(([a], [b]) => a - b)) {
    if (here.size > 0) {
      const members = [...here].sort((a, b) => a - b);
      const key = members.join();
      const group = groups.get(key) ?? { members, ranges: [] };
      group.ranges.push([from, cpu - 1]);
      groups.set(key, group);
    }
    for (const i of end) here.delete(i);
    for (const i of begin) here.add(i);
    from = cpu;
  }
  const claimsOf = (members: readonly number[]): readonly Claim[] => members.flatMap((i) => claims[i] ?? []);
  return {
    held: [...groups.values()].map(({ members, ranges }) => ({
      cpus: setOfRanges(ranges),
      claims: claimsOf(members),
    })),
    anywhere: claims.filter(({ confined }) => !confined),
  };
}
