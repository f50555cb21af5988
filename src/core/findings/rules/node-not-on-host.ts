/** Memory is bound to a host node that is not there: the start fails, whatever the mode. */
import { formatCpuSet, setOfIds } from '../../cpuset/cpuset.ts';
import { memoryOnHostNodes, viewOf } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'node-not-on-host'> = {
  id: 'node-not-on-host',
  severity: 'error',
  *check({ host, placements }) {
    const nodes = formatCpuSet(setOfIds((host?.nodes ?? []).map((node) => node.id)));
    for (const { start } of placements) {
      for (const { kind, ids, message, span, threads } of start.problems) {
        if (kind !== 'node-not-on-host') continue;
        yield {
          params: { missing: formatCpuSet(ids ?? []), host: nodes, libvirt: message },
          ...(span === undefined ? {} : { span }),
          entities: threads,
        };
      }
    }
  },
  remedies: ({ entities }, input) => {
    const view = viewOf(input, entities[0] ?? '');
    return view === undefined ? [] : memoryOnHostNodes(input, view);
  },
};
