/** More guest memory is bound to nodes than these have at all (or, bound to none, more than the host has). */
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { viewDomains } from '../domain-view.ts';
import { memoryNeeds, nodesMeant, sumOf } from '../memory-need.ts';
import { memoryOnMoreNodes, viewOf } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'memory-exceeds-node'> = {
  id: 'memory-exceeds-node',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    for (const view of viewDomains(input)) {
      for (const { nodes, cells, needKiB, mode, spans } of memoryNeeds(view)) {
        const haveKiB = sumOf(nodesMeant(host, nodes), ({ memoryKiB }) => memoryKiB);
        if (haveKiB === undefined || needKiB <= haveKiB) continue;
        const [span, ...related] = spans;
        yield {
          params: {
            nodes: nodes === undefined ? undefined : formatCpuSet(nodes),
            cells: cells.map(({ id }) => id),
            needKiB,
            haveKiB,
            mode,
          },
          // What is only preferred goes elsewhere.
          severity: mode === 'preferred' ? 'note' : 'warning',
          ...(span === undefined ? {} : { span }),
          related,
          entities: [view.domain.id],
        };
        // What does not fit on its nodes need not be told again of all of them.
        break;
      }
    }
  },
  remedies: ({ entities }, input) => {
    const view = viewOf(input, entities[0] ?? '');
    return view === undefined ? [] : memoryOnMoreNodes(input, view);
  },
};
