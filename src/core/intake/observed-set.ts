/** Sets as tools print them of running threads: lists of the kernel's kind, masks of the kernel's and taskset's. */
import { isEmpty, setOfRanges, type CpuRange, type CpuSet } from '../cpuset/cpuset.ts';
import { highestListedId, readKernelList } from '../cpuset/kernel-list.ts';

export function readObservedList(text: string): CpuSet | undefined {
  const reading = readKernelList(text);
  return reading.ok ? reading.set : undefined;
}

/** As above, of a kind that is never empty where it is printed. */
export function readObservedCpus(text: string): CpuSet | undefined {
  const set = readObservedList(text);
  return set === undefined || isEmpty(set) ? undefined : set;
}

/** One bit per CPU, the highest first: `000c`, `ffffffff,00000003`, `0x37`. */
export function readObservedMask(text: string): CpuSet | undefined {
  const digits = text.trim().replace(/^0x/i, '').replaceAll(',', '');
  if (!/^[0-9a-f]+$/i.test(digits) || digits.length * 4 > highestListedId + 1) return undefined;
  const ranges: CpuRange[] = [];
  for (let i = 0; i < digits.length; i++) {
    const value = Number.parseInt(digits.charAt(digits.length - 1 - i), 16);
    for (let bit = 0; bit < 4; bit++) {
      if (((value >> bit) & 1) === 1) ranges.push([i * 4 + bit, i * 4 + bit]);
    }
  }
  return setOfRanges(ranges);
}

/** `yy--`: a letter for each host CPU. */
export function readAffinityMap(text: string): CpuSet | undefined {
  if (text.length > highestListedId + 1 || !/^[y-]+$/.test(text)) return undefined;
  const ranges: CpuRange[] = [];
  for (const run of text.matchAll(/y+/g)) ranges.push([run.index, run.index + run[0].length - 1]);
  return ranges;
}
