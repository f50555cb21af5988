/** What libvirt refuses for reasons that have no rule of their own, in libvirt's words. */
import type { Rule } from '../rule.ts';

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
};
