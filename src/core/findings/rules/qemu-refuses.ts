/** What QEMU refuses of its own command line, in QEMU's words. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'qemu-refuses'> = {
  id: 'qemu-refuses',
  severity: 'error',
  *check({ domains }) {
    for (const domain of domains) {
      if (domain.qemu === undefined) continue;
      for (const { message, span } of domain.refusals)
        yield { params: { message }, span, entities: [domain.id] };
    }
  },
};
