/** A what-if command names the domain by a placeholder or an id: it is applied to the only domain there is. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'change-on-only-domain'> = {
  id: 'change-on-only-domain',
  severity: 'note',
  *check({ changes }) {
    const said = new Set<string>();
    for (const { kind, named, domain, byOnlyDomain, outcome, span } of changes) {
      if (byOnlyDomain !== true || outcome !== 'applied' || domain === undefined || said.has(named)) continue;
      said.add(named);
      yield { params: { kind, named, domain }, span, entities: [domain] };
    }
  },
};
