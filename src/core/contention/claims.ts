/**
 * Who may run where, over all domains, from the CPU's side. Threads of one domain that were given the same set are one
 * claim; claims on a single CPU are found by its number, the others are few and are looked through.
 */
import { hasId, isEmpty, onlyId, type CpuSet } from '../cpuset/cpuset.ts';
import { createSetPool } from '../cpuset/intern-sets.ts';
import type { Domain } from '../domain/domain.ts';
import { withoutTwins } from '../domain/same-guest.ts';
import { guestsElsewhere } from '../host/guests-elsewhere.ts';
import type { Host } from '../host/host.ts';
import type { Machine } from '../host/merge-host.ts';
import type { EntityId } from '../identity.ts';
import { onceFor } from '../once-for.ts';
import type { DomainPlacement, ThreadPlacement } from '../placement/placement.ts';

/** What contention is worked out from; an analysis has it. */
export interface PlacedDomains {
  readonly host: Host | undefined;
  /** Where there are several: guests of others than the chosen one claim nothing here. */
  readonly machines?: readonly Machine[];
  readonly domains: readonly Domain[];
  /** One per domain, in the same order. */
  readonly placements: readonly DomainPlacement[];
}

export interface Claim {
  readonly domain: EntityId;
  /** Where they may run on this host (without one: what is asked for). Equal sets are one object. */
  readonly cpus: CpuSet;
  /** A setting holds them there; else they may run anywhere. */
  readonly confined: boolean;
  readonly threads: readonly ThreadPlacement[];
  /** How many of them are vCPUs. */
  readonly vcpus: number;
}

export interface ClaimIndex {
  readonly claims: readonly Claim[];
  /** Claims that are confined to one CPU, by its number. */
  readonly single: ReadonlyMap<number, readonly Claim[]>;
  /** All others. */
  readonly wide: readonly Claim[];
  /** vCPUs that run, and nobody knows where: numad chooses. */
  readonly unplacedVcpus: number;
}

/**
 * Threads that run when their domain does: a vCPU that is not plugged in takes no CPU, and one whose CPUs numad has yet
 * to choose (or that may run anywhere on a host nobody knows) claims none. A domain told twice, by its XML and by QEMU's
 * command line, counts once; one of another machine not at all. Near linear in threads and ranges.
 */
export const indexClaims = onceFor(({ machines = [], domains, placements }: PlacedDomains): ClaimIndex => {
  const elsewhere = guestsElsewhere(machines);
  const here = domains.filter(({ id }) => !elsewhere.has(id));
  const once = new Set(withoutTwins(here).map(({ id }) => id));
  const intern = createSetPool();
  const claims: Claim[] = [];
  let unplacedVcpus = 0;
  for (const { domain, threads } of placements) {
    if (!once.has(domain)) continue;
    claims.push(...claimsOf(domain, threads, intern));
    for (const { kind, online, asked } of threads)
      if (kind === 'vcpu' && online && asked === 'unknown') unplacedVcpus++;
  }
  const single = new Map<number, Claim[]>();
  const wide: Claim[] = [];
  for (const claim of claims) {
    const cpu = claim.confined ? onlyId(claim.cpus) : undefined;
    if (cpu === undefined) wide.push(claim);
    else {
      const there = single.get(cpu);
      if (there === undefined) single.set(cpu, [claim]);
      else there.push(claim);
    }
  }
  return { claims, single, wide, unplacedVcpus };
});

interface Draft {
  readonly domain: EntityId;
  readonly cpus: CpuSet;
  readonly confined: boolean;
  readonly threads: ThreadPlacement[];
  vcpus: number;
}

function claimsOf(
  domain: EntityId,
  threads: readonly ThreadPlacement[],
  intern: (set: CpuSet) => CpuSet,
): Iterable<Claim> {
  const [free, held] = [new Map<CpuSet, Draft>(), new Map<CpuSet, Draft>()];
  for (const thread of threads) {
    const asked = thread.runs ?? thread.asked;
    if (!thread.online || typeof asked === 'string' || isEmpty(asked)) continue;
    const cpus = intern(asked);
    const confined = thread.source !== 'default';
    const drafts = confined ? held : free;
    let draft = drafts.get(cpus);
    if (draft === undefined) {
      draft = { domain, cpus, confined, threads: [], vcpus: 0 };
      drafts.set(cpus, draft);
    }
    draft.threads.push(thread);
    if (thread.kind === 'vcpu') draft.vcpus++;
  }
  return [...held.values(), ...free.values()];
}

/** Everybody who may run on a CPU: those that are held to it alone first. */
export function claimsAt({ single, wide }: ClaimIndex, cpu: number): readonly Claim[] {
  return [...(single.get(cpu) ?? []), ...wide.filter(({ cpus }) => hasId(cpus, cpu))];
}
