/** An attribute that libvirt does not know beside those it does: it passes over it, and over what was meant. */
import { correctAt, removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'attribute-unknown'> = {
  id: 'attribute-unknown',
  severity: 'warning',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'unknown-attribute')) {
      yield {
        params: {
          element: silence.element,
          attribute: silence.attribute,
          suggestion: silence.suggestion,
          since: silence.since,
        },
        span: silence.span,
        entities: [domain.id],
      };
    }
  },
  // Where something else was meant, taking it out would only hide that.
  remedies: ({ entities, span, params: { suggestion } }) =>
    suggestion === undefined ? removeAt(entities[0], span) : correctAt(entities[0], span, suggestion),
};
