/** QEMU's own threads on the cores of vCPUs that were given a CPU alone. */
import { idsOf, setOfIds, setOfRanges, type CpuSet } from '../cpuset/cpuset.ts';
import { coresOfHost } from '../host/cores-of-host.ts';
import type { Host } from '../host/host.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { DomainView } from './domain-view.ts';
import { heldTo } from './threads.ts';

export interface Neighbours {
  /** vCPUs with the other threads of these cores to themselves. */
  readonly vcpus: readonly ThreadPlacement[];
  readonly vcpuCpus: CpuSet;
  readonly assumed: boolean;
}

/**
 * Of a thread every one of whose CPUs is a sibling of some vCPU's only CPU, so that it cannot stay away from them: these
 * vCPUs. Undefined: it has a core elsewhere, shares a CPU itself (another finding), or nobody tells which CPUs are siblings.
 */
export function vcpusBeside(
  host: Host,
  { vcpusOnly }: DomainView,
  thread: ThreadPlacement,
): Neighbours | undefined {
  const cpus = heldTo(thread);
  if (cpus === undefined || cpus.length === 0) return undefined;
  const coreOf = coresOfHost(host);
  const taken = new Set<number>();
  for (const cpu of idsOf(cpus)) {
    if (vcpusOnly.has(cpu)) return undefined;
    const owned = [...idsOf(coreOf(cpu) ?? [])].filter((other) => vcpusOnly.has(other));
    if (owned.length === 0) return undefined;
    for (const other of owned) taken.add(other);
  }
  const vcpuCpus = setOfIds(taken);
  const there = setOfRanges([...cpus, ...vcpuCpus]);
  const inCores = new Set(idsOf(there));
  return {
    vcpus: [...idsOf(vcpuCpus)].flatMap((cpu) => vcpusOnly.get(cpu) ?? []),
    vcpuCpus,
    assumed: host.cpuTable.some(({ id, assumed }) => assumed && inCores.has(id)),
  };
}
