/**
 * More guest memory is bound to nodes than these have at all (or, bound to none, more than the host has). Huge pages are all
 * mapped before the guest starts, so then the start fails; where a text tells how many there are, `hugepages-do-not-fit` says it.
 */
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
      for (const { nodes, cells, needKiB, mode, inHugepages: inPages, spans } of memoryNeeds(view)) {
        const meant = nodesMeant(host, nodes);
        const haveKiB = sumOf(meant, ({ memoryKiB }) => memoryKiB);
        if (haveKiB === undefined || needKiB <= haveKiB) continue;
        const inHugepages = mode !== 'preferred' && inPages;
        if (inHugepages && meant.every(({ hugepages }) => hugepages !== undefined)) continue;
        const [span, ...related] = spans;
        yield {
          params: {
            nodes: nodes === undefined ? undefined : formatCpuSet(nodes),
            cells: cells.map(({ id }) => id),
            needKiB,
            haveKiB,
            mode,
            inHugepages,
          },
          // What is only preferred goes elsewhere.
          severity: inHugepages ? 'error' : mode === 'preferred' ? 'note' : 'warning',
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
