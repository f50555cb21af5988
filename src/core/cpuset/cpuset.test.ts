import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  differenceOf,
  emptySet,
  equalSets,
  firstId,
  formatCpuSet,
  hasId,
  idsOf,
  intersectionOf,
  isEmpty,
  isSubset,
  lastId,
  onlyId,
  overlaps,
  rangeSet,
  setOfIds,
  setOfRanges,
  unionOf,
} from './cpuset.ts';
import type { CpuSet } from './cpuset.ts';

/** Small ids make ranges that touch and overlap; the model is a plain Set. */
const ids = fc.uniqueArray(fc.nat(30), { maxLength: 25 });
const sorted = (set: Iterable<number>): number[] => [...set].sort((a, b) => a - b);

function isNormal(set: CpuSet): boolean {
  return set.every(([first, last], i) => first <= last && (i === 0 || first > (set[i - 1]?.[1] ?? 0) + 1));
}

describe('algebra against Set<number>', () => {
  it('of two sets', () => {
    fc.assert(
      fc.property(ids, ids, (left, right) => {
        const [a, b] = [setOfIds(left), setOfIds(right)];
        const [x, y] = [new Set(left), new Set(right)];
        const results: [CpuSet, number[]][] = [
          [unionOf(a, b), sorted(new Set([...x, ...y]))],
          [intersectionOf(a, b), sorted(left.filter((id) => y.has(id)))],
          [differenceOf(a, b), sorted(left.filter((id) => !y.has(id)))],
        ];
        for (const [set, model] of results) {
          expect([...idsOf(set)]).toEqual(model);
          expect(isNormal(set)).toBe(true);
        }
        expect(isSubset(a, b)).toBe(left.every((id) => y.has(id)));
        expect(overlaps(a, b)).toBe(left.some((id) => y.has(id)));
        expect(equalSets(a, b)).toBe(x.size === y.size && left.every((id) => y.has(id)));
      }),
      { numRuns: 3000 },
    );
  });

  it('of one set', () => {
    fc.assert(
      fc.property(ids, (list) => {
        const set = setOfIds(list);
        const model = sorted(list);
        expect([...idsOf(set)]).toEqual(model);
        expect(countOf(set)).toBe(list.length);
        expect(isEmpty(set)).toBe(list.length === 0);
        expect(firstId(set)).toBe(model[0]);
        expect(lastId(set)).toBe(model.at(-1));
        expect(onlyId(set)).toBe(list.length === 1 ? list[0] : undefined);
        for (let id = -1; id < 33; id++) expect(hasId(set, id)).toBe(list.includes(id));
      }),
    );
  });

  it('of ranges in any order, empty ones left out', () => {
    const range = fc.tuple(fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const model = new Set<number>();
        for (const [first, last] of ranges) for (let id = first; id <= last; id++) model.add(id);
        const set = setOfRanges(ranges);
        expect([...idsOf(set)]).toEqual(sorted(model));
        expect(isNormal(set)).toBe(true);
      }),
    );
  });
});

describe('formatCpuSet', () => {
  it('prints as libvirt does', () => {
    expect(formatCpuSet(setOfIds([4, 0, 1, 6, 7, 8]))).toBe('0-1,4,6-8');
    expect(formatCpuSet(emptySet)).toBe('');
    expect(formatCpuSet(rangeSet(3, 2))).toBe('');
  });

  it('leaves out what is no id', () => {
    expect(setOfIds([-1, 1.5, NaN, 2])).toEqual([[2, 2]]);
  });
});
