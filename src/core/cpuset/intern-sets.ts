/**
 * Equal sets as one object, so that what is made from a set (its text, its cover, its lane) is made once: 512
 * threads that may run on every other of 8,192 CPUs are one set of 4,096 ranges and not 512.
 */
import { equalSets, type CpuSet } from './cpuset.ts';

type InternSet = (set: CpuSet) => CpuSet;

/** Two ids below this are a whole number that is held exactly. */
const idLimit = 2 ** 26;
/** What is below has a place of its own in an array. */
const singlesLimit = 2 ** 16;

export function createSetPool(): InternSet {
  const pool = new Map<number, CpuSet[]>();
  const seen = new Map<CpuSet, CpuSet>();
  const ranges = new Map<number, CpuSet>();
  const singles: (CpuSet | undefined)[] = [];
  return (set) => {
    const [range] = set;
    // Most of all are of one CPU, and most ids are small.
    if (range !== undefined && set.length === 1 && range[0] === range[1] && range[0] < singlesLimit)
      return (singles[range[0]] ??= set);
    // Most sets are one range: both its ends are in one number, and nothing is compared.
    if (range !== undefined && set.length === 1 && range[1] < idLimit) {
      const key = range[0] * idLimit + range[1];
      const known = ranges.get(key);
      if (known === undefined) ranges.set(key, set);
      return known ?? set;
    }
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
