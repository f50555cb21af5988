/** vCPUs of one guest cell are held to different host nodes: what the guest takes for near is far. */
import { cellId } from '../../identity.ts';
import { viewDomains } from '../domain-view.ts';
import { judgeCells } from '../guest-cells.ts';
import { pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'cell-on-several-nodes'> = {
  id: 'cell-on-several-nodes',
  severity: 'warning',
  *check(input) {
    if (input.host === undefined) return;
    for (const view of viewDomains(input)) {
      const judged = view.domain.cells.length > 1 ? judgeCells(input.host, view) : undefined;
      if (judged?.kind !== 'spread') continue;
      const { cells, vcpus } = judged;
      yield {
        params: { cells },
        ...placesOf(vcpus),
        entities: [...cells.map(({ cell }) => cellId(view.domain.id, cell)), ...idsOfThreads(vcpus)],
      };
    }
  },
  remedies: ({ params: { cells } }, input) => pinAllApart(input, cells[0]?.parts[0]?.threads ?? []),
};
