/** Sets that the picture meets many times: as one object, and as text made once. */
import { createSetPool } from '../cpuset/intern-sets.ts';
import { formatCpuSet, type CpuSet } from '../cpuset/cpuset.ts';
import type { DomainPlacement } from '../placement/placement.ts';

export function internPlacements(placements: readonly DomainPlacement[]): readonly DomainPlacement[] {
  const intern = createSetPool();
  return placements.map((placement) => ({
    ...placement,
    threads: placement.threads.map((thread) => {
      if (typeof thread.asked === 'string') return thread;
      const asked = intern(thread.asked);
      return asked === thread.asked ? thread : { ...thread, asked };
    }),
  }));
}

const texts = new WeakMap<CpuSet, string>();

/** `formatCpuSet`, once per set. */
export function setText(set: CpuSet): string {
  const known = texts.get(set) ?? formatCpuSet(set);
  texts.set(set, known);
  return known;
}

/** Nobody listens to four thousand numbers: what is read aloud ends after some dozen. */
const longestSpoken = 160;

export function spokenSet(set: CpuSet): string {
  const text = setText(set);
  return text.length <= longestSpoken ? text : `${text.slice(0, text.lastIndexOf(',', longestSpoken) + 1)}…`;
}
