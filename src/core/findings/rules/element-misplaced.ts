/** An element of libvirt's in a parent where it does not look for it. */
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'element-misplaced'> = {
  id: 'element-misplaced',
  severity: 'warning',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'misplaced-element')) {
      yield {
        params: { element: silence.element, parent: silence.parent, belongs: ['domain', ...silence.belongs] },
        span: silence.span,
        entities: [domain.id],
      };
    }
  },
};
