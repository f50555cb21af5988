/** Two texts about the host say different things; one of them is used. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'host-sources-disagree'> = {
  id: 'host-sources-disagree',
  severity: 'warning',
  *check({ host }) {
    for (const conflict of host?.conflicts ?? []) {
      yield {
        params: {
          what: conflict.what,
          node: conflict.node,
          kept: conflict.keptText,
          left: conflict.leftText,
          why: conflict.why,
          keptReader: conflict.keptReader,
          leftReader: conflict.leftReader,
        },
        span: conflict.left,
        related: [conflict.kept],
      };
    }
  },
};
