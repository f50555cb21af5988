/** Several domains may run on the same CPUs: usual on a host that is shared, and worth knowing where some are pinned. */
import { countOf, formatCpuSet } from '../../cpuset/cpuset.ts';
import { findContention } from '../../contention/find-contention.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'domains-share-pool'> = {
  id: 'domains-share-pool',
  severity: 'note',
  *check(input) {
    for (const { held, free, cpus, vcpus } of findContention(input).pools) {
      yield {
        params: { held, free, cpus: formatCpuSet(cpus), count: countOf(cpus), vcpus },
        entities: [...held, ...free],
      };
    }
  },
};
