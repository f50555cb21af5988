/** The rules of another era refuse what libvirt accepts today. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'era-refuses'> = {
  id: 'era-refuses',
  severity: 'error',
  *check({ placements }) {
    for (const { domain, era } of placements) {
      if (era.refused === undefined) continue;
      const { kind, certain, span } = era.refused;
      yield { params: { era: era.id, kind, certain }, span, entities: [domain] };
    }
  },
};
