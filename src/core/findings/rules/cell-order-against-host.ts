/**
 * vCPUs are pinned in the order of their numbers, and the host deals its numbers out to nodes in turn (or in rounds): so the
 * vCPUs of each guest cell end up on several nodes.
 */
import { cellId } from '../../identity.ts';
import { viewDomains } from '../domain-view.ts';
import { judgeCells } from '../guest-cells.ts';
import { pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'cell-order-against-host'> = {
  id: 'cell-order-against-host',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    for (const view of viewDomains(input)) {
      const judged = judgeCells(host, view);
      if (judged?.kind !== 'order') continue;
      const { cells, vcpus } = judged;
      yield {
        params: { cells, nodes: host.nodes.length },
        ...placesOf(vcpus),
        entities: [...cells.map(({ cell }) => cellId(view.domain.id, cell)), ...idsOfThreads(vcpus)],
      };
    }
  },
  remedies: ({ params: { cells } }, input) => pinAllApart(input, cells[0]?.parts[0]?.threads ?? []),
};
