/** Some guest cells have a `<memnode>` and others do not: the memory of these may be on any node, or on several. */
import { countOf } from '../../cpuset/cpuset.ts';
import { cellId } from '../../identity.ts';
import { boundNodes } from '../guest-cells.ts';
import { viewDomains } from '../domain-view.ts';
import { memoryToVcpus, viewOf } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'cell-without-memnode'> = {
  id: 'cell-without-memnode',
  severity: 'warning',
  *check(input) {
    // On a host of one node there is nothing to choose.
    if (input.host !== undefined && input.host.nodes.length < 2) return;
    for (const { domain, placement } of viewDomains(input)) {
      const { memory } = placement;
      const bound = memory.filter(({ source }) => source === 'memnode');
      const open = memory.filter(
        ({ source, nodes }) =>
          source !== 'memnode' && (nodes === 'all' || (typeof nodes !== 'string' && countOf(nodes) > 1)),
      );
      if (bound.length === 0 || open.length === 0) continue;
      const cells = open.flatMap(({ cell }) => cell ?? []);
      const spans = domain.cells.flatMap(({ id, span }) => (cells.includes(id) ? [span] : []));
      const [span, ...related] = spans;
      yield {
        params: {
          cells,
          bound: bound.flatMap(({ cell }) => cell ?? []),
          nodes: boundNodes(open[0]),
        },
        ...(span === undefined ? {} : { span }),
        related: [...related, ...domain.memnodes.map((memnode) => memnode.span)],
        entities: cells.map((cell) => cellId(domain.id, cell)),
      };
    }
  },
  remedies: ({ params: { cells }, entities }, input) => {
    const view = viewOf(input, entities[0] ?? '');
    return view === undefined ? [] : memoryToVcpus(input, view, 'memnode-for-each', cells);
  },
};
