/** One guest socket holds vCPUs of several guest cells: no machine is built so, and some guests do not believe it. */
import { formatCpuSet, rangeSet } from '../../cpuset/cpuset.ts';
import { cellId } from '../../identity.ts';
import { topologyOf } from '../domain-view.ts';
import { boxesCutByCells } from '../guest-boxes.ts';
import { cellsCopiedFromHost } from '../copied-cells.ts';
import { topologySocketPerCell, viewOf } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'guest-socket-across-cells'> = {
  id: 'guest-socket-across-cells',
  severity: 'warning',
  *check({ host, domains }) {
    for (const domain of domains) {
      const topology = topologyOf(domain);
      const cut = boxesCutByCells(domain, 'socket');
      const [first] = cut;
      if (topology === undefined || first === undefined || cellsCopiedFromHost(domain, host) !== undefined)
        continue;
      yield {
        params: {
          sockets: cut.length,
          socket: first.number,
          vcpus: formatCpuSet(rangeSet(first.firstVcpu, first.lastVcpu)),
          cells: first.cells,
        },
        span: topology.span,
        related: domain.cells.map(({ span }) => span),
        entities: [...new Set(cut.flatMap(({ cells }) => cells))].map((cell) => cellId(domain.id, cell)),
      };
    }
  },
  remedies: ({ entities }, input) => {
    const view = viewOf(input, entities[0] ?? '');
    return view === undefined ? [] : topologySocketPerCell(view);
  },
};
