/** How many threads may run on each CPU. */
import type { Analysis } from '../analysis.ts';
import { idsOf } from '../cpuset/cpuset.ts';
import { placementsHere } from '../placement/placements-here.ts';

/**
 * By CPU number, for every CPU of the host that is online (without a host: for every CPU that is named). What may run anywhere
 * may run on each of them. A vCPU that is not plugged in, and a thread whose set numad has yet to tell, count nowhere.
 * Time: threads × ranges + CPUs.
 */
export function countLoad(analysis: Analysis): ReadonlyMap<number, number> {
  /** Where a range of CPUs begins one set more names them, and one thread more may run; behind its end one less. */
  const steps = new Map<number, { named: number; running: number }>();
  const step = (at: number, by: number, isRunning: boolean): void => {
    const { named, running } = steps.get(at) ?? { named: 0, running: 0 };
    steps.set(at, { named: named + by, running: running + (isRunning ? by : 0) });
  };
  let everywhere = 0;
  for (const { threads } of placementsHere(analysis)) {
    for (const { online, runs, asked } of threads) {
      if (runs === undefined && asked === 'all' && online) everywhere++;
      const set = runs ?? (typeof asked === 'string' ? [] : asked);
      for (const [first, last] of set) {
        step(first, 1, online);
        step(last + 1, -1, online);
      }
    }
  }
  const load = new Map<number, number>();
  const { host } = analysis;
  if (host !== undefined) for (const id of idsOf(host.online)) load.set(id, everywhere);
  let named = 0;
  let running = everywhere;
  let from = 0;
  for (const [at, by] of [...steps].sort(([a], [b]) => a - b)) {
    if (named > 0) for (let id = from; id < at; id++) load.set(id, running);
    named += by.named;
    running += by.running;
    from = at;
  }
  return load;
}
