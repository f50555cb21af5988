/**
 * k vCPUs may use fewer than k CPUs between them: when all are busy some of them wait, whatever the scheduler does. Found by
 * a matching, not by counting: `0-1`, `0-1`, `1` is three on two although no two sets are alike in size.
 */
import { countOf, formatCpuSet, idsOf, isSubset } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import { findCrowd } from '../crowd.ts';
import { viewDomains } from '../domain-view.ts';
import { pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { heldTo, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'vcpus-outnumber-cpus'> = {
  id: 'vcpus-outnumber-cpus',
  severity: 'warning',
  *check(input) {
    for (const view of viewDomains(input)) {
      for (const { vcpus, cpus } of findCrowd(view).blocking) {
        const emulator = view.emulators.some((thread) => {
          const held = heldTo(thread);
          return held !== undefined && isSubset(held, cpus);
        });
        yield {
          params: {
            threads: idsOfThreads(vcpus),
            cpus: formatCpuSet(cpus),
            count: countOf(cpus),
            anywhere: vcpus.every(({ source }) => source === 'default'),
            emulator,
          },
          ...placesOf(vcpus),
          entities: [...idsOfThreads(vcpus), ...[...idsOf(cpus)].map(pcpuId)],
        };
      }
    }
  },
  remedies: ({ params: { threads } }, input) => pinAllApart(input, threads),
};
