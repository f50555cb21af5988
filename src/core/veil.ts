/** An analysis that keeps the places of some threads to itself, for a question that asks for them. Pure. */
import type { Analysis } from './analysis.ts';
import type { EntityId } from './identity.ts';

/** The same without these threads: they are in no count, no list and no class. The given one where there are none. */
export function veilAnalysis(analysis: Analysis, veiled: readonly EntityId[]): Analysis {
  if (veiled.length === 0) return analysis;
  const isShown = ({ thread }: { readonly thread?: EntityId | undefined }): boolean =>
    thread === undefined || !veiled.includes(thread);
  return {
    ...analysis,
    placements: analysis.placements.map((placement) => ({
      ...placement,
      threads: placement.threads.filter(isShown),
      locality: placement.locality.filter(isShown),
    })),
    observations: analysis.observations.filter(isShown),
  };
}
