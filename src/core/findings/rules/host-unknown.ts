/** No text tells of a host: what depends on one is not judged. Said once, whatever the number of domains. */
import { guestsElsewhere } from '../../host/guests-elsewhere.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'host-unknown'> = {
  id: 'host-unknown',
  severity: 'note',
  *check({ host, machines, domains }) {
    const elsewhere = guestsElsewhere(machines);
    if (host !== undefined || domains.every(({ id }) => elsewhere.has(id))) return;
    yield { params: {}, entities: domains.map(({ id }) => id) };
  },
};
