/** No text tells of a host: what depends on one is not judged. Said once, whatever the number of domains. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'host-unknown'> = {
  id: 'host-unknown',
  severity: 'note',
  *check({ host, domains }) {
    if (host !== undefined || domains.length === 0) return;
    yield { params: {}, entities: domains.map(({ id }) => id) };
  },
};
