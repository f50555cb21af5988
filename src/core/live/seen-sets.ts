/** Where each thread was seen, to be drawn beside where its settings let it run. */
import { formatCpuSet, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import { agreementOf, type Expected } from './agreement.ts';
import type { JoinedObservation } from './joined-observation.ts';

export interface SeenSet {
  /** Of CPUs of this host, where it is known. */
  readonly cpus: CpuSet;
  /** It is not what the settings say. */
  readonly differs: boolean;
}

interface Observed {
  readonly host: Host | undefined;
  readonly observations: readonly JoinedObservation[];
  readonly placements: readonly { readonly threads: readonly (Expected & { readonly thread: EntityId })[] }[];
}

/**
 * What the kernel enforces is what was seen; a running domain's settings stand in for it where nothing tells. What is about the
 * next start is not. Of several that were seen one after the other the last counts. What was seen on another machine is not drawn.
 */
export function seenSets({ host, observations, placements }: Observed): ReadonlyMap<EntityId, SeenSet> {
  const seen = new Map<EntityId, JoinedObservation>();
  for (const one of observations) {
    if (one.thread === undefined || one.observed === undefined || one.config) continue;
    if (one.kind === 'setting' && seen.get(one.thread)?.kind === 'effective') continue;
    seen.set(one.thread, one);
  }
  if (seen.size === 0) return new Map();
  const placed = new Map(placements.flatMap(({ threads }) => threads.map((one) => [one.thread, one])));
  return new Map(
    [...seen].flatMap(([thread, one]) => {
      const cpus = one.cpus ?? (host === undefined ? one.observed : undefined) ?? [];
      const expected = placed.get(thread);
      const differs = expected !== undefined && agreementOf(one, expected) === 'differs';
      return formatCpuSet(cpus) === '' ? [] : [[thread, { cpus, differs }] as const];
    }),
  );
}
