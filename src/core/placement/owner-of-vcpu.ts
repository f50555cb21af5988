/** Which of several disjoint sets a vCPU is in, looked up once for all: cells may be as many as vCPUs. */
import { intersectionOf, idsOf, rangeSet, type CpuSet } from '../cpuset/cpuset.ts';
import { mostVcpusPlaced } from './place-threads.ts';

/** The value beside the first set that holds the vCPU. */
export function ownerOfVcpu<T>(
  entries: readonly { readonly cpus: CpuSet; readonly value: T }[],
): (vcpu: number) => T | undefined {
  const owners = new Map<number, T>();
  const placed = rangeSet(0, mostVcpusPlaced - 1);
  for (const { cpus, value } of entries) {
    if (owners.size === mostVcpusPlaced) break;
    for (const vcpu of idsOf(intersectionOf(cpus, placed))) if (!owners.has(vcpu)) owners.set(vcpu, value);
  }
  return (vcpu) => owners.get(vcpu);
}
