/** All domains, each on the host that it runs on. */
import type { Domain } from '../domain/domain.ts';
import { hostOfGuest } from '../host/guests-elsewhere.ts';
import type { Host } from '../host/host.ts';
import type { Machine } from '../host/merge-host.ts';
import { mostVcpusPlacedInAll } from './place-threads.ts';
import type { DomainPlacement } from './placement.ts';

/** What an analysis has. */
export interface DomainsOfMachines {
  /** That of the chosen machine. */
  readonly host: Host | undefined;
  readonly machines: readonly Machine[];
  readonly domains: readonly Domain[];
}

/** One for each domain, in order; all together have no more vCPUs than are placed in all. */
export function placeEach(
  { host, machines, domains }: DomainsOfMachines,
  place: (domain: Domain, host: Host | undefined, mostVcpus: number) => DomainPlacement,
): readonly DomainPlacement[] {
  let vcpusLeft = mostVcpusPlacedInAll;
  return domains.map((domain) => {
    const placement = place(domain, hostOfGuest({ host, machines }, domain.id), vcpusLeft);
    vcpusLeft -= placement.threads.filter((thread) => thread.kind === 'vcpu').length;
    return placement;
  });
}
