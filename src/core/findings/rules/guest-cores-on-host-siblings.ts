/**
 * vCPUs that the guest takes for separate cores are confined to the hardware threads of one host core: they
 * share its execution units, and the guest's scheduler cannot know.
 */
import { emptySet, formatCpuSet, onlyId, unionOf, type CpuSet } from '../../cpuset/cpuset.ts';
import type { Host } from '../../host/host.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import { vcpusPer, viewDomains, type DomainView } from '../domain-view.ts';
import { areAssumed, areOnOneCpu, coreHolding, splitCores } from '../guest-cores.ts';
import { pinAllApart, viewsOfThreads } from '../remedies/pinning.ts';
import { threadsPerHostCore, topologyWithThreads } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';
import { heldTo, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'guest-cores-on-host-siblings'> = {
  id: 'guest-cores-on-host-siblings',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    for (const view of viewDomains(input)) {
      // Where guest cores are split it follows that others meet: that they are split is the finding.
      if (splitCores(host, view).length > 0) continue;
      const crowded = groupByHostCore(host, view).filter((group) => isCrowded(group, view));
      if (crowded.length === 0) continue;
      const threads = crowded.flat();
      const cpus = threads.reduce((all, thread) => unionOf(all, heldTo(thread) ?? emptySet), emptySet);
      yield {
        params: {
          threads: idsOfThreads(threads),
          cpus: formatCpuSet(cpus),
          cores: crowded.length,
          assumed: areAssumed(host, threads),
        },
        ...placesOf(threads),
        entities: idsOfThreads(threads),
      };
    }
  },
  remedies: ({ params: { threads } }, input) => {
    const [view] = viewsOfThreads(input, threads);
    const per = threadsPerHostCore(input);
    return [
      ...(view === undefined || per === undefined
        ? []
        : topologyWithThreads(view, per, 'topology-with-threads')),
      ...pinAllApart(input, threads),
    ];
  },
};

function groupByHostCore(host: Host, { vcpus }: DomainView): readonly (readonly ThreadPlacement[])[] {
  const groups = new Map<CpuSet, ThreadPlacement[]>();
  for (const vcpu of vcpus) {
    const core = coreHolding(host, heldTo(vcpu));
    if (core === undefined || onlyId(core) !== undefined) continue;
    const group = groups.get(core);
    if (group === undefined) groups.set(core, [vcpu]);
    else group.push(vcpu);
  }
  return [...groups.values()];
}

/** Two guest cores meet on one host core, and not just on one and the same CPU (that is another finding). */
function isCrowded(group: readonly ThreadPlacement[], { domain }: DomainView): boolean {
  const per = vcpusPer(domain, 'core');
  const guestCores = new Set(group.map(({ number }) => Math.floor((number ?? 0) / per)));
  return guestCores.size > 1 && !areOnOneCpu(group);
}
