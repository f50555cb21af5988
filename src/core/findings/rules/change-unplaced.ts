/** A what-if command is about a domain that is not loaded, or nothing tells about which. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'change-unplaced'> = {
  id: 'change-unplaced',
  severity: 'note',
  *check({ changes }) {
    let isSaidOfPins = false;
    for (const { kind, named, why, span } of changes) {
      // oVirt's pin string names no domain, and each of its pins is a change.
      const isPin = named === '';
      if (why === undefined || (isPin && isSaidOfPins)) continue;
      isSaidOfPins ||= isPin;
      yield { params: { kind, named, why }, span };
    }
  },
};
