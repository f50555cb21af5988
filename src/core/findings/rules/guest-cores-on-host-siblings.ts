/**
 * vCPUs that the guest takes for separate cores are confined to the hardware threads of one host core: they
 * share its execution units, and the guest's scheduler cannot know.
 */
import {
  firstId,
  formatCpuSet,
  isSubset,
  onlyId,
  unionOf,
  type CpuSet,
  emptySet,
} from '../../cpuset/cpuset.ts';
import type { Domain } from '../../domain/domain.ts';
import type { Host } from '../../host/host.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import type { Rule } from '../rule.ts';
import { confinedTo, spansOf } from '../threads.ts';

export const rule: Rule<'guest-cores-on-host-siblings'> = {
  id: 'guest-cores-on-host-siblings',
  severity: 'warning',
  *check({ host, domains, placements }) {
    if (host === undefined) return;
    const coreOf = hostCores(host);
    for (const [i, domain] of domains.entries()) {
      const threads =
        placements[i]?.threads.filter((thread) => thread.kind === 'vcpu' && thread.online) ?? [];
      const crowded = [...groupByHostCore(threads, coreOf).values()].filter((group) =>
        isCrowded(group, domain),
      );
      if (crowded.length === 0) continue;
      const all = crowded.flat();
      let cpus: CpuSet = emptySet;
      for (const thread of all) cpus = unionOf(cpus, confinedTo(thread) ?? emptySet);
      const spans = spansOf(all);
      const ids = all.map((thread) => thread.thread);
      yield {
        params: {
          threads: ids,
          cpus: formatCpuSet(cpus),
          cores: crowded.length,
          assumed: all.some((thread) => isAssumed(host, thread)),
        },
        ...(spans[0] === undefined ? {} : { span: spans[0] }),
        related: spans.slice(1),
        entities: ids,
      };
    }
  },
};

/** CPU → the hardware threads of its core, for cores with more than one. */
function hostCores(host: Host): ReadonlyMap<number, CpuSet> {
  const cores = new Map<number, CpuSet>();
  for (const cpu of host.cpuTable) {
    if (cpu.siblings !== undefined && onlyId(cpu.siblings) === undefined) cores.set(cpu.id, cpu.siblings);
  }
  return cores;
}

function groupByHostCore(
  threads: readonly ThreadPlacement[],
  coreOf: ReadonlyMap<number, CpuSet>,
): ReadonlyMap<string, readonly ThreadPlacement[]> {
  const groups = new Map<string, ThreadPlacement[]>();
  for (const thread of threads) {
    // A host of one core confines everybody; no setting did.
    if (thread.source === 'default') continue;
    const cpus = confinedTo(thread);
    const core = cpus === undefined ? undefined : coreOf.get(firstId(cpus) ?? -1);
    if (cpus === undefined || core === undefined || !isSubset(cpus, core)) continue;
    const key = formatCpuSet(core);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thread]);
    else group.push(thread);
  }
  return groups;
}

/** Two guest cores meet on one host core, and not just on one and the same CPU (that is another finding). */
function isCrowded(group: readonly ThreadPlacement[], domain: Domain): boolean {
  const perCore = domain.topology?.threads ?? 1;
  const guestCores = new Set(group.map((thread) => Math.floor((thread.number ?? 0) / perCore)));
  const sets = new Set(group.map((thread) => formatCpuSet(confinedTo(thread) ?? emptySet)));
  const [first] = group;
  const only = first === undefined ? undefined : onlyId(confinedTo(first) ?? emptySet);
  const sameCpu = sets.size === 1 && only !== undefined;
  return guestCores.size > 1 && !sameCpu;
}

function isAssumed(host: Host, thread: ThreadPlacement): boolean {
  const id = firstId(confinedTo(thread) ?? emptySet);
  return host.cpuTable.find((cpu) => cpu.id === id)?.assumed === true;
}
