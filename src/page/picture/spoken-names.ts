/** What a screen reader hears of a thread or a CPU beyond its label: who may run there, what if, how many findings. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { UiWords } from '../../words/ui.ts';
import type { SpokenName } from './surface.ts';

/** For each id, and how many findings speak of it, what is said after its label. Counted for all CPUs in one go. */
export function spokenNames(
  analysis: Analysis,
  changed: ReadonlySet<EntityId>,
  ui: UiWords,
  /** Some threads are kept back: the count would be wrong without them, and with them tell where they are. */
  isVeiled: boolean,
): SpokenName {
  const isAboutCpus = analysis.domains.length > 0 && !isVeiled;
  const threadsOnCpu = isAboutCpus ? countThreads(analysis) : () => 0;
  return (id, found) => {
    const parts = [
      ...(isAboutCpus && id.startsWith('pcpu:')
        ? [ui.picture.cpuCount(threadsOnCpu(Number(id.slice('pcpu:'.length))))]
        : []),
      ...(changed.has(id) ? [ui.changes.changed] : []),
      ...(found > 0 ? [ui.picture.findingCount(found)] : []),
    ];
    return ui.picture.spoken(parts);
  };
}

/** Where ranges begin and end, added up: every CPU is answered from one pass over the sets. */
function countThreads({ machines, placements }: Analysis): (cpu: number) => number {
  let everywhere = 0;
  const steps = new Map<number, number>();
  const step = (at: number, by: number): void => {
    steps.set(at, (steps.get(at) ?? 0) + by);
  };
  const elsewhere = new Set(machines.flatMap(({ chosen, guests = [] }) => (chosen ? [] : guests)));
  for (const { domain, threads } of placements) {
    if (elsewhere.has(domain)) continue;
    for (const { asked, runs } of threads) {
      const set = runs ?? asked;
      if (set === 'unknown') continue;
      if (set === 'all') everywhere += 1;
      else
        for (const [first, last] of set) {
          step(first, 1);
          step(last + 1, -1);
        }
    }
  }
  const places = [...steps.keys()].sort((a, b) => a - b);
  let sum = 0;
  const sums = places.map((place) => (sum += steps.get(place) ?? 0));
  return (cpu) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) <= cpu) low = middle + 1;
      else high = middle;
    }
    return everywhere + (sums[low - 1] ?? 0);
  };
}
