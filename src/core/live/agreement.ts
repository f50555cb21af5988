/** Whether what was observed of a thread is what its settings say. */
import { formatCpuSet, type CpuSet } from '../cpuset/cpuset.ts';
import type { JoinedObservation } from './joined-observation.ts';

/** Where the settings let the thread run: on this host, and as asked. */
export interface Expected {
  readonly asked: CpuSet | 'all' | 'unknown';
  readonly runs?: CpuSet;
}

/** Undefined: one of the two is not known. */
export function agreementOf(
  { observed, cpus, everywhere }: JoinedObservation,
  { asked, runs }: Expected,
): 'same' | 'differs' | undefined {
  if (observed === undefined || asked === 'unknown') return undefined;
  // Without a host (or seen on another) the list may hold CPUs that are absent, and "all" is no set to compare with.
  if (runs === undefined || cpus === undefined) {
    if (asked === 'all') return undefined;
    return formatCpuSet(observed) === formatCpuSet(asked) ? 'same' : 'differs';
  }
  if (asked === 'all') return everywhere === true ? 'same' : 'differs';
  return formatCpuSet(cpus) === formatCpuSet(runs) ? 'same' : 'differs';
}
