/** numatune's `<memory placement='auto' nodeset=…>`: the nodeset must parse, and is then dropped. */
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'nodeset-dropped'> = {
  id: 'nodeset-dropped',
  severity: 'warning',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'nodeset-dropped')) {
      yield { params: { text: silence.text }, span: silence.span, entities: [domain.id] };
    }
  },
};
