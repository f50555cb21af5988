/** A period or a quota that caps nothing. */
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'limit-without-effect'> = {
  id: 'limit-without-effect',
  severity: 'note',
  *check({ placements }) {
    for (const { domain, limits } of placements) {
      for (const { id, of, span } of limits.traps) {
        if (of === 'shares' || (id !== 'period-alone' && id !== 'above-one-cpu' && id !== 'quota-unlimited'))
          continue;
        const { period, cpus } = limits[of];
        // A quota of -1 alone says what is the case anyway.
        if (id === 'quota-unlimited' && period === undefined) continue;
        yield { params: { why: id, of, cpus }, span, entities: [domain] };
      }
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
