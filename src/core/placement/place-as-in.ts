/** The same domains under the rules of another era: what a switch of eras shows, without reading the texts again. */
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import type { PlacementChoices } from './choices.ts';
import type { EraId } from './eras.ts';
import { placeDomain } from './place-domain.ts';
import type { DomainPlacement } from './placement.ts';

/** Guests of a QEMU command line know no era and are left out. */
export function placeAsIn(
  domains: readonly Domain[],
  host: Host | undefined,
  choices: PlacementChoices,
  era: EraId,
): readonly DomainPlacement[] {
  return domains
    .filter(({ qemu }) => qemu === undefined)
    .map((domain) => placeDomain(domain, host, { ...choices, era }));
}
