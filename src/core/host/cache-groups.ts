/** Which CPUs share a last-level cache (L3): the map draws the groups, the matrix has a band of them. */
import { idsOf } from '../cpuset/cpuset.ts';
import type { CacheFact } from './host-facts.ts';
import type { Host } from './host.ts';

/** By CPU. CPUs without an entry are in no L3 that a text tells of; of two that claim a CPU the first has it. */
export function lastLevelCaches(host: Pick<Host, 'caches'> | undefined): ReadonlyMap<number, CacheFact> {
  const caches = new Map<number, CacheFact>();
  for (const cache of host?.caches ?? []) {
    if (cache.level !== 3) continue;
    for (const cpu of idsOf(cache.cpus)) if (!caches.has(cpu)) caches.set(cpu, cache);
  }
  return caches;
}
