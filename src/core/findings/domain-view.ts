/** Domains as the rules look at them: each with its placement, and the threads that run when it starts. */
import type { Domain, GuestTopology } from '../domain/domain.ts';
import { topologyProduct } from '../domain/elements/cpu.ts';
import { schedulerOf } from '../placement/thread-facts.ts';
import type { DomainPlacement, ThreadPlacement } from '../placement/placement.ts';
import { onceFor } from '../once-for.ts';
import type { RuleInput } from './rule.ts';
import { onlyCpuOf } from './threads.ts';

export interface DomainView {
  readonly domain: Domain;
  readonly placement: DomainPlacement;
  /** Those that are plugged in at boot, in order. */
  readonly vcpus: readonly ThreadPlacement[];
  /** One, or none in a domain that has no threads placed. */
  readonly emulators: readonly ThreadPlacement[];
  readonly iothreads: readonly ThreadPlacement[];
  /** vCPUs by the one CPU that a setting confines them to. */
  readonly vcpusOnly: ReadonlyMap<number, readonly ThreadPlacement[]>;
}

export const viewDomains = onceFor(({ domains, placements }: RuleInput): readonly DomainView[] =>
  domains.flatMap((domain, i) => {
    const placement = placements[i];
    return placement === undefined ? [] : [viewOf(domain, placement)];
  }),
);

function viewOf(domain: Domain, placement: DomainPlacement): DomainView {
  const vcpus: ThreadPlacement[] = [];
  const emulators: ThreadPlacement[] = [];
  const iothreads: ThreadPlacement[] = [];
  const vcpusOnly = new Map<number, ThreadPlacement[]>();
  for (const thread of placement.threads) {
    if (!thread.online) continue;
    if (thread.kind === 'emulator') emulators.push(thread);
    else if (thread.kind === 'iothread') iothreads.push(thread);
    else {
      vcpus.push(thread);
      const cpu = onlyCpuOf(thread);
      if (cpu === undefined) continue;
      const there = vcpusOnly.get(cpu);
      if (there === undefined) vcpusOnly.set(cpu, [thread]);
      else there.push(thread);
    }
  }
  return { domain, placement, vcpus, emulators, iothreads, vcpusOnly };
}

/** Scheduled as fifo or rr: it gives a CPU up to nobody of the usual kind. */
export function isRealtime(domain: Domain, thread: ThreadPlacement): boolean {
  const policy = schedulerOf(domain, thread)?.policy;
  return policy === 'fifo' || policy === 'rr';
}

/** The guest's topology, unless libvirt or QEMU refuses it because it does not fit the number of vCPUs. */
export function topologyOf({ topology, refusals }: Domain): GuestTopology | undefined {
  return refusals.some(({ rule }) => rule === 'topology-count-mismatch') ? undefined : topology;
}

/** vCPUs of one guest core, or one guest socket: QEMU counts threads first, then cores, clusters, dies, sockets. */
export function vcpusPer(domain: Domain, box: 'core' | 'socket'): number {
  const topology = topologyOf(domain);
  if (topology === undefined) return 1;
  return box === 'core' ? topology.threads : topologyProduct(topology) / topology.sockets;
}
