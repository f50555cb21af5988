/** What a screen reader hears of a thread or a CPU beyond its label: who may run there, what if, how many findings. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { UiWords } from '../../words/ui.ts';
import type { ReadingCore } from '../load-core.ts';
import type { SpokenName } from './surface.ts';

/** For each id, and how many findings speak of it, what is said after its label. Counted for all CPUs in one go. */
export function spokenNames(
  analysis: Analysis,
  changed: ReadonlySet<EntityId>,
  { countLoad }: Pick<ReadingCore, 'countLoad'>,
  ui: UiWords,
  /** Some threads are kept back: the count would be wrong without them, and with them tell where they are. */
  isVeiled: boolean,
): SpokenName {
  const isAboutCpus = analysis.domains.length > 0 && !isVeiled;
  const load = isAboutCpus ? countLoad(analysis) : undefined;
  return (id, found) => {
    const parts = [
      ...(load !== undefined && id.startsWith('pcpu:')
        ? [ui.picture.cpuCount(load.get(Number(id.slice('pcpu:'.length))) ?? 0)]
        : []),
      ...(changed.has(id) ? [ui.changes.changed] : []),
      ...(found > 0 ? [ui.picture.findingCount(found)] : []),
    ];
    return ui.picture.spoken(parts);
  };
}
