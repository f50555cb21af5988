/**
 * More guest memory is wanted than is free right now, though not more than there is. Huge pages are put aside before and
 * are not in what is free; see `hugepages-do-not-fit`.
 */
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { viewDomains } from '../domain-view.ts';
import { memoryNeeds, nodesMeant, sumOf } from '../memory-need.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'memory-exceeds-free'> = {
  id: 'memory-exceeds-free',
  severity: 'note',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    for (const view of viewDomains(input)) {
      for (const { nodes, cells, needKiB, mode, inHugepages, spans } of memoryNeeds(view)) {
        const meant = nodesMeant(host, nodes);
        const haveKiB = sumOf(meant, ({ freeKiB }) => freeKiB);
        const size = sumOf(meant, ({ memoryKiB }) => memoryKiB);
        if (haveKiB === undefined || needKiB <= haveKiB || mode === 'preferred') continue;
        if (inHugepages) continue;
        if (size !== undefined && needKiB > size) break;
        const [span, ...related] = spans;
        yield {
          params: {
            nodes: nodes === undefined ? undefined : formatCpuSet(nodes),
            cells: cells.map(({ id }) => id),
            needKiB,
            haveKiB,
          },
          ...(span === undefined ? {} : { span }),
          related,
          entities: [view.domain.id],
        };
        break;
      }
    }
  },
};
