/**
 * The emulator or iothreads may run on CPUs that vCPUs have for themselves. Without any setting that is how every domain
 * is, and a note; where they merely inherit `<vcpu cpuset>`, or have no other CPU, it is hardly meant.
 */
import { formatCpuSet, idsOf, intersectionOf, isSubset, setOfIds, type CpuSet } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import { viewDomains, type DomainView } from '../domain-view.ts';
import type { RuleParams } from '../finding.ts';
import { pinAside } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { confinedTo, idsOfThreads, onlyCpuOf, placesOf } from '../threads.ts';

type Why = RuleParams['emulator-may-wander']['why'];

export const rule: Rule<'emulator-may-wander'> = {
  id: 'emulator-may-wander',
  severity: 'note',
  *check(input) {
    for (const view of viewDomains(input)) {
      const owned = setOfIds(view.vcpusOnly.keys());
      if (owned.length === 0) continue;
      for (const [why, threads] of wanderersOf(view, owned, input.host?.online)) {
        const [thread] = threads;
        if (thread === undefined) continue;
        const met = intersectionOf(confinedTo(thread) ?? owned, owned);
        const owners = [...idsOf(met)].flatMap((cpu) => view.vcpusOnly.get(cpu) ?? []);
        yield {
          params: {
            threads: idsOfThreads(threads),
            owners: idsOfThreads(owners),
            cpus: formatCpuSet(met),
            why,
          },
          severity: why === 'inherited' || why === 'nowhere-else' ? 'warning' : 'note',
          ...placesOf([...threads, ...owners]),
          entities: [...idsOfThreads(threads), ...idsOfThreads(owners), ...[...idsOf(met)].map(pcpuId)],
        };
      }
    }
  },
  remedies: ({ params: { threads } }, input) => pinAside(input, threads),
};

/** Alike ones together: why they may come there, and over which CPUs. */
function wanderersOf(
  { emulators, iothreads }: DomainView,
  owned: CpuSet,
  online: CpuSet | undefined,
): Iterable<readonly [Why, readonly ThreadPlacement[]]> {
  const groups = new Map<string, [Why, ThreadPlacement[]]>();
  for (const thread of [...emulators, ...iothreads]) {
    const why = whyWandering(thread, owned, online);
    if (why === undefined) continue;
    const key = `${why} ${formatCpuSet(intersectionOf(confinedTo(thread) ?? owned, owned))}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [why, [thread]]);
    else group[1].push(thread);
  }
  return groups.values();
}

function whyWandering(thread: ThreadPlacement, owned: CpuSet, online: CpuSet | undefined): Why | undefined {
  if (thread.asked === 'all') return 'anywhere';
  const cpus = confinedTo(thread);
  // Confined to one CPU, it has a finding of its own.
  if (cpus === undefined || intersectionOf(cpus, owned).length === 0 || onlyCpuOf(thread) !== undefined)
    return undefined;
  if (thread.source === 'default' || (online !== undefined && isSubset(online, cpus))) return 'anywhere';
  if (thread.source === 'vcpu-cpuset') return 'inherited';
  return isSubset(cpus, owned) ? 'nowhere-else' : 'pinned';
}
