/**
 * Equal sets as one object, so that what is made from a set (its text, its cover, its lane) is made once: 512
 * threads that may run on every other of 8,192 CPUs are one set of 4,096 ranges and not 512.
 */
import { equalSets, type CpuSet } from './cpuset.ts';

type InternSet = (set: CpuSet) => CpuSet;

export function createSetPool(): InternSet {
  const pool = new Map<number, CpuSet[]>();
  const seen = new Map<CpuSet, CpuSet>();
  return (set) => {
    const before = seen.get(set);
    if (before !== undefined) return before;
    const key = hashOf(set);
    const bucket = pool.get(key);
    const known = bucket?.find((candidate) => equalSets(candidate, set)) ?? set;
    if (bucket === undefined) pool.set(key, [set]);
    else if (known === set) bucket.push(set);
    seen.set(set, known);
    return known;
  };
}

function hashOf(set: CpuSet): number {
  let hash = set.length;
  for (const [first, last] of set) hash = (Math.imul(hash, 31) + first * 7 + last) | 0;
  return hash;
}
