/** libvirt would refuse a what-if command, so it changes nothing here either. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'change-refused'> = {
  id: 'change-refused',
  severity: 'error',
  *check({ changes }) {
    for (const { kind, outcome, message, threads, domain, span } of changes) {
      if (outcome !== 'refused') continue;
      const entities = threads.length > 0 ? threads : domain === undefined ? [] : [domain];
      yield { params: { kind, libvirt: message ?? '' }, span, entities };
    }
  },
};
