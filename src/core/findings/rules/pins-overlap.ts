/**
 * vCPUs whose own pins share CPUs although they are not the same set: whoever wrote them meant some vCPUs to be apart. Each can
 * still have a CPU of its own (else `vcpus-outnumber-cpus` tells), but nobody sees to it.
 */
import { emptySet, formatCpuSet, idsOf, intersectionOf, unionOf } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import { findCrowd, overlapping } from '../crowd.ts';
import { viewDomains } from '../domain-view.ts';
import { oneCpuEach, pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { heldTo, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'pins-overlap'> = {
  id: 'pins-overlap',
  severity: 'warning',
  *check(input) {
    for (const view of viewDomains(input)) {
      const crowd = findCrowd(view);
      const blocked = new Set(crowd.blocking.flatMap(({ vcpus }) => vcpus));
      const pinned = view.vcpus.filter((vcpu) => vcpu.source === 'vcpupin' && !blocked.has(vcpu));
      const threads = overlapping(pinned, heldTo);
      if (threads.length === 0) continue;
      let [all, shared] = [emptySet, emptySet];
      for (const set of new Set(threads.map(heldTo))) {
        shared = unionOf(shared, intersectionOf(all, set ?? emptySet));
        all = unionOf(all, set ?? emptySet);
      }
      yield {
        params: {
          threads: idsOfThreads(threads),
          cpus: formatCpuSet(shared),
          apart: threads.flatMap((thread) => {
            const cpu = crowd.cpuOf.get(thread);
            return cpu === undefined ? [] : [{ thread: thread.thread, cpu }];
          }),
        },
        ...placesOf(threads),
        entities: [...idsOfThreads(threads), ...[...idsOf(shared)].map(pcpuId)],
      };
    }
  },
  remedies: ({ params: { threads } }, input) => [
    ...oneCpuEach(input, threads),
    ...pinAllApart(input, threads),
  ],
};
