/**
 * Masks as one plain hexadecimal number, lowest CPU in the last digit: `lscpu -x`, `taskset -p`; a leading `0x` and
 * the kernel's commas between groups of 32 bits (`Cpus_allowed`) are allowed (formats.md §0.2).
 */
import { highestListedId } from './kernel-list.ts';
import { setOfIds, type CpuSet } from './cpuset.ts';

const mostDigits = (highestListedId + 1) / 4;

/** The CPUs of a mask; undefined for what is none, or for one that names a CPU no kernel can have. */
export function readHexMask(text: string): CpuSet | undefined {
  const digits = text
    .trim()
    .replace(/^0x/i, '')
    .replaceAll(',', '')
    .replace(/^0+(?=.)/, '');
  if (digits === '' || digits.length > mostDigits || !/^[0-9a-f]+$/i.test(digits)) return undefined;
  const ids: number[] = [];
  for (let place = 0; place < digits.length; place++) {
    const value = parseInt(digits.charAt(digits.length - 1 - place), 16);
    for (let bit = 0; bit < 4; bit++) if ((value & (1 << bit)) !== 0) ids.push(place * 4 + bit);
  }
  return setOfIds(ids);
}
