/**
 * What the host makes of a set that a setting asks for (libvirt.md §0.2, run for every cell of the table). libvirt
 * writes it into the thread's cgroup first, where there is one, and then calls sched_setaffinity: the cgroup is
 * strict, the call drops what it cannot use.
 */
import { differenceOf, emptySet, intersectionOf, isEmpty, lastId, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import { possibleCpus, usableCpus } from '../host/usable-cpus.ts';
import type { CgroupKind } from './choices.ts';

export type SetFate =
  | { readonly outcome: 'whole' }
  /** It starts with what is left. */
  | { readonly outcome: 'shrinks'; readonly dropped: CpuSet }
  /**
   * `beyond-host`: a number that the kernel has no room for (ERANGE); `offline`: v1 refuses what is not online
   * (EINVAL); `nothing-left`: sched_setaffinity finds nothing usable (EINVAL).
   */
  | {
      readonly outcome: 'fails';
      readonly why: 'beyond-host' | 'offline' | 'nothing-left';
      readonly cpus: CpuSet;
    };

export function judgeSet(set: CpuSet, host: Host, cgroup: CgroupKind): SetFate {
  const usable = usableCpus(host);
  const dropped = differenceOf(set, usable);
  const nothingLeft = isEmpty(intersectionOf(set, usable));
  if (isEmpty(dropped) && !nothingLeft) return { outcome: 'whole' };
  const beyond = cgroup === 'none' ? emptySet : beyondHost(dropped, host);
  if (!isEmpty(beyond)) return { outcome: 'fails', why: 'beyond-host', cpus: beyond };
  if (cgroup === 'v1' && !isEmpty(dropped)) return { outcome: 'fails', why: 'offline', cpus: dropped };
  return nothingLeft
    ? { outcome: 'fails', why: 'nothing-left', cpus: dropped }
    : { outcome: 'shrinks', dropped };
}

/**
 * The kernel's limit is the highest *possible* number. Few texts tell it; then the highest number that one names
 * stands for it, which is right unless the machine keeps room for CPUs to be added.
 */
function beyondHost(cpus: CpuSet, host: Host): CpuSet {
  const highest = lastId(possibleCpus(host)) ?? -1;
  return differenceOf(cpus, [[0, Math.max(0, highest)]]);
}
