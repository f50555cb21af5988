/** What several rules ask of threads. */
import { formatCpuSet, onlyId, type CpuSet } from '../cpuset/cpuset.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { Span } from '../text/source.ts';
import type { RuleInput } from './rule.ts';

/** Threads that exist when the domain runs; a vCPU that is not plugged in takes no CPU. */
export function runningThreads({ placements }: RuleInput): readonly ThreadPlacement[] {
  return placements.flatMap((placement) => placement.threads.filter((thread) => thread.online));
}

/** Where a thread may run on this host, or what it asks for when no host is known; undefined: not known. */
export function confinedTo(thread: ThreadPlacement): CpuSet | undefined {
  if (thread.runs !== undefined) return thread.runs;
  return typeof thread.asked === 'string' ? undefined : thread.asked;
}

/** The one CPU a thread is confined to by a setting; on a one-CPU host "anywhere" confines nobody. */
function onlyCpuOf(thread: ThreadPlacement): number | undefined {
  if (thread.source === 'default') return undefined;
  const cpus = confinedTo(thread);
  return cpus === undefined ? undefined : onlyId(cpus);
}

/** The place of the setting that decided. */
function decidingSpan(thread: ThreadPlacement): Span | undefined {
  return thread.reasons.find((reason) => reason.state === 'applied')?.span;
}

export function spansOf(threads: readonly ThreadPlacement[]): readonly Span[] {
  const seen = new Set<string>();
  return threads.flatMap((thread) => {
    const span = decidingSpan(thread);
    const key = span === undefined ? '' : `${span.source}:${String(span.from)}`;
    if (span === undefined || seen.has(key)) return [];
    seen.add(key);
    return [span];
  });
}

/** Threads of one domain that were given the same set by the same kind of setting. */
export function groupBySet(threads: readonly ThreadPlacement[]): readonly (readonly ThreadPlacement[])[] {
  const groups = new Map<string, ThreadPlacement[]>();
  for (const thread of threads) {
    const asked = typeof thread.asked === 'string' ? thread.asked : formatCpuSet(thread.asked);
    const key = `${thread.domain} ${thread.source} ${asked}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thread]);
    else group.push(thread);
  }
  return [...groups.values()];
}

export function groupByOnlyCpu(
  threads: readonly ThreadPlacement[],
): ReadonlyMap<number, readonly ThreadPlacement[]> {
  const groups = new Map<number, ThreadPlacement[]>();
  for (const thread of threads) {
    const cpu = onlyCpuOf(thread);
    if (cpu === undefined) continue;
    const group = groups.get(cpu);
    if (group === undefined) groups.set(cpu, [thread]);
    else group.push(thread);
  }
  return groups;
}
