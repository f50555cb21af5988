/** More vCPUs than are placed and drawn. */
import { mostVcpusPlaced } from '../../placement/place-threads.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'vcpus-not-drawn'> = {
  id: 'vcpus-not-drawn',
  severity: 'warning',
  *check({ domains }) {
    for (const { id, vcpus } of domains) {
      if (vcpus.max <= mostVcpusPlaced) continue;
      yield {
        params: { count: vcpus.max, limit: mostVcpusPlaced },
        ...(vcpus.span === undefined ? {} : { span: vcpus.span }),
        entities: [id],
      };
    }
  },
};
