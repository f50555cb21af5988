/** `<memnode>` for a guest cell that does not exist: libvirt refuses the domain. */
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'memnode-without-cell'> = {
  id: 'memnode-without-cell',
  severity: 'error',
  *check({ domains }) {
    for (const { id, refusals, cells } of domains) {
      for (const { rule: own, message, span } of refusals) {
        if (own !== 'memnode-without-cell') continue;
        yield {
          params: { cells: cells.length, libvirt: message },
          span,
          related: cells.map((cell) => cell.span),
          entities: [id],
        };
      }
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
