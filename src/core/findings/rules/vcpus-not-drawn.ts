/** More vCPUs than are placed and drawn. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'vcpus-not-drawn'> = {
  id: 'vcpus-not-drawn',
  severity: 'warning',
  *check({ domains, placements }) {
    for (const [i, { id, vcpus }] of domains.entries()) {
      const placed = placements[i]?.threads.filter((thread) => thread.kind === 'vcpu').length ?? 0;
      if (vcpus.max <= placed) continue;
      yield {
        params: { count: vcpus.max, limit: placed },
        ...(vcpus.span === undefined ? {} : { span: vcpus.span }),
        entities: [id],
      };
    }
  },
};
