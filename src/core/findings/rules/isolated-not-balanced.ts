/**
 * A thread may run on several CPUs of which some are isolated (`isolcpus=`). The scheduler moves nothing between isolated CPUs,
 * so the thread stays where it was first put, mostly all threads of a set on the same CPU.
 */
import {
  countOf,
  emptySet,
  formatCpuSet,
  idsOf,
  intersectionOf,
  isEmpty,
  overlaps,
  setOfRanges,
} from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import { oneCpuEach, pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { groupBySet, heldTo, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'isolated-not-balanced'> = {
  id: 'isolated-not-balanced',
  severity: 'warning',
  *check({ host, placements }) {
    const isolated = host?.isolated;
    if (isolated === undefined || isEmpty(isolated)) return;
    for (const { threads: all } of placements) {
      const stuck = groupBySet(all).filter(([thread]) => {
        const cpus = thread === undefined ? undefined : heldTo(thread);
        return cpus !== undefined && countOf(cpus) > 1 && overlaps(cpus, isolated);
      });
      if (stuck.length === 0) continue;
      const threads = stuck.flat();
      const cpus = setOfRanges(stuck.flatMap(([thread]) => (thread && heldTo(thread)) ?? emptySet));
      const there = intersectionOf(cpus, isolated);
      yield {
        params: {
          threads: idsOfThreads(threads),
          cpus: formatCpuSet(cpus),
          isolated: formatCpuSet(there),
        },
        ...placesOf(threads),
        entities: [...idsOfThreads(threads), ...[...idsOf(there)].map(pcpuId)],
      };
    }
  },
  remedies: ({ params: { threads } }, input) => [
    ...oneCpuEach(input, threads),
    ...pinAllApart(input, threads),
  ],
};
