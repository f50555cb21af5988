/**
 * A remedy's steps taken on the model alone, without any text: so that what would only trade one finding for another is not
 * proposed. What comes of the text itself (an element that goes) is not imagined.
 */
import { intersectionOf, type CpuSet } from '../../cpuset/cpuset.ts';
import type { Domain } from '../../domain/domain.ts';
import { topologyProduct } from '../../domain/elements/cpu.ts';
import type { Host } from '../../host/host.ts';
import { usableCpus } from '../../host/usable-cpus.ts';
import type { EntityId } from '../../identity.ts';
import { judgeLocality } from '../../placement/locality.ts';
import type { DomainPlacement, PinningSource, ThreadPlacement } from '../../placement/placement.ts';
import type { Span } from '../../text/source.ts';
import type { RemedyStep } from '../remedy.ts';
import type { RuleInput } from '../rule.ts';

/** Undefined: one of the steps is about the text. */
export function imagine(input: RuleInput, steps: readonly RemedyStep[]): RuleInput | undefined {
  if (!steps.every(isImagined)) return undefined;
  const after = input.domains.map((domain, i) => {
    const placement = input.placements[i];
    const own = steps.filter((step) => subjectOf(step) === domain.id);
    if (placement === undefined || own.length === 0) return { domain, placement };
    const changed = own.reduce(takeOnDomain, domain);
    return { domain: changed, placement: placeAgain(input.host, changed, placement, own) };
  });
  return {
    ...input,
    domains: after.map(({ domain }) => domain),
    placements: after.flatMap(({ placement }) => placement ?? []),
  };
}

/** Whether what comes of a step shows on the model. */
export function isImagined({ kind }: RemedyStep): boolean {
  return kind !== 'remove' && kind !== 'replace' && kind !== 'iothread-count';
}

/** The domain that a step is about. */
export function subjectOf(step: RemedyStep): EntityId {
  if (step.kind === 'pin' || step.kind === 'unpin') return step.thread.split('/')[0] ?? '';
  return step.kind === 'memnode' ? (step.cell.split('/')[0] ?? '') : step.domain;
}

const nowhere: Span = { source: '', from: 0, to: 0 };

function takeOnDomain(domain: Domain, step: RemedyStep): Domain {
  switch (step.kind) {
    case 'topology': {
      const topology = { ...step, clusters: 1, span: domain.topology?.span ?? nowhere };
      const fits = topologyProduct(topology) === domain.vcpus.max;
      const refusals = domain.refusals.filter(({ rule }) => !fits || rule !== 'topology-count-mismatch');
      return { ...domain, topology, refusals };
    }
    case 'vcpu-count': {
      const fits = domain.topology === undefined || topologyProduct(domain.topology) === step.max;
      return {
        ...domain,
        vcpus: { ...domain.vcpus, max: step.max, current: Math.min(step.current ?? step.max, step.max) },
        refusals: domain.refusals.filter(({ rule }) => !fits || rule !== 'topology-count-mismatch'),
      };
    }
    case 'vcpu-cpuset': {
      if (step.cpus === undefined) return { ...domain, vcpuCpuset: undefined };
      const cpuset = { of: 'cpus', raw: '', span: nowhere, set: step.cpus } as const;
      return { ...domain, vcpuCpuset: cpuset };
    }
    case 'memory':
      return {
        ...domain,
        memory: {
          mode: step.mode,
          placement: 'static',
          nodeset: { of: 'nodes', raw: '', span: nowhere, set: step.nodes },
          span: domain.memory?.span ?? nowhere,
        },
      };
    default:
      return domain;
  }
}

function placeAgain(
  host: Host | undefined,
  domain: Domain,
  placement: DomainPlacement,
  steps: readonly RemedyStep[],
): DomainPlacement {
  const pins = new Map(
    steps.flatMap((step) => (step.kind === 'pin' ? [[step.thread, step.cpus] as const] : [])),
  );
  const unpinned = new Set(steps.flatMap((step) => (step.kind === 'unpin' ? [step.thread] : [])));
  const inheritsAnew = steps.some(({ kind }) => kind === 'vcpu-cpuset');
  const threads = placement.threads.map((thread) => {
    const own = pins.get(thread.thread);
    if (own !== undefined) return placed(thread, own, ownSources[thread.kind], host);
    const inherits = thread.source === 'default' || thread.source === 'vcpu-cpuset';
    if (!unpinned.has(thread.thread) && !(inheritsAnew && inherits)) return thread;
    const cpuset = domain.vcpuCpuset?.set;
    if (cpuset !== undefined) return placed(thread, cpuset, 'vcpu-cpuset', host);
    return host === undefined
      ? ({ ...thread, asked: 'all', source: 'default' } as const)
      : placed(thread, host.online, 'default', host);
  });
  const memory = placement.memory.map((row) => {
    const own = steps.find(
      (step) => step.kind === 'memnode' && step.cell === `${domain.id}/cell:${String(row.cell)}`,
    );
    const all = steps.find((step) => step.kind === 'memory');
    const step = own ?? (row.source === 'memnode' ? undefined : all);
    if (step?.kind !== 'memnode' && step?.kind !== 'memory') return row;
    const source = step.kind === 'memnode' ? ('memnode' as const) : ('numatune' as const);
    return { ...row, mode: step.mode, nodes: step.nodes, source };
  });
  // What kept it from starting is judged again only where a rule does so itself.
  const isAboutMemory = steps.some(({ kind }) => kind === 'memory' || kind === 'memnode');
  const problems = placement.start.problems.filter(
    ({ kind }) => !isAboutMemory || kind !== 'node-not-on-host',
  );
  return {
    ...placement,
    threads,
    memory,
    locality: judgeLocality(domain, host, threads, memory),
    start: { ...placement.start, problems },
  };
}

const ownSources = { vcpu: 'vcpupin', emulator: 'emulatorpin', iothread: 'iothreadpin' } as const;

function placed(
  thread: ThreadPlacement,
  asked: CpuSet,
  source: PinningSource,
  host: Host | undefined,
): ThreadPlacement {
  return {
    ...thread,
    asked,
    source,
    ...(host === undefined ? {} : { runs: intersectionOf(asked, usableCpus(host)) }),
  };
}
