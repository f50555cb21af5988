/** What a tool said of a running domain cannot be shown at any: once for each output. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'observation-unjoined'> = {
  id: 'observation-unjoined',
  severity: 'note',
  *check({ observations }) {
    const said = new Set<string>();
    for (const { reader, unjoined, named, within } of observations) {
      if (unjoined === undefined) continue;
      const key = `${within.source} ${String(within.from)} ${unjoined}`;
      if (said.has(key)) continue;
      said.add(key);
      yield { params: { reader, why: unjoined, named }, span: within };
    }
  },
};
