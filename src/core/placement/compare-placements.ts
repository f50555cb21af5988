/** What differs between two placements of the same domains, thread by thread: of two eras, releases, or what-ifs. Pure. */
import { equalSets } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { AskedCpus, DomainPlacement, ThreadPlacement } from './placement.ts';

export interface ThreadDifference {
  readonly thread: EntityId;
  /** Undefined: there was no such thread. */
  readonly before: ThreadPlacement | undefined;
  readonly after: ThreadPlacement | undefined;
  /** The same CPUs for another reason. */
  readonly onlySource: boolean;
}

/** In the order of `after`, then what is gone. Threads that run where they ran, for the same reason, are left out. */
export function comparePlacements(
  before: readonly DomainPlacement[],
  after: readonly DomainPlacement[],
): readonly ThreadDifference[] {
  const old = new Map(threadsOf(before).map((thread) => [thread.thread, thread]));
  const now = threadsOf(after);
  const kept = new Set(now.map(({ thread }) => thread));
  const changed = now.flatMap((thread): readonly ThreadDifference[] => {
    const was = old.get(thread.thread);
    if (was === undefined)
      return [{ thread: thread.thread, before: undefined, after: thread, onlySource: false }];
    const isSameSet = sameCpus(was, thread);
    if (isSameSet && was.source === thread.source) return [];
    return [{ thread: thread.thread, before: was, after: thread, onlySource: isSameSet }];
  });
  const gone = threadsOf(before)
    .filter(({ thread }) => !kept.has(thread))
    .map((thread) => ({ thread: thread.thread, before: thread, after: undefined, onlySource: false }));
  return [...changed, ...gone];
}

function threadsOf(placements: readonly DomainPlacement[]): readonly ThreadPlacement[] {
  return placements.flatMap(({ threads }) => threads);
}

function sameCpus(a: ThreadPlacement, b: ThreadPlacement): boolean {
  return sameAsked(a.runs ?? a.asked, b.runs ?? b.asked);
}

function sameAsked(a: AskedCpus, b: AskedCpus): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : equalSets(a, b);
}
