/** A second element of which libvirt looks at the first alone. */
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'element-repeated'> = {
  id: 'element-repeated',
  severity: 'warning',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'repeated-element')) {
      yield {
        params: { element: silence.element },
        span: silence.span,
        related: [silence.first],
        entities: [domain.id],
      };
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
