/**
 * vCPUs of other domains may run on CPUs that this domain's vCPUs were pinned to one by one: no domain's XML tells of it. A
 * warning where they have too few CPUs besides, so that they are on the pinned ones whenever all are busy.
 */
import { findContention } from '../../contention/find-contention.ts';
import { formatCpuSet, idsOf } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import { keepOffPinned } from '../remedies/keep-off-pinned.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'domains-may-wander'> = {
  id: 'domains-may-wander',
  severity: 'note',
  *check(input) {
    for (const visit of findContention(input).visits) {
      const { owners, visitors, cpus, threads, vcpus, room, crowded } = visit;
      yield {
        params: { owners, visitors, cpus: formatCpuSet(cpus), vcpus, room, crowded },
        ...placesOf(threads),
        entities: [
          ...new Set([...owners, ...visitors]),
          ...idsOfThreads(threads),
          ...[...idsOf(cpus)].map(pcpuId),
        ],
        ...(crowded ? { severity: 'warning' } : {}),
      };
    }
  },
  remedies: ({ params: { visitors } }, input) => keepOffPinned(input, visitors),
};
