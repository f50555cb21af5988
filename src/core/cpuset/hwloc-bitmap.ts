/**
 * CPU sets as masks of 32 bits, most significant group first: hwloc's `0x00000100,,0x0` (an empty group is zero) and
 * the kernel's `000000ff,ffffffff`. Source: hwloc_bitmap_sscanf, formats.md §0.2.
 */
import { setOfRanges } from './cpuset.ts';
import type { CpuRange, CpuSet } from './cpuset.ts';

/** 65,536 ids: as many as a listed id can name. */
const mostGroups = 2048;

/** Undefined for anything that is no such mask, and for `0xf...f`, the set without an end. */
export function readHwlocBitmap(text: string): CpuSet | undefined {
  const groups = text.trim().split(',', mostGroups + 1);
  if (groups.length > mostGroups || text.trim() === '') return undefined;
  const ranges: CpuRange[] = [];
  for (const [i, group] of groups.entries()) {
    if (!/^(?:0x)?[\da-f]{0,8}$/i.test(group) || /^0x$/i.test(group)) return undefined;
    addBits(ranges, Number.parseInt(group === '' ? '0' : group, 16), (groups.length - 1 - i) * 32);
  }
  return setOfRanges(ranges);
}

function addBits(ranges: CpuRange[], bits: number, base: number): void {
  if (bits === 2 ** 32 - 1) {
    ranges.push([base, base + 31]);
    return;
  }
  for (let bit = 0, rest = bits; rest > 0; bit++, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) ranges.push([base + bit, base + bit]);
  }
}
