/** A what-if command is about a domain that is not loaded, or nothing tells about which. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'change-unplaced'> = {
  id: 'change-unplaced',
  severity: 'note',
  *check({ changes }) {
    for (const { kind, named, why, span } of changes) {
      if (why !== undefined) yield { params: { kind, named, why }, span };
    }
  },
};
