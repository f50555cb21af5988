/** Sets as tools print them of running threads: lists of the kernel's kind, and virsh's maps. */
import { isEmpty, type CpuRange, type CpuSet } from '../cpuset/cpuset.ts';
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

/** `yy--`: a letter for each host CPU. */
export function readAffinityMap(text: string): CpuSet | undefined {
  if (text.length > highestListedId + 1 || !/^[y-]+$/.test(text)) return undefined;
  const ranges: CpuRange[] = [];
  for (const run of text.matchAll(/y+/g)) ranges.push([run.index, run.index + run[0].length - 1]);
  return ranges;
}
