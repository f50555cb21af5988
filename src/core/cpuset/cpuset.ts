/**
 * Sets of CPU ids (or node, vCPU ids) as sorted, disjoint, non-adjacent ranges: plain data that can be posted,
 * printed and compared. Cost is by number of ranges, never by number of ids, so `0-16383` is one pair.
 */
export type CpuRange = readonly [first: number, last: number];
export type CpuSet = readonly CpuRange[];

export const emptySet: CpuSet = [];

export function rangeSet(first: number, last: number): CpuSet {
  return last < first ? emptySet : [[first, last]];
}

/** Ids in any order, repeats allowed; ids that are not non-negative integers are left out. */
export function setOfIds(ids: Iterable<number>): CpuSet {
  const sorted: number[] = [];
  // Nearly always they come in order: then there is nothing to sort.
  let isSorted = true;
  let before = -1;
  for (const id of ids) {
    if (!Number.isSafeInteger(id) || id < 0) continue;
    if (id < before) isSorted = false;
    before = id;
    sorted.push(id);
  }
  if (!isSorted) sorted.sort((a, b) => a - b);
  const out: [number, number][] = [];
  let last: [number, number] | undefined;
  for (const id of sorted) {
    if (last !== undefined && id <= last[1] + 1) last[1] = id;
    else out.push((last = [id, id]));
  }
  return out;
}

/** Ranges in any order, overlaps allowed. */
export function setOfRanges(ranges: Iterable<CpuRange>): CpuSet {
  const sorted: CpuRange[] = [];
  let isSorted = true;
  let before = -1;
  for (const range of ranges) {
    if (range[0] > range[1]) continue;
    if (range[0] < before) isSorted = false;
    before = range[0];
    sorted.push(range);
  }
  if (!isSorted) sorted.sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  let last: [number, number] | undefined;
  for (const range of sorted) {
    if (last !== undefined && range[0] <= last[1] + 1) last[1] = Math.max(last[1], range[1]);
    else out.push((last = [range[0], range[1]]));
  }
  return out;
}

export function isEmpty(set: CpuSet): boolean {
  return set.length === 0;
}

export function countOf(set: CpuSet): number {
  let n = 0;
  for (const [first, last] of set) n += last - first + 1;
  return n;
}

export function hasId(set: CpuSet, id: number): boolean {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = set[middle];
    if (range === undefined) return false;
    if (id < range[0]) high = middle - 1;
    else if (id > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

export function firstId(set: CpuSet): number | undefined {
  return set[0]?.[0];
}

export function lastId(set: CpuSet): number | undefined {
  return set[set.length - 1]?.[1];
}

/** The only id of a one-element set. */
export function onlyId(set: CpuSet): number | undefined {
  const range = set[0];
  return set.length === 1 && range !== undefined && range[0] === range[1] ? range[0] : undefined;
}

export function* idsOf(set: CpuSet): Generator<number> {
  for (const [first, last] of set) for (let id = first; id <= last; id++) yield id;
}

export function unionOf(a: CpuSet, b: CpuSet): CpuSet {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return setOfRanges([...a, ...b]);
}

export function intersectionOf(a: CpuSet, b: CpuSet): CpuSet {
  const out: CpuRange[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const x = a[i];
    const y = b[j];
    if (x === undefined || y === undefined) return out;
    const first = Math.max(x[0], y[0]);
    const last = Math.min(x[1], y[1]);
    if (first <= last) out.push([first, last]);
    if (x[1] < y[1]) i++;
    else j++;
  }
}

/** What is in `a` and not in `b`. */
export function differenceOf(a: CpuSet, b: CpuSet): CpuSet {
  const out: CpuRange[] = [];
  let j = 0;
  for (const [first, last] of a) {
    let from = first;
    for (;;) {
      const hole = b[j];
      if (hole === undefined || hole[0] > last) break;
      if (hole[1] < from) {
        j++;
        continue;
      }
      if (hole[0] > from) out.push([from, hole[0] - 1]);
      from = hole[1] + 1;
      if (from > last) break;
      j++;
    }
    if (from <= last) out.push([from, last]);
  }
  return out;
}

export function isSubset(inner: CpuSet, outer: CpuSet): boolean {
  let j = 0;
  for (const [first, last] of inner) {
    for (;;) {
      const range = outer[j];
      if (range === undefined) return false;
      if (range[1] < first) {
        j++;
        continue;
      }
      if (range[0] > first || range[1] < last) return false;
      break;
    }
  }
  return true;
}

export function overlaps(a: CpuSet, b: CpuSet): boolean {
  let i = 0;
  let j = 0;
  for (;;) {
    const x = a[i];
    const y = b[j];
    if (x === undefined || y === undefined) return false;
    if (x[1] < y[0]) i++;
    else if (y[1] < x[0]) j++;
    else return true;
  }
}

export function equalSets(a: CpuSet, b: CpuSet): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((range, i) => range[0] === b[i]?.[0] && range[1] === b[i][1]);
}

/** As libvirt and the kernel print a set: ascending, a run of two is `0-1`, nothing for the empty set. */
export function formatCpuSet(set: CpuSet): string {
  return set
    .map(([first, last]) => (first === last ? String(first) : `${String(first)}-${String(last)}`))
    .join(',');
}
