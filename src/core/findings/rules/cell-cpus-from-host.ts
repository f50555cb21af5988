/**
 * `<cell cpus>` are vCPU numbers, and these are the host's CPU numbers. The guest counts threads, cores and sockets one after
 * the other, whatever the host does, so its cores or sockets are cut by its own cells.
 */
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { cellId } from '../../identity.ts';
import { cellsCopiedFromHost } from '../copied-cells.ts';
import { boxesCutByCells } from '../guest-boxes.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'cell-cpus-from-host'> = {
  id: 'cell-cpus-from-host',
  severity: 'warning',
  *check({ host, domains }) {
    for (const domain of domains) {
      const copied = cellsCopiedFromHost(domain, host);
      if (copied === undefined) continue;
      const cuts = boxesCutByCells(domain, 'core').length > 0 || boxesCutByCells(domain, 'socket').length > 0;
      const [first, ...others] = domain.cells.map(({ span }) => span);
      yield {
        params: {
          cells: copied.map(({ cell, node }) => ({
            cell,
            node,
            cpus: formatCpuSet(domain.cells.find(({ id }) => id === cell)?.cpus ?? []),
          })),
          cuts,
        },
        severity: cuts ? 'warning' : 'note',
        ...(first === undefined ? {} : { span: first }),
        related: others,
        entities: copied.map(({ cell }) => cellId(domain.id, cell)),
      };
    }
  },
};
