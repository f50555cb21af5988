/** vCPUs are pinned to different host nodes, and the guest has no cells by which it could know. */
import { viewDomains } from '../domain-view.ts';
import { judgeCells } from '../guest-cells.ts';
import { pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'vcpus-on-several-nodes'> = {
  id: 'vcpus-on-several-nodes',
  severity: 'warning',
  *check(input) {
    if (input.host === undefined) return;
    for (const view of viewDomains(input)) {
      const judged = view.domain.cells.length > 1 ? undefined : judgeCells(input.host, view);
      const [all] = judged?.cells ?? [];
      if (judged === undefined || all === undefined) continue;
      yield {
        params: { parts: all.parts, memory: all.memory },
        ...placesOf(judged.vcpus),
        entities: [view.domain.id, ...idsOfThreads(judged.vcpus)],
      };
    }
  },
  remedies: ({ params: { parts } }, input) => pinAllApart(input, parts[0]?.threads ?? []),
};
