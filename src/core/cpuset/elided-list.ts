/**
 * Lists in which somebody put dots where CPUs were: `0,2,4,...,126`. What stands beside the dots is kept, and between
 * which numbers the rest must be; which they are is not guessed.
 */
import {
  differenceOf,
  emptySet,
  firstId,
  isEmpty,
  lastId,
  rangeSet,
  unionOf,
  type CpuSet,
} from './cpuset.ts';
import { readKernelList } from './kernel-list.ts';

export interface ElidedList {
  readonly set: CpuSet;
  /** The numbers among which are those left out. */
  readonly unlisted: CpuSet;
  readonly dots: string;
}

/** No kernel numbers CPUs higher (NR_CPUS). */
const highestCpu = 8191;

/** Numbers that touch the dots may be cut themselves. */
const elision = /[\d-]*\[?(?:\.{2,}|[\u2026\u00a6\u22ef])\]?[\d-]*/;

/** Undefined: it has no dots, or is no list beside them. */
export function readElidedList(text: string): ElidedList | undefined {
  const dots = elision.exec(text)?.[0].replace(/[\d-]/g, '');
  if (dots === undefined) return undefined;
  let set = emptySet;
  let unlisted = emptySet;
  let before: number | undefined;
  for (const part of text.split(elision)) {
    const list = readKernelList(part.replace(/^[\s,]+|[\s,]+$/g, ''));
    if (!list.ok) return undefined;
    if (before !== undefined) unlisted = unionOf(unlisted, numbersBetween(before, firstId(list.set)));
    before = lastId(list.set) ?? before ?? -1;
    set = unionOf(set, list.set);
  }
  return isEmpty(set) ? undefined : { set, unlisted: differenceOf(unlisted, set), dots };
}

/** The numbers above one that is listed and below the next that is; without a next all above. */
export function numbersBetween(before: number, after: number | undefined): CpuSet {
  return rangeSet(before + 1, (after ?? highestCpu + 1) - 1);
}
