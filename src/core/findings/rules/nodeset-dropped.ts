/** numatune's `<memory placement='auto' nodeset=…>`: the nodeset must parse, and is then dropped. */
import { removeAt } from '../remedies/wording.ts';
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
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
