/** vCPUs have a CPU alone, as it seems, and so has a thread of another domain: the same one. */
import { countOf, firstId, formatCpuSet, idsOf } from '../../cpuset/cpuset.ts';
import { findContention } from '../../contention/find-contention.ts';
import { pcpuId } from '../../identity.ts';
import { moveOtherDomains } from '../remedies/move-domains.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'domains-share-cpu'> = {
  id: 'domains-share-cpu',
  severity: 'warning',
  *check(input) {
    for (const { domains, cpus, first, threads } of findContention(input).exclusive) {
      yield {
        params: {
          domains,
          cpus: formatCpuSet(cpus),
          count: countOf(cpus),
          first: idsOfThreads(first),
          cpu: firstId(cpus) ?? 0,
        },
        ...placesOf(threads),
        entities: [...domains, ...idsOfThreads(threads), ...[...idsOf(cpus)].map(pcpuId)],
      };
    }
  },
  remedies: ({ params: { domains }, entities }, input) => moveOtherDomains(input, domains, entities),
};
