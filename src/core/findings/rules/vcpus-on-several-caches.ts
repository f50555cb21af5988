/**
 * vCPUs that are pinned one by one to the cores of several L3 caches of one node, though one cache has cores enough for all of
 * them. A guest that is told of it (several sockets, dies or cells) was laid out like this on purpose.
 */
import { formatCpuSet, hasId, idsOf, setOfIds, type CpuSet } from '../../cpuset/cpuset.ts';
import { coresOfHost } from '../../host/cores-of-host.ts';
import type { Host } from '../../host/host.ts';
import { topologyOf, viewDomains, type DomainView } from '../domain-view.ts';
import { pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { boxesOf } from '../straddles.ts';
import { idsOfThreads, onlyCpuOf, placesOf } from '../threads.ts';

export const rule: Rule<'vcpus-on-several-caches'> = {
  id: 'vcpus-on-several-caches',
  severity: 'note',
  *check(input) {
    const { host } = input;
    const caches = boxesOf(input, 'l3');
    if (host === undefined || caches.length < 2) return;
    for (const view of viewDomains(input)) {
      const cpus = setOfIds(view.vcpus.flatMap((vcpu) => onlyCpuOf(vcpu) ?? []));
      const met = caches.filter((cache) => [...idsOf(cpus)].some((cpu) => hasId(cache, cpu)));
      if (met.length < 2 || isMeant(view) || !areOfOneNode(host, met)) continue;
      const most = Math.max(...met.map((cache) => countCores(host, cache)));
      if (view.vcpus.some((vcpu) => onlyCpuOf(vcpu) === undefined) || countCores(host, cpus) > most) continue;
      yield {
        params: {
          parts: met.map((cache) => {
            const threads = view.vcpus.filter((vcpu) => hasId(cache, onlyCpuOf(vcpu) ?? -1));
            return {
              threads: idsOfThreads(threads),
              cpus: formatCpuSet(setOfIds(threads.flatMap((vcpu) => onlyCpuOf(vcpu) ?? []))),
            };
          }),
          cores: most,
        },
        ...placesOf(view.vcpus),
        entities: [view.domain.id, ...idsOfThreads(view.vcpus)],
      };
    }
  },
  remedies: ({ params: { parts } }, input) => pinAllApart(input, parts[0]?.threads ?? []),
};

function isMeant({ domain }: DomainView): boolean {
  const topology = topologyOf(domain);
  return domain.cells.length > 1 || (topology !== undefined && topology.sockets * topology.dies > 1);
}

function areOfOneNode({ nodes }: Host, caches: readonly CpuSet[]): boolean {
  return nodes.some(({ cpus }) => caches.every((cache) => hasId(cpus, cache[0]?.[0] ?? -1)));
}

/** CPUs of which nobody tells the core count as one each. */
function countCores(host: Host, cpus: CpuSet): number {
  const coreOf = coresOfHost(host);
  return new Set([...idsOf(cpus)].map((cpu) => coreOf(cpu) ?? cpu)).size;
}
