/** A priority with a scheduler that has none: libvirt drops it. */
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'priority-dropped'> = {
  id: 'priority-dropped',
  severity: 'warning',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'priority-dropped')) {
      yield {
        params: { element: silence.element, policy: silence.policy },
        span: silence.span,
        entities: [domain.id],
      };
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
