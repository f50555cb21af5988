/** `<vcpu current>` beside `<vcpus>`: the latter alone decides which vCPUs are online. */
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'vcpu-current-dropped'> = {
  id: 'vcpu-current-dropped',
  severity: 'warning',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'current-dropped')) {
      yield {
        params: { written: silence.written, online: silence.online },
        span: silence.span,
        entities: [domain.id],
      };
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
