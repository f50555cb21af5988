/**
 * vCPUs that the guest takes for threads of one core are held to different host cores: the guest packs work onto them as if
 * they shared caches, and leaves one of them idle as if they shared a core.
 */
import { formatCpuSet, onlyId } from '../../cpuset/cpuset.ts';
import { coresOfHost } from '../../host/cores-of-host.ts';
import { viewDomains } from '../domain-view.ts';
import { areAssumed, looksLikeLogicalSiblings, splitCores } from '../guest-cores.ts';
import { pinAllApart, viewsOfThreads } from '../remedies/pinning.ts';
import { topologyWithThreads } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';
import { heldTo, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'guest-siblings-apart'> = {
  id: 'guest-siblings-apart',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    const coreOf = coresOfHost(host);
    const hostHasSiblings = host.cpuTable.some(({ id }) => onlyId(coreOf(id) ?? [[id, id]]) === undefined);
    for (const view of viewDomains(input)) {
      const split = splitCores(host, view);
      const [first] = split;
      // All of them, and for a reason that can be named: `lstopo-numbers` tells.
      if (first === undefined || looksLikeLogicalSiblings(host, view)) continue;
      const threads = split.flat();
      const { topology } = view.domain;
      const places = placesOf(threads);
      yield {
        params: {
          threads: idsOfThreads(threads),
          cores: split.length,
          first: first.map((thread) => ({
            thread: thread.thread,
            cpus: formatCpuSet(heldTo(thread) ?? []),
          })),
          hostHasSiblings,
          assumed: areAssumed(host, threads),
        },
        // A host without siblings has no better place for them.
        severity: hostHasSiblings ? 'warning' : 'note',
        ...places,
        related: topology === undefined ? places.related : [topology.span, ...places.related],
        entities: idsOfThreads(threads),
      };
    }
  },
  remedies: ({ params: { threads } }, input) => {
    const [view] = viewsOfThreads(input, threads);
    return [
      ...pinAllApart(input, threads),
      ...(view === undefined ? [] : topologyWithThreads(view, 1, 'topology-without-threads')),
    ];
  },
};
