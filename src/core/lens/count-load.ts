/** How many threads may run on each CPU. */
import type { Analysis } from '../analysis.ts';
import { idsOf } from '../cpuset/cpuset.ts';
import { placementsHere } from '../placement/placements-here.ts';

/**
 * By CPU number, for every CPU of the host that is online (without a host: for every CPU that is named). A vCPU that
 * is not plugged in, and a thread whose set numad has yet to tell, count nowhere. Time: threads × ranges + CPUs.
 */
export function countLoad(analysis: Analysis): ReadonlyMap<number, number> {
  /** Where a range of CPUs begins one thread more may run, behind its end one less. */
  const steps = new Map<number, number>();
  const step = (at: number, by: number): void => {
    steps.set(at, (steps.get(at) ?? 0) + by);
  };
  for (const { threads } of placementsHere(analysis)) {
    for (const { online, runs, asked } of threads) {
      if (!online) continue;
      const set = runs ?? (typeof asked === 'string' ? [] : asked);
      for (const [first, last] of set) {
        step(first, 1);
        step(last + 1, -1);
      }
    }
  }
  const load = new Map<number, number>();
  const { host } = analysis;
  if (host !== undefined) for (const id of idsOf(host.online)) load.set(id, 0);
  let count = 0;
  let from = 0;
  for (const [at, by] of [...steps].sort(([a], [b]) => a - b)) {
    if (count > 0) for (let id = from; id < at; id++) load.set(id, count);
    count += by;
    from = at;
  }
  return load;
}
