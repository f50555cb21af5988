/** libvirt cannot parse a set, or nothing is left of it: it refuses the domain. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'cpuset-invalid'> = {
  id: 'cpuset-invalid',
  severity: 'error',
  *check({ domains }) {
    for (const domain of domains) {
      for (const refusal of domain.refusals) {
        const { attribute } = refusal;
        const fault = attribute?.fault;
        if (refusal.rule !== 'cpuset-invalid' || attribute === undefined || fault === undefined) continue;
        // An attribute written with entities is longer in the text than its value; then its whole place is shown.
        const asWritten = attribute.span.to - attribute.span.from === attribute.raw.length;
        const from = asWritten
          ? Math.min(attribute.span.from + fault.at, attribute.span.to)
          : attribute.span.from;
        yield {
          params: {
            text: attribute.raw,
            reason: fault.reason,
            at: fault.at + 1,
            suggestion: fault.suggestion,
            libvirt: refusal.message,
          },
          span: { ...attribute.span, from },
          related: [attribute.span],
          entities: [domain.id],
        };
      }
    }
  },
};
