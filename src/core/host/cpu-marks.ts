/** What a host's texts say of single CPUs beside their place: the picture marks it, the details name it. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { hasId, intersectionOf, isEmpty, setOfIds } from '../cpuset/cpuset.ts';
import type { Host } from './host.ts';

/** `nohz`: without the scheduler's tick (`nohz_full=`). */
export type CpuMark = 'isolated' | 'nohz';

/** What the key of the picture explains: the marks, and the states that a CPU's outline shows. */
export type KeyedMark = CpuMark | 'offline' | 'assumed';

const none: readonly CpuMark[] = [];

/** The marks of one CPU; none for a CPU that the host lacks. */
export function marksOf({ isolated, nohzFull }: Host, cpu: number): readonly CpuMark[] {
  const isIsolated = isolated !== undefined && hasId(isolated, cpu);
  const isNohz = nohzFull !== undefined && hasId(nohzFull, cpu);
  if (!isIsolated && !isNohz) return none;
  return [...(isIsolated ? (['isolated'] as const) : []), ...(isNohz ? (['nohz'] as const) : [])];
}

/** Which CPUs of the host have which mark; marks that none has are left out. */
export function markedCpus(host: Host, cpus: CpuSet): ReadonlyMap<KeyedMark, CpuSet> {
  const offline: number[] = [];
  const assumed: number[] = [];
  for (const { id, online, assumed: isAssumed } of host.cpuTable) {
    if (!online) offline.push(id);
    else if (isAssumed) assumed.push(id);
  }
  const all: readonly (readonly [KeyedMark, CpuSet])[] = [
    ['isolated', intersectionOf(host.isolated ?? [], cpus)],
    ['nohz', intersectionOf(host.nohzFull ?? [], cpus)],
    ['offline', setOfIds(offline)],
    ['assumed', setOfIds(assumed)],
  ];
  return new Map(all.filter(([, set]) => !isEmpty(set)));
}
