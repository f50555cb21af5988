/** What holds for a thread beside where it may run: its scheduler, its cap, the memory of its cell. */
import { hasId, setOfIds, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import type { Scheduler } from '../domain/tuning.ts';
import type { Host } from '../host/host.ts';
import type { CgroupKind } from './choices.ts';
import type { CapLimit, DomainLimits, LimitTrap } from './limits.ts';
import type { VcpuLocality } from './locality.ts';
import type { DomainPlacement, MemoryPlacement, ThreadPlacement } from './placement.ts';
import { judgeSet } from './set-fate.ts';

/** vcpusched, iothreadsched or emulatorsched; undefined: the kernel's usual scheduler. */
export function schedulerOf({ schedulers }: Domain, thread: ThreadPlacement): Scheduler | undefined {
  if (thread.kind === 'emulator') return schedulers.emulator;
  const settings = thread.kind === 'vcpu' ? schedulers.vcpus : schedulers.iothreads;
  return settings.find(({ threads }) => hasId(threads, thread.number ?? -1));
}

/** The row of a vCPU's own cell, or of the whole domain where the guest has none. */
export function memoryOf(
  { memory }: DomainPlacement,
  locality: VcpuLocality | undefined,
): MemoryPlacement | undefined {
  return memory.find(({ cell }) => cell === locality?.cell) ?? memory.find(({ cell }) => cell === undefined);
}

export interface LimitInForce {
  readonly of: LimitTrap['of'];
  /** Absent for the weight. */
  readonly cap?: CapLimit;
  readonly traps: readonly LimitTrap[];
}

/** The limits that are written, and the emulator's where the vCPUs' cap leaves it out; empty: nothing is limited. */
export function limitsInForce(limits: DomainLimits): readonly LimitInForce[] {
  const trapsOf = (of: LimitTrap['of']): readonly LimitTrap[] =>
    limits.traps.filter((trap) => trap.of === of);
  const caps = (['vcpu', 'emulator', 'iothread', 'global'] as const).flatMap(
    (of): readonly LimitInForce[] => {
      const [cap, traps] = [limits[of], trapsOf(of)];
      const isSaid = cap.period !== undefined || cap.quota !== undefined || traps.length > 0;
      return isSaid ? [{ of, cap, traps }] : [];
    },
  );
  return limits.weight.shares === undefined ? caps : [{ of: 'shares', traps: trapsOf('shares') }, ...caps];
}

/** Neighbours in the list for which `keyOf` says the same. */
export function runsOf<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const runs: T[][] = [];
  let last: string | undefined;
  for (const item of items) {
    const key = keyOf(item);
    if (key === last) runs.at(-1)?.push(item);
    else runs.push([item]);
    last = key;
  }
  return runs;
}

export interface VcpuGroup {
  readonly vcpus: CpuSet;
  /** One of them. */
  readonly thread: ThreadPlacement;
  /** The CPUs of its set for which the chosen kind of cgroup would refuse to plug it in. */
  readonly refusedFor?: CpuSet;
}

/** What each vCPU that is not plugged in would get if it were, alike ones together. */
export function previewHotplug(
  { threads, start }: DomainPlacement,
  host: Host | undefined,
): readonly VcpuGroup[] {
  const groups = new Map<string, { ids: number[]; thread: ThreadPlacement }>();
  for (const thread of threads) {
    if (thread.kind !== 'vcpu' || thread.online || thread.number === undefined) continue;
    const key = JSON.stringify([thread.source, thread.asked]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ids: [thread.number], thread });
    else group.ids.push(thread.number);
  }
  return [...groups.values()].map(({ ids, thread }) => {
    const refusedFor = refusedCpus(thread, host, start.cgroup);
    return { vcpus: setOfIds(ids), thread, ...(refusedFor === undefined ? {} : { refusedFor }) };
  });
}

/** As at start: "all" is not written into the cgroup, and that it cannot be set is only logged. */
function refusedCpus(
  { asked, source }: ThreadPlacement,
  host: Host | undefined,
  cgroup: CgroupKind,
): CpuSet | undefined {
  if (host === undefined || typeof asked === 'string' || source === 'default') return undefined;
  const fate = judgeSet(asked, host, cgroup);
  return fate.outcome === 'fails' ? fate.cpus : undefined;
}
