/** A pinned thread may run on CPUs of several NUMA nodes, so its memory is far away part of the time. */
import {
  emptySet,
  formatCpuSet,
  intersectionOf,
  isEmpty,
  unionOf,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import type { HostNode } from '../../host/host.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import { keepWithin } from '../remedies/keep-within.ts';
import { pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { groupBySet, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'set-straddles-nodes'> = {
  id: 'set-straddles-nodes',
  severity: 'warning',
  *check({ host, placements }) {
    if (host === undefined || host.nodes.length < 2) return;
    for (const placement of placements) {
      // Threads whose sets reach into the same nodes are one finding, however their sets differ.
      const groups = new Map<
        string,
        { threads: ThreadPlacement[]; cpus: CpuSet; nodes: readonly HostNode[] }
      >();
      for (const threads of groupBySet(placement.threads)) {
        const [thread] = threads;
        const cpus = thread?.runs;
        if (thread === undefined || cpus === undefined) continue;
        if (thread.source === 'default' || thread.source === 'numad') continue;
        const nodes = host.nodes.filter((node) => !isEmpty(intersectionOf(cpus, node.cpus)));
        if (nodes.length < 2) continue;
        const kind = thread.kind === 'vcpu' ? 'vcpu' : thread.source;
        const key = `${kind} ${nodes.map(({ id }) => id).join()}`;
        const group = groups.get(key) ?? { threads: [], cpus: emptySet, nodes };
        group.threads.push(...threads);
        group.cpus = unionOf(group.cpus, cpus);
        groups.set(key, group);
      }
      for (const { threads, cpus, nodes } of groups.values()) {
        yield {
          params: {
            threads: idsOfThreads(threads),
            cpus: formatCpuSet(cpus),
            parts: nodes.map((node) => ({
              node: node.id,
              cpus: formatCpuSet(intersectionOf(cpus, node.cpus)),
            })),
          },
          // Only the guest's own threads suffer from far memory; QEMU's do little work on it.
          severity: threads.some((thread) => thread.kind === 'vcpu') ? 'warning' : 'note',
          ...placesOf(threads),
          entities: idsOfThreads(threads),
        };
      }
    }
  },
  remedies: ({ params: { threads } }, input) => [
    ...keepWithin(input, threads, input.host?.nodes.map(({ cpus }) => cpus) ?? []),
    ...pinAllApart(input, threads),
  ],
};
