/** The matching beside one that tries everything, and its blocking sets beside Hall's theorem. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  countOf,
  hasId,
  isSubset,
  overlaps,
  rangeSet,
  setOfIds,
  unionOf,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import { matchCpus } from './match-cpus.ts';

/** How many threads can have a CPU of their own at most, by trying. */
function most(sets: readonly CpuSet[], taken: ReadonlySet<number> = new Set()): number {
  const [first, ...rest] = sets;
  if (first === undefined) return 0;
  let best = most(rest, taken);
  for (let cpu = 0; cpu < 8; cpu++) {
    if (hasId(first, cpu) && !taken.has(cpu)) best = Math.max(best, 1 + most(rest, new Set([...taken, cpu])));
  }
  return best;
}

const someSets = fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }).map(setOfIds), {
  minLength: 1,
  maxLength: 6,
});

it('gives as many threads a CPU as can have one, each one of its own', () => {
  fc.assert(
    fc.property(someSets, (sets) => {
      const { cpuOf } = matchCpus(sets);
      const given = cpuOf.flatMap((cpu, i) => (cpu === undefined ? [] : [[i, cpu] as const]));
      for (const [i, cpu] of given) expect(hasId(sets[i]!, cpu)).toBe(true);
      expect(new Set(given.map(([, cpu]) => cpu)).size).toBe(given.length);
      expect(given.length).toBe(most(sets));
    }),
    { numRuns: 300 },
  );
});

it('shows who blocks whom: fewer CPUs than threads, and just as many too few as are left without', () => {
  fc.assert(
    fc.property(someSets, (sets) => {
      const { cpuOf, blocking } = matchCpus(sets);
      let missing = 0;
      for (const { threads, cpus } of blocking) {
        for (const i of threads) expect(isSubset(sets[i]!, cpus)).toBe(true);
        expect(cpus).toEqual(threads.reduce<CpuSet>((all, i) => unionOf(all, sets[i]!), []));
        expect(threads.length).toBeGreaterThan(countOf(cpus));
        missing += threads.length - countOf(cpus);
      }
      expect(missing).toBe(cpuOf.filter((cpu) => cpu === undefined).length);
      for (const [i, one] of blocking.entries())
        for (const other of blocking.slice(i + 1)) expect(overlaps(one.cpus, other.cpus)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

it('does not depend on the order of the threads', () => {
  fc.assert(
    fc.property(someSets, fc.nat(), (sets, turn) => {
      const by = turn % sets.length;
      const turned = [...sets.slice(by), ...sets.slice(0, by)];
      const told = (of: readonly CpuSet[]) =>
        matchCpus(of)
          .blocking.map(({ threads, cpus }) => [threads.map((i) => of[i]!).sort(), cpus])
          .sort();
      expect(told(turned)).toEqual(told(sets));
    }),
    { numRuns: 100 },
  );
});

it.each([
  ['0-1, 0-1, 1', [rangeSet(0, 1), rangeSet(0, 1), rangeSet(1, 1)], [[0, 1, 2]]],
  [
    'two that block by themselves',
    [rangeSet(0, 0), rangeSet(0, 0), rangeSet(5, 5), rangeSet(5, 5)],
    [
      [0, 1],
      [2, 3],
    ],
  ],
  ['one that has room beside them', [rangeSet(0, 0), rangeSet(0, 0), rangeSet(0, 9)], [[0, 1]]],
  ['moves others out of the way', [rangeSet(1, 2), rangeSet(0, 1), rangeSet(0, 0), rangeSet(2, 3)], []],
])('%s', (_, sets, threads) => {
  expect(matchCpus(sets).blocking.map((one) => one.threads)).toEqual(threads);
});

it('takes thousands of threads of overlapping sets in its stride', () => {
  const prefixes = Array.from({ length: 4096 }, (_, i) => rangeSet(0, i >> 1));
  const { blocking } = matchCpus(prefixes);
  expect(blocking).toMatchObject([{ cpus: [[0, 2047]] }]);
  const shifted = Array.from({ length: 4096 }, (_, i) => rangeSet(Math.max(0, i - 50), i));
  expect(matchCpus(shifted).blocking).toEqual([]);
});
