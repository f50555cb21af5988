/** An element that libvirt does not know where it stands: likely a slip, and passed over. */
import { correctAt, removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'element-unknown'> = {
  id: 'element-unknown',
  severity: 'warning',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'unknown-element')) {
      yield {
        params: {
          element: silence.element,
          parent: silence.parent,
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
