/** libvirt cannot parse a set, or nothing is left of it: it refuses the domain. */
import type { EntityId } from '../../identity.ts';
import type { DomainPlacement } from '../../placement/placement.ts';
import type { Span } from '../../text/source.ts';
import { correctAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'cpuset-invalid'> = {
  id: 'cpuset-invalid',
  severity: 'error',
  *check({ domains, placements }) {
    for (const [i, domain] of domains.entries()) {
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
            of: attribute.of,
            text: attribute.raw,
            reason: fault.reason,
            at: fault.at + 1,
            suggestion: fault.suggestion,
            libvirt: refusal.message,
          },
          span: { ...attribute.span, from },
          related: [attribute.span],
          entities: threadsOf(placements[i], attribute.span) ?? [domain.id],
        };
      }
    }
  },
  remedies: ({ span, params: { suggestion } }, { domains }) => {
    // The place is that of the fault; the suggestion is for the whole list.
    const of = domains.flatMap(({ id, refusals }) =>
      refusals.flatMap(({ attribute }) => (attribute === undefined ? [] : [{ id, attribute }])),
    );
    const found = of.find(
      ({ attribute: { span: whole } }) =>
        whole.source === span?.source && whole.from <= span.from && span.to <= whole.to,
    );
    return correctAt(found?.id, found?.attribute.span, suggestion);
  },
};

/** The threads that the unusable set was meant for. */
function threadsOf(
  placement: DomainPlacement | undefined,
  { source, from, to }: Span,
): readonly EntityId[] | undefined {
  const threads = (placement?.threads ?? []).filter(({ reasons }) =>
    reasons.some(({ state, span }) => {
      return state === 'applied' && span?.source === source && span.from <= from && span.to >= to;
    }),
  );
  return threads.length === 0 ? undefined : threads.map(({ thread }) => thread);
}
