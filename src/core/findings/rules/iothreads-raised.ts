/** `<iothreadids>` names more iothreads than `<iothreads>` counts: the count is raised. */
import { propose } from '../remedies/pinning.ts';
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
  remedies: ({ entities: [domain], params: { count } }) =>
    domain === undefined ? [] : propose('iothreads-as-listed', [{ kind: 'iothread-count', domain, count }]),
};
