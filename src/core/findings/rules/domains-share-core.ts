/** vCPUs of several domains have a CPU each, and the CPUs are threads of one core. */
import { formatCpuSet, hasId, idsOf } from '../../cpuset/cpuset.ts';
import { findContention } from '../../contention/find-contention.ts';
import { pcpuId } from '../../identity.ts';
import { moveOtherDomains } from '../remedies/move-domains.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'domains-share-core'> = {
  id: 'domains-share-core',
  severity: 'warning',
  *check(input) {
    for (const { domains, cpus, places, first, threads } of findContention(input).sibling) {
      yield {
        params: {
          domains,
          cpus: formatCpuSet(cpus),
          cores: places,
          first: idsOfThreads(first),
          assumed: input.host?.cpuTable.some(({ id, assumed }) => assumed && hasId(cpus, id)) === true,
        },
        ...placesOf(threads),
        entities: [...domains, ...idsOfThreads(threads), ...[...idsOf(cpus)].map(pcpuId)],
      };
    }
  },
  remedies: ({ params: { domains }, entities }, input) => moveOtherDomains(input, domains, entities),
};
