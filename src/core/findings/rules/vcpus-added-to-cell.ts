/** The QEMU driver puts vCPUs that no cell names into cell 0. */
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'vcpus-added-to-cell'> = {
  id: 'vcpus-added-to-cell',
  severity: 'note',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'vcpus-added-to-cell')) {
      yield {
        params: { vcpus: silence.vcpus, cell: silence.cell },
        span: silence.span,
        entities: [domain.id],
      };
    }
  },
};
