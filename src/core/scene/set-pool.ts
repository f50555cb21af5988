/**
 * Equal sets as one object, so that what is made from a set (its text, its cover, its lane) is made once: 512
 * threads that may run on every other of 8,192 CPUs are one set of 4,096 ranges and not 512.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { equalSets, formatCpuSet } from '../cpuset/cpuset.ts';
import type { DomainPlacement } from '../placement/placement.ts';

export type InternSet = (set: CpuSet) => CpuSet;

export function createSetPool(): InternSet {
  const pool = new Map<number, CpuSet[]>();
  return (set) => {
    const key = hashOf(set);
    const bucket = pool.get(key);
    const known = bucket?.find((candidate) => equalSets(candidate, set));
    if (known !== undefined) return known;
    if (bucket === undefined) pool.set(key, [set]);
    else bucket.push(set);
    return set;
  };
}

function hashOf(set: CpuSet): number {
  let hash = set.length;
  for (const [first, last] of set) hash = (Math.imul(hash, 31) + first * 7 + last) | 0;
  return hash;
}

export function internPlacements(placements: readonly DomainPlacement[]): readonly DomainPlacement[] {
  const intern = createSetPool();
  return placements.map((placement) => ({
    ...placement,
    threads: placement.threads.map((thread) => {
      if (typeof thread.asked === 'string') return thread;
      const asked = intern(thread.asked);
      return asked === thread.asked ? thread : { ...thread, asked };
    }),
  }));
}

const texts = new WeakMap<CpuSet, string>();

/** `formatCpuSet`, once per set. */
export function setText(set: CpuSet): string {
  const known = texts.get(set) ?? formatCpuSet(set);
  texts.set(set, known);
  return known;
}

/** Nobody listens to four thousand numbers: what is read aloud ends after some dozen. */
const longestSpoken = 160;

export function spokenSet(set: CpuSet): string {
  const text = setText(set);
  return text.length <= longestSpoken ? text : `${text.slice(0, text.lastIndexOf(',', longestSpoken) + 1)}…`;
}
