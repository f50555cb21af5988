/** Remedies that pin: what several rules propose. Each gives nothing where the host has no room. */
import { emptySet, firstId, intersectionOf, rangeSet, setOfRanges } from '../../cpuset/cpuset.ts';
import { usableCpus } from '../../host/usable-cpus.ts';
import type { EntityId } from '../../identity.ts';
import { findCrowd } from '../crowd.ts';
import { vcpusPer, viewDomains, type DomainView } from '../domain-view.ts';
import type { Remedy, RemedyStep } from '../remedy.ts';
import type { RuleInput } from '../rule.ts';
import { chooseCores, listFreeCores } from './free-cores.ts';
import { areIsolated, asideOf, homeNode, planOnOwnCores, planPins } from './plan-pins.ts';
import type { RemedyId } from './remedy-ids.ts';

export type Proposed = readonly Remedy<RemedyId>[];

/** A remedy, unless there is nothing to be done. */
export function propose(id: RemedyId, steps: readonly RemedyStep[] | undefined): Proposed {
  return steps === undefined || steps.length === 0 ? [] : [{ id, steps }];
}

/** The domains that the threads are of. */
export function viewsOfThreads(input: RuleInput, threads: readonly EntityId[]): readonly DomainView[] {
  const ids = new Set(threads.map((thread) => thread.split('/')[0] ?? ''));
  return viewDomains(input).filter(({ domain }) => ids.has(domain.id));
}

/** QEMU's own threads to a free core near by. */
export function pinAside(input: RuleInput, threads: readonly EntityId[]): Proposed {
  const [view] = viewsOfThreads(input, threads);
  if (view === undefined) return [];
  const core = asideOf(listFreeCores(input, new Set(threads)), homeNode(input, view));
  return propose(
    'pin-aside',
    core === undefined ? undefined : threads.map((thread) => ({ kind: 'pin', thread, cpus: core.cpus })),
  );
}

/** All vCPUs of the domain that these threads are of, anew: in another order on the cores it has, or on free ones. */
export function pinAllApart(input: RuleInput, threads: readonly EntityId[]): Proposed {
  const [view] = viewsOfThreads(input, threads);
  if (view === undefined) return [];
  return [
    ...propose('reorder-pins', planOnOwnCores(input, view)),
    ...propose('pin-all-apart', planPins(input, view)),
  ];
}

/** vCPUs of one domain to a free core each, near the others. */
export function moveVcpus(input: RuleInput, threads: readonly EntityId[]): Proposed {
  const [view] = viewsOfThreads(input, threads);
  // A guest core would be torn apart.
  if (view === undefined || vcpusPer(view.domain, 'core') > 1) return [];
  const node = homeNode(input, view);
  const cores = chooseCores(listFreeCores(input, new Set(threads)), {
    count: threads.length,
    threads: 1,
    node,
    elsewhere: node === undefined,
    isolated: areIsolated(input, view),
  });
  return propose(
    'move-vcpus',
    cores &&
      threads.flatMap((thread, i): readonly RemedyStep[] => {
        const cpu = firstId(cores[i]?.cpus ?? emptySet);
        return cpu === undefined ? [] : [{ kind: 'pin', thread, cpus: rangeSet(cpu, cpu) }];
      }),
  );
}

/** Threads that have no pin are kept to free cores, as many as they are at least; what else inherits goes there too. */
export function cpusetElsewhere(input: RuleInput, threads: readonly EntityId[]): Proposed {
  const [view] = viewsOfThreads(input, threads);
  if (view === undefined) return [];
  const inheriting = view.placement.threads.filter(
    ({ source }) => source === 'default' || source === 'vcpu-cpuset',
  );
  const free = listFreeCores(input, new Set(inheriting.map(({ thread }) => thread)));
  const home = homeNode(input, view) ?? free[0]?.node;
  const cores = free.filter(({ node, isolated }) => node === home && !isolated);
  if (cores.length < threads.length) return [];
  const cpus = setOfRanges(cores.flatMap((core) => core.cpus));
  return propose('cpuset-elsewhere', [{ kind: 'vcpu-cpuset', domain: view.domain.id, cpus }]);
}

/** Each vCPU gets one CPU of its set that no other vCPU of the domain has; QEMU's own threads go to a free core. */
export function oneCpuEach(input: RuleInput, threads: readonly EntityId[]): Proposed {
  const [view] = viewsOfThreads(input, threads);
  if (view === undefined) return [];
  const { cpuOf } = findCrowd(view);
  const wanted = new Set(threads);
  const vcpus = view.vcpus.filter(({ thread }) => wanted.has(thread));
  const others = threads.filter((id) => !id.includes('/vcpu:'));
  if (vcpus.length === 0) return pinAside(input, threads);
  const core = asideOf(listFreeCores(input, new Set(threads)), homeNode(input, view));
  if (vcpus.some((vcpu) => !cpuOf.has(vcpu)) || (others.length > 0 && core === undefined)) return [];
  return propose('one-cpu-each', [
    ...vcpus.flatMap((vcpu): readonly RemedyStep[] => {
      const cpu = cpuOf.get(vcpu);
      return cpu === undefined ? [] : [{ kind: 'pin', thread: vcpu.thread, cpus: rangeSet(cpu, cpu) }];
    }),
    ...others.map((thread): RemedyStep => ({ kind: 'pin', thread, cpus: core?.cpus ?? emptySet })),
  ]);
}

/** The CPUs that are not there go out of the settings that name them; nothing where a set would be empty. */
export function dropMissingCpus(input: RuleInput, threads: readonly EntityId[]): Proposed {
  const { host } = input;
  const [view] = viewsOfThreads(input, threads);
  if (host === undefined || view === undefined) return [];
  const wanted = new Set(threads);
  const usable = usableCpus(host);
  const steps = new Map<string, RemedyStep>();
  for (const { thread, asked, source } of view.placement.threads) {
    if (!wanted.has(thread) || typeof asked === 'string') continue;
    const cpus = intersectionOf(asked, usable);
    if (cpus.length === 0) return [];
    if (source === 'vcpu-cpuset') steps.set('', { kind: 'vcpu-cpuset', domain: view.domain.id, cpus });
    else steps.set(thread, { kind: 'pin', thread, cpus });
  }
  return propose('drop-missing-cpus', [...steps.values()]);
}
