/**
 * What libvirt refuses for reasons that have no rule of their own, in libvirt's words. Mostly what was meant is for a person to say;
 * but an attribute that is missing and stands there misspelt is written as it was meant.
 */
import { correctAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';
import { silencesOf } from '../silences.ts';

export const rule: Rule<'libvirt-refuses'> = {
  id: 'libvirt-refuses',
  severity: 'error',
  *check({ domains }) {
    for (const domain of domains) {
      if (domain.qemu !== undefined) continue;
      for (const refusal of domain.refusals) {
        if (refusal.rule !== undefined) continue;
        yield { params: { message: refusal.message }, span: refusal.span, entities: [domain.id] };
      }
    }
  },
  remedies: ({ entities, span, params: { message } }, { domains }) => {
    const domain = domains.find(({ id }) => id === entities[0]);
    if (domain === undefined || span === undefined) return [];
    for (const { silence } of silencesOf([domain], 'unknown-attribute')) {
      const { suggestion, span: place } = silence;
      const isInside = place.source === span.source && place.from >= span.from && place.to <= span.to;
      // "missing cpuset for vcpupin", "missing 'vcpu' attribute …".
      if (isInside && suggestion !== undefined && missing(suggestion).test(message))
        return correctAt(domain.id, place, suggestion);
    }
    return [];
  },
};

function missing(attribute: string): RegExp {
  return new RegExp(`missing\\b.*\\b${attribute}\\b`, 'i');
}
