/** The same domains under the rules of another era: what a switch of eras shows, without reading the texts again. */
import type { PlacementChoices } from './choices.ts';
import type { EraId } from './eras.ts';
import { placeDomain } from './place-domain.ts';
import { placeEach, type DomainsOfMachines } from './place-each.ts';
import type { DomainPlacement } from './placement.ts';

/** Guests of a QEMU command line know no era and are left out. */
export function placeAsIn(
  { host, machines, domains }: DomainsOfMachines,
  choices: PlacementChoices,
  era: EraId,
): readonly DomainPlacement[] {
  const ofLibvirt = domains.filter(({ qemu }) => qemu === undefined);
  return placeEach({ host, machines, domains: ofLibvirt }, (domain, itsHost, mostVcpus) =>
    placeDomain(domain, itsHost, { ...choices, era }, mostVcpus),
  );
}
