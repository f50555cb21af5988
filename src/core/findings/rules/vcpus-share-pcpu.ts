/** Two or more vCPUs of one domain are confined to the same single CPU: they take turns. */
import { formatCpuSet, setOfIds } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import { isRealtime, viewDomains } from '../domain-view.ts';
import { moveVcpus, pinAllApart, viewsOfThreads } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'vcpus-share-pcpu'> = {
  id: 'vcpus-share-pcpu',
  severity: 'warning',
  *check(input) {
    for (const { domain, vcpusOnly } of viewDomains(input)) {
      // One that is scheduled in real time starves the others: `realtime-shares-cpu` tells.
      const shared = [...vcpusOnly].filter(
        ([, vcpus]) => vcpus.length > 1 && !vcpus.some((vcpu) => isRealtime(domain, vcpu)),
      );
      if (shared.length === 0) continue;
      const cpus = shared.map(([cpu]) => cpu).sort((a, b) => a - b);
      const threads = shared.flatMap(([, vcpus]) => vcpus);
      yield {
        params: {
          threads: idsOfThreads(threads),
          cpus: formatCpuSet(setOfIds(cpus)),
          count: shared.length,
        },
        ...placesOf(threads),
        entities: [...idsOfThreads(threads), ...cpus.map(pcpuId)],
      };
    }
  },
  remedies: ({ params: { threads } }, input) => {
    const [view] = viewsOfThreads(input, threads);
    // The first on each CPU stays.
    const others = [...(view?.vcpusOnly.values() ?? [])].flatMap((there) => there.slice(1));
    return [...moveVcpus(input, idsOfThreads(others)), ...pinAllApart(input, threads)];
  },
};
