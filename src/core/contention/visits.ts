/**
 * CPUs that one domain's vCPUs have alone, as their pins say, and where vCPUs of other domains may run, too: those have more
 * CPUs to choose from, so nothing clashes for certain as long as there are enough besides. Whether there are is counted.
 */
import { countOf, setOfIds, setOfRanges, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import { rootIn } from '../root-in.ts';
import type { Claim, ClaimIndex } from './claims.ts';
import { createDomainGroups, type DomainGroups } from './domain-groups.ts';

export interface Visit {
  /** Whose vCPUs are pinned there, each to one CPU. */
  readonly owners: readonly EntityId[];
  readonly visitors: readonly EntityId[];
  /** The owners' CPUs to which others may come. */
  readonly cpus: CpuSet;
  /** The owners' threads there. */
  readonly threads: readonly ThreadPlacement[];
  /** How many vCPUs may come. */
  readonly vcpus: number;
  /** How many CPUs these have besides, of which none is any vCPU's only one. */
  readonly room: number;
  /** There are more of them than room: when all are busy, CPUs are shared, whatever the scheduler does. */
  readonly crowded: boolean;
}

/** A CPU that one domain's vCPUs have for themselves. */
interface Owned {
  readonly cpu: number;
  readonly domain: EntityId;
  readonly claims: readonly Claim[];
  visited: boolean;
}

/** vCPUs that may run on the same several CPUs. */
interface Wide {
  readonly cpus: CpuSet;
  readonly claims: Claim[];
}

/** On a host of one CPU nobody has one alone. `host`: absent where no text tells. Domains that hang together are one. */
export function findVisits(index: ClaimIndex, host: Host | undefined): readonly Visit[] {
  if (host !== undefined && countOf(host.online) === 1) return [];
  const owned: Owned[] = [];
  const taken: number[] = [];
  for (const [cpu, claims] of index.single) {
    if (!claims.some(({ vcpus }) => vcpus > 0)) continue;
    taken.push(cpu);
    const domain = claims[0]?.domain ?? '';
    // Where several domains do, they clash, which is told apart.
    if (claims.every((claim) => claim.domain === domain)) owned.push({ cpu, domain, claims, visited: false });
  }
  if (owned.length === 0) return [];
  owned.sort((a, b) => a.cpu - b.cpu);
  taken.sort((a, b) => a - b);
  const groups = createDomainGroups();
  const sets = listWide(index).filter(createMarker(owned, groups));
  const byGroup = new Map<EntityId, Wide[]>();
  for (const set of sets) {
    const root = groups.rootOf(set.claims[0]?.domain ?? '');
    const there = byGroup.get(root);
    if (there === undefined) byGroup.set(root, [set]);
    else there.push(set);
  }
  return [...byGroup].map(([root, there]) =>
    visitOf(
      owned.filter(({ visited, domain }) => visited && groups.rootOf(domain) === root),
      there,
      taken,
    ),
  );
}

function listWide({ wide }: ClaimIndex): readonly Wide[] {
  // Equal sets are one object.
  const sets = new Map<CpuSet, Wide>();
  for (const claim of wide) {
    if (claim.vcpus === 0) continue;
    const there = sets.get(claim.cpus);
    if (there === undefined) sets.set(claim.cpus, { cpus: claim.cpus, claims: [claim] });
    else there.claims.push(claim);
  }
  return [...sets.values()];
}

/**
 * Marks the CPUs to which vCPUs of another domain than their owner's may come, and joins the domains; false: none. On a full
 * host nearly all hang together: what is marked and joined to that one group (`hub`) is leapt over from then on.
 */
function createMarker(owned: readonly Owned[], groups: DomainGroups): (set: Wide) => boolean {
  const places = new Map<EntityId, number[]>();
  for (const [at, { domain }] of owned.entries()) {
    const known = places.get(domain);
    if (known === undefined) places.set(domain, [at]);
    else known.push(at);
  }
  /** For each place the first from there on that is not leapt over, or one on the way to it. */
  const next = Int32Array.from({ length: owned.length + 1 }, (_, at) => at);
  let hub: EntityId | undefined;
  return ({ cpus, claims }) => {
    const first = claims[0]?.domain ?? '';
    const areOfOne = claims.every(({ domain }) => domain === first);
    const own = areOfOne ? (places.get(first) ?? []) : [];
    let isVisit = false;
    for (const [from, to] of cpus) {
      const begin = firstFrom(owned, from, cpuOf);
      const end = firstFrom(owned, to + 1, cpuOf);
      // Others' CPUs in this range, and in the end those of them that were leapt over.
      let others = end - begin - (firstFrom(own, end, asIs) - firstFrom(own, begin, asIs));
      if (others === 0) continue;
      isVisit = true;
      hub ??= first;
      for (let at = rootIn(next, begin); at < end; at = rootIn(next, at + 1)) {
        const one = owned[at];
        if (one === undefined) break;
        if (areOfOne && one.domain === first) continue;
        others--;
        one.visited = true;
        groups.join(first, one.domain);
        if (groups.rootOf(first) === groups.rootOf(hub)) next[at] = at + 1;
      }
      if (others > 0) groups.join(first, hub);
    }
    if (isVisit && !areOfOne) for (const { domain } of claims) groups.join(first, domain);
    return isVisit;
  };
}

/** How many of the set's CPUs are not among `taken`, which is sorted. */
function roomIn(cpus: CpuSet, taken: readonly number[]): number {
  let room = 0;
  for (const [from, to] of cpus)
    room += to - from + 1 - (firstFrom(taken, to + 1, asIs) - firstFrom(taken, from, asIs));
  return room;
}

const asIs = (cpu: number): number => cpu;
const cpuOf = ({ cpu }: Owned): number => cpu;

/** Where in the sorted list the first stands whose CPU is no lower. */
function firstFrom<T>(list: readonly T[], cpu: number, numberOf: (one: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && numberOf(one) < cpu) low = middle + 1;
    else high = middle;
  }
  return low;
}

function visitOf(owned: readonly Owned[], sets: readonly Wide[], taken: readonly number[]): Visit {
  const owners = new Set(owned.map(({ domain }) => domain));
  // An only owner is at home there, also in a set that others have as well.
  const [home] = owners.size === 1 ? owners : [];
  const visitors = new Set<EntityId>();
  let vcpus = 0;
  let crowded = false;
  for (const { cpus, claims } of sets) {
    let own = 0;
    for (const claim of claims) {
      if (claim.domain === home) continue;
      visitors.add(claim.domain);
      own += claim.vcpus;
    }
    vcpus += own;
    crowded ||= own > roomIn(cpus, taken);
  }
  const room = roomIn(setOfRanges(sets.flatMap(({ cpus }) => cpus)), taken);
  return {
    owners: [...owners],
    visitors: [...visitors],
    cpus: setOfIds(owned.map(({ cpu }) => cpu)),
    threads: owned.flatMap(({ claims }) => claims.flatMap(({ threads }) => threads)),
    vcpus,
    room,
    crowded: crowded || vcpus > room,
  };
}
