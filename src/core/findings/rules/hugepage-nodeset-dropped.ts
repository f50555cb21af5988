/** `<page nodeset='0'>` without guest cells: libvirt drops the nodeset. */
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'hugepage-nodeset-dropped'> = {
  id: 'hugepage-nodeset-dropped',
  severity: 'note',
  *check({ domains }) {
    for (const { domain, silence } of silencesOf(domains, 'hugepage-nodeset-dropped')) {
      yield { params: {}, span: silence.span, entities: [domain.id] };
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
