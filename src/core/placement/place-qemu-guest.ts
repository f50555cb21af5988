/**
 * A domain from a QEMU command line on a host. Its threads inherit what its launcher (taskset, numactl) was given,
 * else they may run anywhere: a command line holds no pins. Memory objects are bound by themselves (mbind), the rest
 * follows the process's policy. libvirt has no say in any of it, nor have cgroups that the line does not show.
 */
import {
  differenceOf,
  emptySet,
  intersectionOf,
  isEmpty,
  setOfIds,
  unionOf,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import type { Domain, MemoryMode, QemuTraits } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import { usableCpus } from '../host/usable-cpus.ts';
import { cellId, emulatorId, iothreadId, vcpuId } from '../identity.ts';
import type { PlacementChoices } from './choices.ts';
import { readLimits } from './limits.ts';
import { judgeLocality } from './locality.ts';
import { mostVcpusPlaced } from './place-threads.ts';
import type {
  AskedCpus,
  DomainPlacement,
  MemoryPlacement,
  MemoryReason,
  PinningSource,
  Reason,
  ThreadPlacement,
} from './placement.ts';
import type { StartOutcome, StartProblem } from './start-report.ts';

type Launcher = NonNullable<QemuTraits['launcher']>;

export function placeQemuGuest(
  domain: Domain,
  host: Host | undefined,
  choices: PlacementChoices,
  mostVcpus = mostVcpusPlaced,
): DomainPlacement {
  const threads = placeThreads(domain, host, mostVcpus);
  const memory = placeMemory(domain);
  const problems = domain.refusals.length > 0 ? [] : findUnbindable(domain, host);
  const outcome: StartOutcome = {
    verdict: domain.refusals.length > 0 ? 'refused' : problems.length > 0 ? 'fails' : 'unknown',
    problems,
    doubts: [],
  };
  return {
    domain: domain.id,
    threads,
    memory,
    locality: judgeLocality(domain, host, threads, memory),
    limits: readLimits(domain, choices),
    era: { id: 'now' },
    start: {
      ...outcome,
      cgroup: choices.cgroup ?? 'v2',
      byCgroup: { v2: outcome, v1: outcome, none: outcome },
    },
    starts: outcome.verdict === 'unknown' ? 'unknown' : false,
    startProblem: problems[0]?.message,
  };
}

function placeThreads(domain: Domain, host: Host | undefined, mostVcpus: number): readonly ThreadPlacement[] {
  const launcher = domain.qemu?.launcher;
  const inherited = inheritedCpus(launcher, host);
  const anywhere = defaultReason(host);
  const steps: readonly Reason[] = [
    launcherReason(launcher, inherited),
    inherited === undefined ? anywhere : { ...anywhere, state: 'beaten' },
  ];
  const asked: AskedCpus = inherited ?? anywhere.cpus ?? 'all';
  const runs =
    host === undefined || typeof asked === 'string' ? undefined : intersectionOf(asked, usableCpus(host));
  const common = {
    domain: domain.id,
    asked,
    ...(runs === undefined ? {} : { runs }),
    source: inherited === undefined ? ('default' as const) : ('launcher' as const),
  };
  const reasonsOf = (pin: PinningSource): readonly Reason[] => [
    { source: pin, state: 'absent', why: 'qemu-line' },
    ...steps,
  ];
  const vcpuReasons = reasonsOf('vcpupin');
  const iothreadReasons = reasonsOf('iothreadpin');
  const threads: ThreadPlacement[] = [];
  for (let vcpu = 0; vcpu < Math.min(domain.vcpus.max, mostVcpusPlaced, mostVcpus); vcpu++) {
    const has = (set: CpuSet): boolean => set.some(([first, last]) => vcpu >= first && vcpu <= last);
    threads.push({
      thread: vcpuId(domain.id, vcpu),
      kind: 'vcpu',
      number: vcpu,
      online: has(domain.onlineVcpus),
      hotpluggable: has(domain.hotpluggableVcpus),
      ...common,
      reasons: vcpuReasons,
    });
  }
  threads.push({
    thread: emulatorId(domain.id),
    kind: 'emulator',
    online: true,
    ...common,
    reasons: reasonsOf('emulatorpin'),
  });
  for (const number of domain.iothreads) {
    threads.push({
      thread: iothreadId(domain.id, number),
      kind: 'iothread',
      number,
      online: true,
      ...common,
      reasons: iothreadReasons,
    });
  }
  return threads;
}

/** Undefined: nothing binds the process. `unknown`: the CPUs of nodes, and no host is known. */
function inheritedCpus(
  launcher: Launcher | undefined,
  host: Host | undefined,
): CpuSet | 'unknown' | undefined {
  if (launcher?.cpus !== undefined) return launcher.cpus;
  const nodes = launcher?.nodes;
  if (nodes === undefined) return undefined;
  if (host === undefined) return 'unknown';
  return host.nodes.reduce(
    (cpus, node) => (isEmpty(intersectionOf(setOfIds([node.id]), nodes)) ? cpus : unionOf(cpus, node.cpus)),
    emptySet,
  );
}

function launcherReason(launcher: Launcher | undefined, cpus: CpuSet | 'unknown' | undefined): Reason {
  if (launcher === undefined || cpus === undefined) return { source: 'launcher', state: 'absent' };
  return {
    source: 'launcher',
    state: 'applied',
    raw: launcher.text,
    ...(typeof cpus === 'string' ? {} : { cpus }),
    span: launcher.span,
  };
}

/** What every process starts with: isolated CPUs are left out for all but those that ask for them. */
function defaultReason(host: Host | undefined): Reason {
  if (host === undefined) return { source: 'default', state: 'applied' };
  const isolated = intersectionOf(host.isolated ?? emptySet, host.online);
  const cpus = isEmpty(isolated) ? host.online : differenceOf(host.online, isolated);
  return { source: 'default', state: 'applied', cpus, ...(isEmpty(isolated) ? {} : { isolated }) };
}

function placeMemory(domain: Domain): readonly MemoryPlacement[] {
  const { memory } = domain;
  const whole =
    memory?.nodeset === undefined
      ? undefined
      : { mode: memory.mode, nodeset: memory.nodeset, span: memory.span };
  if (domain.cells.length === 0) return [placeCell(domain, undefined, whole)];
  const bindings = new Map(domain.memnodes.map((memnode) => [memnode.cell, memnode]));
  return domain.cells.map((cell) => placeCell(domain, cell.id, bindings.get(cell.id)));
}

const launcherModes: Readonly<Record<NonNullable<Launcher['memsPolicy']>, MemoryMode>> = {
  bind: 'strict',
  preferred: 'preferred',
  interleave: 'interleave',
};

function placeCell(
  domain: Domain,
  cell: number | undefined,
  binding: Pick<Domain['memnodes'][number], 'mode' | 'nodeset' | 'span'> | undefined,
): MemoryPlacement {
  const launcher = domain.qemu?.launcher;
  const policy = launcher?.memsPolicy;
  const found: readonly MemoryReason[] = [
    binding === undefined
      ? { source: 'host-nodes', state: 'absent' }
      : {
          source: 'host-nodes',
          state: 'applied',
          mode: binding.mode,
          nodes: binding.nodeset.set ?? emptySet,
          raw: binding.nodeset.raw,
          span: binding.span,
        },
    launcher?.mems === undefined || policy === undefined
      ? { source: 'launcher', state: 'absent' }
      : {
          source: 'launcher',
          state: 'applied',
          mode: launcherModes[policy],
          nodes: launcher.mems,
          raw: launcher.text,
          span: launcher.span,
        },
    { source: 'default', state: 'applied' },
  ];
  const deciding = found.findIndex(({ state }) => state === 'applied');
  const decided = found[deciding];
  return {
    domain: domain.id,
    cell,
    mode: decided?.mode,
    nodes: decided?.nodes ?? 'all',
    source: decided?.source ?? 'default',
    ...(decided?.span === undefined ? {} : { span: decided.span }),
    reasons: found.map((reason, i) =>
      i > deciding && reason.state === 'applied' ? { ...reason, state: 'beaten' } : reason,
    ),
  };
}

/** mbind fails where none of the nodes is there; some of them are enough (tried with QEMU 7.2). */
function findUnbindable(domain: Domain, host: Host | undefined): readonly StartProblem[] {
  if (host === undefined || host.nodes.length === 0) return [];
  const nodes = setOfIds(host.nodes.map(({ id }) => id));
  const { memory } = domain;
  const bound = [
    ...(memory?.nodeset === undefined ? [] : [{ id: domain.id, nodeset: memory.nodeset, span: memory.span }]),
    ...domain.memnodes.map(({ cell, nodeset, span }) => ({ id: cellId(domain.id, cell), nodeset, span })),
    ...domain.memoryDevices.flatMap(({ nodemask, span }) =>
      nodemask === undefined ? [] : [{ id: domain.id, nodeset: nodemask, span }],
    ),
  ];
  return bound.flatMap(({ id, nodeset, span }): readonly StartProblem[] => {
    const ids = nodeset.set ?? emptySet;
    if (!isEmpty(intersectionOf(ids, nodes))) return [];
    const message = 'cannot bind memory to host NUMA nodes: Invalid argument';
    return [{ kind: 'qemu-cannot-bind', message, threads: [id], ids, span }];
  });
}
