/** `<iothreadids>` names more iothreads than `<iothreads>` counts: the count is raised. */
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'iothreads-raised'> = {
  id: 'iothreads-raised',
  severity: 'note',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'iothreads-raised')) {
      yield {
        params: { written: silence.written, count: silence.count },
        span: silence.span,
        entities: [domain.id],
      };
    }
  },
};
