/**
 * Threads that are seen elsewhere than their settings say: the picture outlines the observed set beside the configured one, a
 * finding lists them. Plain data.
 */
import { formatCpuSet, intersectionOf, setOfIds, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import type { AppliedChange, ChangedValue } from '../change/applied-change.ts';
import { settingsBefore } from '../change/settings-before.ts';
import { agreementOf, type Expected } from '../live/agreement.ts';
import type { JoinedObservation } from '../live/joined-observation.ts';
import type { DomainPlacement, ThreadPlacement } from '../placement/placement.ts';
import type { Span } from '../text/source.ts';

export interface Drift {
  readonly domain: EntityId;
  readonly thread: EntityId;
  readonly what: 'cpus' | 'nodes';
  /** What was printed is the setting for the next start, and nothing of a running domain. */
  readonly next: boolean;
  /** By the settings, as libvirt prints it. */
  readonly expected: string;
  readonly observed: string;
  /** The same as a set, of CPUs of this host where it is known. */
  readonly observedSet: CpuSet;
  /** Where it was seen. */
  readonly span: Span;
}

export interface Observed {
  readonly host: Host | undefined;
  readonly observations: readonly JoinedObservation[];
  readonly placements: readonly DomainPlacement[];
  readonly changes: readonly AppliedChange[];
}

/** In the order of the observations. Only of threads that the texts tell apart, and where both sides are known. */
export function listDrifts({ host, observations, placements, changes }: Observed): readonly Drift[] {
  if (observations.length === 0) return [];
  const placed = new Map<EntityId, ThreadPlacement>();
  for (const { threads } of placements) for (const thread of threads) placed.set(thread.thread, thread);
  const before = settingsBefore(changes);
  return observations.flatMap((one) => {
    const thread = one.thread === undefined ? undefined : placed.get(one.thread);
    if (thread === undefined) return [];
    return [
      ...cpuDrifts(one, thread, expectedBefore(before.cpusOf(thread.thread), host)),
      ...nodeDrifts(one, thread, host, before.first(thread.domain, 'numatune')?.before?.nodes),
    ];
  });
}

/** What a thread had before a command, as {@link agreementOf} compares it. */
function expectedBefore(cpus: ChangedValue['cpus'], host: Host | undefined): Expected | undefined {
  if (cpus === undefined) return undefined;
  const set = cpus === 'all' ? host?.online : cpus;
  if (host === undefined || set === undefined || set === 'unknown') return { asked: cpus };
  return { asked: cpus, runs: intersectionOf(set, host.online) };
}

function cpuDrifts(
  one: JoinedObservation,
  thread: ThreadPlacement,
  was: Expected = thread,
): readonly Drift[] {
  const { observed, cpus = observed, span } = one;
  if (cpus === undefined || agreementOf(one, thread) === 'same' || agreementOf(one, was) !== 'differs')
    return [];
  const expected = was.runs ?? (typeof was.asked === 'string' ? undefined : was.asked);
  return [
    {
      domain: thread.domain,
      thread: thread.thread,
      what: 'cpus',
      next: one.config,
      expected: expected === undefined ? '' : formatCpuSet(expected),
      observed: formatCpuSet(cpus),
      observedSet: cpus,
      span,
    },
  ];
}

/** `Mems_allowed_list` beside cpuset.mems, where a setting writes one: the kernel's list may name nodes that are not there. */
function nodeDrifts(
  { config, mems, span }: JoinedObservation,
  thread: ThreadPlacement,
  host: Host | undefined,
  was: ChangedValue['nodes'],
): readonly Drift[] {
  const nodes = thread.mems?.nodes;
  if (mems === undefined || nodes === undefined || nodes === 'unknown') return [];
  const seen =
    host === undefined || host.nodes.length === 0
      ? mems
      : intersectionOf(mems, setOfIds(host.nodes.map(({ id }) => id)));
  if (formatCpuSet(seen) === formatCpuSet(nodes)) return [];
  // With "all" or numad's choice before, nothing was held to nodes that could be compared.
  if (was !== undefined && (typeof was === 'string' || formatCpuSet(seen) === formatCpuSet(was))) return [];
  return [
    {
      domain: thread.domain,
      thread: thread.thread,
      what: 'nodes',
      next: config,
      expected: formatCpuSet(was ?? nodes),
      observed: formatCpuSet(mems),
      observedSet: mems,
      span,
    },
  ];
}
