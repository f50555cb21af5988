/** Memory is bound to a host node that is not there: the start fails. */
import { differenceOf, formatCpuSet, isEmpty, setOfIds } from '../../cpuset/cpuset.ts';
import { cellId } from '../../identity.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'node-not-on-host'> = {
  id: 'node-not-on-host',
  severity: 'error',
  *check({ host, placements }) {
    if (host === undefined) return;
    const nodes = setOfIds(host.nodes.map((node) => node.id));
    const seen = new Set<string>();
    for (const { memory } of placements) {
      for (const row of memory) {
        if (typeof row.nodes === 'string' || row.source === 'numad') continue;
        const missing = differenceOf(row.nodes, nodes);
        const key = `${row.domain} ${String(row.span?.from)} ${String(row.span?.source)}`;
        if (isEmpty(missing) || seen.has(key)) continue;
        seen.add(key);
        yield {
          params: { missing: formatCpuSet(missing), host: formatCpuSet(nodes) },
          ...(row.span === undefined ? {} : { span: row.span }),
          entities: [row.cell === undefined ? row.domain : cellId(row.domain, row.cell)],
        };
      }
    }
  },
};
