/** vCPUs without a pin may run on the CPUs that others are pinned to: a pin keeps its thread in, and nobody out. */
import {
  countOf,
  differenceOf,
  formatCpuSet,
  idsOf,
  intersectionOf,
  isEmpty,
  isSubset,
  overlaps,
  setOfRanges,
  unionOf,
  emptySet,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import { coresOfHost } from '../../host/cores-of-host.ts';
import type { Host } from '../../host/host.ts';
import { pcpuId } from '../../identity.ts';
import { findCrowd } from '../crowd.ts';
import { viewDomains } from '../domain-view.ts';
import { cpusetElsewhere, moveVcpus, pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { confinedTo, heldTo, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'vcpus-may-wander'> = {
  id: 'vcpus-may-wander',
  severity: 'warning',
  *check(input) {
    const online = input.host?.online;
    for (const view of viewDomains(input)) {
      const pinned = view.vcpus.filter((vcpu) => vcpu.source === 'vcpupin');
      // A pin to every CPU claims none.
      const owners = pinned.filter((vcpu) => {
        const cpus = heldTo(vcpu);
        return (
          cpus !== undefined && (online === undefined || !isSubset(online, cpus) || countOf(online) === 1)
        );
      });
      const owned = setOfRanges(owners.flatMap((vcpu) => heldTo(vcpu) ?? []));
      if (isEmpty(owned)) continue;
      const blocked = new Set(findCrowd(view).blocking.flatMap(({ vcpus }) => vcpus));
      const wanderers = view.vcpus.filter((vcpu) => {
        if (vcpu.source === 'vcpupin' || blocked.has(vcpu)) return false;
        if (vcpu.asked === 'all') return true;
        const cpus = confinedTo(vcpu);
        return cpus !== undefined && overlaps(cpus, owned);
      });
      if (wanderers.length === 0) continue;
      let reach = emptySet;
      for (const vcpu of new Set(wanderers.map(confinedTo))) reach = unionOf(reach, vcpu ?? owned);
      const met = intersectionOf(reach, owned);
      const meets = owners.filter((vcpu) => overlaps(heldTo(vcpu) ?? emptySet, met));
      yield {
        params: {
          threads: idsOfThreads(wanderers),
          owners: idsOfThreads(meets),
          cpus: formatCpuSet(met),
          siblings: formatCpuSet(siblingsOf(met, reach, input.host)),
          anywhere: wanderers.every(({ source }) => source === 'default'),
        },
        ...placesOf(meets),
        entities: [...idsOfThreads(wanderers), ...idsOfThreads(meets), ...[...idsOf(met)].map(pcpuId)],
      };
    }
  },
  remedies: ({ params: { threads } }, input) => [
    ...moveVcpus(input, threads),
    ...cpusetElsewhere(input, threads),
    ...pinAllApart(input, threads),
  ],
};

/** The other threads of these cores, as far as the wanderers reach. */
function siblingsOf(cpus: CpuSet, reach: CpuSet, host: Host | undefined): CpuSet {
  if (host === undefined) return emptySet;
  const coreOf = coresOfHost(host);
  const cores = setOfRanges([...idsOf(cpus)].flatMap((cpu) => coreOf(cpu) ?? emptySet));
  return intersectionOf(differenceOf(cores, cpus), reach);
}
