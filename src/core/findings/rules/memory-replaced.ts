/** The guest's cells (and memory devices) decide how much memory it has, not `<memory>`. */
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'memory-replaced'> = {
  id: 'memory-replaced',
  severity: 'note',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'memory-replaced')) {
      yield {
        params: { writtenKiB: silence.writtenKiB, totalKiB: silence.totalKiB },
        span: silence.span,
        entities: [domain.id],
      };
    }
  },
};
