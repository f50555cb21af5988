/** `<cachetune>` or `<memorytune>` that libvirt drops: none of its vCPUs exists, or it says nothing. */
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'resource-control-dropped'> = {
  id: 'resource-control-dropped',
  severity: 'warning',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'resource-control-dropped')) {
      yield {
        params: { element: silence.element, why: silence.why },
        span: silence.span,
        entities: [domain.id],
      };
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
