/** The hardware threads that share a core, by CPU, where the texts tell. */
import { hasId, type CpuSet } from '../cpuset/cpuset.ts';
import { createSetPool } from '../cpuset/intern-sets.ts';
import { onceFor } from '../once-for.ts';
import type { Host } from './host.ts';

/** Of a CPU: all threads of its core, itself included; undefined where nobody tells. One core is one object. */
export const coresOfHost = onceFor((host: Host): ((cpu: number) => CpuSet | undefined) => {
  const intern = createSetPool();
  const cores = new Map<number, CpuSet>();
  for (const { id, siblings } of host.cpuTable) {
    if (siblings !== undefined && hasId(siblings, id)) cores.set(id, intern(siblings));
  }
  return (cpu) => cores.get(cpu);
});
