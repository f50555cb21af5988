/** An analysis that keeps to itself what a question asks for: the places of some threads, and the verdict. Pure. */
import type { Analysis } from './analysis.ts';
import type { EntityId } from './identity.ts';

/**
 * The same without these threads: they are in no count, no list and no class. Nor is it told that anything is refused,
 * which a sentence about the whole would say.
 */
export function veilAnalysis(analysis: Analysis, veiled: readonly EntityId[]): Analysis {
  const isShown = ({ thread }: { readonly thread?: EntityId | undefined }): boolean =>
    thread === undefined || !veiled.includes(thread);
  return {
    ...analysis,
    domains: analysis.domains.map((domain) =>
      domain.refusals.length === 0 ? domain : { ...domain, refusals: [] },
    ),
    placements: analysis.placements.map((placement) => ({
      ...placement,
      threads: placement.threads.filter(isShown),
      locality: placement.locality.filter(isShown),
    })),
    observations: analysis.observations.filter(isShown),
  };
}
