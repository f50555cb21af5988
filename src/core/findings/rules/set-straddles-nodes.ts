/** A pinned thread may run on CPUs of several NUMA nodes, so its memory is far away part of the time. */
import { formatCpuSet, intersectionOf, isEmpty } from '../../cpuset/cpuset.ts';
import type { Rule } from '../rule.ts';
import { groupBySet, spansOf } from '../threads.ts';

export const rule: Rule<'set-straddles-nodes'> = {
  id: 'set-straddles-nodes',
  severity: 'warning',
  *check({ host, placements }) {
    if (host === undefined || host.nodes.length < 2) return;
    for (const placement of placements) {
      for (const threads of groupBySet(placement.threads)) {
        const cpus = threads[0]?.runs;
        const source = threads[0]?.source;
        if (cpus === undefined || source === 'default' || source === 'numad') continue;
        const parts = host.nodes.flatMap((node) => {
          const here = intersectionOf(cpus, node.cpus);
          return isEmpty(here) ? [] : [{ node: node.id, cpus: formatCpuSet(here) }];
        });
        if (parts.length < 2) continue;
        const spans = spansOf(threads);
        const ids = threads.map((thread) => thread.thread);
        yield {
          params: { threads: ids, cpus: formatCpuSet(cpus), parts },
          // Only the guest's own threads suffer from far memory; QEMU's do little work on it.
          severity: threads.some((thread) => thread.kind === 'vcpu') ? 'warning' : 'note',
          ...(spans[0] === undefined ? {} : { span: spans[0] }),
          related: spans.slice(1),
          entities: ids,
        };
      }
    }
  },
};
