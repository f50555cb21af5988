/** CPUs that a thread may be given on this host. */
import { emptySet, unionOf, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host } from './host.ts';

/** The CPUs that are online, and those that an excerpt declares without listing: nobody can say that they are not. */
export function usableCpus(host: Host): CpuSet {
  return host.unlisted === undefined ? host.online : unionOf(host.online, host.unlisted);
}

/** Numbers that the kernel has room for, as far as a text tells: the highest one is its limit. */
export function possibleCpus(host: Host): CpuSet {
  return host.possible ?? unionOf(host.cpus, host.unlisted ?? emptySet);
}
