/**
 * The guest wants more huge pages than its nodes (or the host) have in their pools. QEMU maps all of them before the guest
 * starts, so the start fails.
 */
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { viewDomains } from '../domain-view.ts';
import { pageNeeds, pagesOf } from '../hugepage-need.ts';
import { nodesMeant, sumOf } from '../memory-need.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'hugepages-do-not-fit'> = {
  id: 'hugepages-do-not-fit',
  severity: 'error',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    for (const view of viewDomains(input)) {
      for (const { nodes, sizeKiB, need } of pageNeeds(view, host)) {
        const have = sumOf(nodesMeant(host, nodes), (node) => pagesOf(node, sizeKiB));
        if (have === undefined || need <= have) continue;
        const [span, ...related] = view.domain.hugepages.map((page) => page.span);
        yield {
          params: {
            nodes: nodes === undefined ? undefined : formatCpuSet(nodes),
            sizeKiB,
            need,
            have,
          },
          ...(span === undefined ? {} : { span }),
          related,
          entities: [view.domain.id],
        };
      }
    }
  },
};
