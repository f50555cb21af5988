/**
 * Threads that are seen elsewhere than their settings say: the picture outlines the observed set beside the configured one, a
 * finding lists them. Plain data.
 */
import { formatCpuSet, intersectionOf, setOfIds, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import { agreementOf } from '../live/agreement.ts';
import type { JoinedObservation } from '../live/joined-observation.ts';
import type { DomainPlacement, ThreadPlacement } from '../placement/placement.ts';
import type { Span } from '../text/source.ts';

export interface Drift {
  readonly domain: EntityId;
  readonly thread: EntityId;
  readonly what: 'cpus' | 'nodes';
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
}

/** In the order of the observations. Only of threads that the texts tell apart, and where both sides are known. */
export function listDrifts({ host, observations, placements }: Observed): readonly Drift[] {
  if (observations.length === 0) return [];
  const placed = new Map<EntityId, ThreadPlacement>();
  for (const { threads } of placements) for (const thread of threads) placed.set(thread.thread, thread);
  return observations.flatMap((one) => {
    const thread = one.thread === undefined ? undefined : placed.get(one.thread);
    return thread === undefined ? [] : [...cpuDrifts(one, thread), ...nodeDrifts(one, thread, host)];
  });
}

function cpuDrifts(one: JoinedObservation, thread: ThreadPlacement): readonly Drift[] {
  const { observed, cpus = observed, span } = one;
  if (cpus === undefined || agreementOf(one, thread) !== 'differs') return [];
  const expected = thread.runs ?? (typeof thread.asked === 'string' ? undefined : thread.asked);
  return [
    {
      domain: thread.domain,
      thread: thread.thread,
      what: 'cpus',
      expected: expected === undefined ? '' : formatCpuSet(expected),
      observed: formatCpuSet(cpus),
      observedSet: cpus,
      span,
    },
  ];
}

/** `Mems_allowed_list` beside cpuset.mems, where a setting writes one: the kernel's list may name nodes that are not there. */
function nodeDrifts(
  { mems, span }: JoinedObservation,
  thread: ThreadPlacement,
  host: Host | undefined,
): readonly Drift[] {
  const nodes = thread.mems?.nodes;
  if (mems === undefined || nodes === undefined || nodes === 'unknown') return [];
  const seen =
    host === undefined || host.nodes.length === 0
      ? mems
      : intersectionOf(mems, setOfIds(host.nodes.map(({ id }) => id)));
  if (formatCpuSet(seen) === formatCpuSet(nodes)) return [];
  return [
    {
      domain: thread.domain,
      thread: thread.thread,
      what: 'nodes',
      expected: formatCpuSet(nodes),
      observed: formatCpuSet(mems),
      observedSet: mems,
      span,
    },
  ];
}
