/** Whose threads may be on the host's CPUs at all. */
import { guestsElsewhere } from '../host/guests-elsewhere.ts';
import type { Machine } from '../host/merge-host.ts';
import type { DomainPlacement } from './placement.ts';

/** All but those of guests that stand with another machine than the one that was taken. */
export function placementsHere({
  machines,
  placements,
}: {
  readonly machines: readonly Machine[];
  readonly placements: readonly DomainPlacement[];
}): readonly DomainPlacement[] {
  const elsewhere = guestsElsewhere(machines);
  return elsewhere.size === 0 ? placements : placements.filter(({ domain }) => !elsewhere.has(domain));
}
