/** What several rules ask of threads. */
import { onlyId, type CpuSet } from '../cpuset/cpuset.ts';
import { createSetPool } from '../cpuset/intern-sets.ts';
import type { EntityId } from '../identity.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { Span } from '../text/source.ts';

/** Where a thread may run on this host, or what it asks for when no host is known; undefined: not known. */
export function confinedTo(thread: ThreadPlacement): CpuSet | undefined {
  if (thread.runs !== undefined) return thread.runs;
  return typeof thread.asked === 'string' ? undefined : thread.asked;
}

/** The CPUs that a setting holds a thread to; undefined: nothing does, or nobody knows. */
export function heldTo(thread: ThreadPlacement): CpuSet | undefined {
  return thread.source === 'default' ? undefined : confinedTo(thread);
}

/** The one CPU a thread is confined to by a setting; on a one-CPU host "anywhere" confines nobody. */
export function onlyCpuOf(thread: ThreadPlacement): number | undefined {
  const cpus = heldTo(thread);
  return cpus === undefined ? undefined : onlyId(cpus);
}

export const idsOfThreads = (threads: readonly ThreadPlacement[]): readonly EntityId[] =>
  threads.map(({ thread }) => thread);

/** The place of the setting that decided. */
function decidingSpan(thread: ThreadPlacement): Span | undefined {
  return thread.reasons.find((reason) => reason.state === 'applied')?.span;
}

/** The settings that put these threads where they are, the first one first; a shared one once. */
export function placesOf(threads: readonly ThreadPlacement[]): {
  readonly span?: Span;
  readonly related: readonly Span[];
} {
  const seen = new Set<string>();
  const spans = threads.flatMap((thread) => {
    const span = decidingSpan(thread);
    const key = span === undefined ? '' : `${span.source}:${String(span.from)}`;
    if (span === undefined || seen.has(key)) return [];
    seen.add(key);
    return [span];
  });
  const [span, ...related] = spans;
  return span === undefined ? { related } : { span, related };
}

/** Threads of one domain that were given the same set by the same kind of setting. */
export function groupBySet(threads: readonly ThreadPlacement[]): readonly (readonly ThreadPlacement[])[] {
  const intern = createSetPool();
  const bySource = new Map<string, Map<CpuSet | string, ThreadPlacement[]>>();
  for (const thread of threads) {
    const key = `${thread.domain} ${thread.source}`;
    let bySet = bySource.get(key);
    if (bySet === undefined) {
      bySet = new Map<CpuSet | string, ThreadPlacement[]>();
      bySource.set(key, bySet);
    }
    const asked = typeof thread.asked === 'string' ? thread.asked : intern(thread.asked);
    const group = bySet.get(asked);
    if (group === undefined) bySet.set(asked, [thread]);
    else group.push(thread);
  }
  return [...bySource.values()].flatMap((bySet) => [...bySet.values()]);
}
