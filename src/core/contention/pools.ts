/**
 * CPUs on which threads of several domains may run, of which at least one is held there by a setting: the usual pool of
 * a host that is shared. One sweep over the ends of all ranges, so the cost is that of sorting them.
 */
import { differenceOf, overlaps, setOfRanges, type CpuRange, type CpuSet } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { Claim, ClaimIndex } from './claims.ts';
import { createDomainGroups, type DomainGroups } from './domain-groups.ts';

export interface Pool {
  /** Those that a setting holds to some of these CPUs. */
  readonly held: readonly EntityId[];
  /** Those that may run there because nothing holds them anywhere. */
  readonly free: readonly EntityId[];
  readonly cpus: CpuSet;
  /** vCPUs that may run on these CPUs. */
  readonly vcpus: number;
}

/** Of vCPUs; emulators share CPUs as a rule. `without`: CPUs of which something worse is told already. */
export function findPools(index: ClaimIndex, without: CpuSet): readonly Pool[] {
  const claims = index.claims.filter(({ vcpus }) => vcpus > 0);
  const groups = createDomainGroups();
  const shared = findShared(claims, groups);
  const ranges = new Map<EntityId, CpuRange[]>();
  for (const { range, domain } of shared) {
    const root = groups.rootOf(domain);
    const there = ranges.get(root);
    if (there === undefined) ranges.set(root, [range]);
    else there.push(range);
  }
  const members = new Map<EntityId, Claim[]>();
  for (const claim of claims) {
    const root = groups.rootOf(claim.domain);
    const there = members.get(root);
    if (there === undefined) members.set(root, [claim]);
    else there.push(claim);
  }
  return [...ranges].flatMap(([root, of]) => {
    const cpus = differenceOf(setOfRanges(of), without);
    return cpus.length === 0 ? [] : [poolOf(cpus, members.get(root) ?? [])];
  });
}

function poolOf(cpus: CpuSet, members: readonly Claim[]): Pool {
  const touches = overlapTest(cpus);
  const there = members.filter((claim) => touches(claim.cpus));
  const held = new Set(there.filter(({ confined }) => confined).map(({ domain }) => domain));
  const free = new Set(there.filter(({ confined }) => !confined).map(({ domain }) => domain));
  return {
    held: [...held],
    free: [...free].filter((domain) => !held.has(domain)),
    cpus,
    vcpus: there.reduce((sum, { vcpus }) => sum + vcpus, 0),
  };
}

/** Many short sets beside one long: each is looked up from where it begins. */
function overlapTest(cpus: CpuSet): (set: CpuSet) => boolean {
  return (set) => {
    const first = set[0];
    if (first === undefined) return false;
    let low = 0;
    let high = cpus.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cpus[middle]?.[1] ?? 0) < first[0]) low = middle + 1;
      else high = middle;
    }
    const next = cpus[low];
    if (next === undefined) return false;
    return (next[0] <= first[1] && next[1] >= first[0]) || overlaps(set, cpus);
  };
}

interface Shared {
  readonly range: CpuRange;
  /** One of those that share it. */
  readonly domain: EntityId;
}

/** Room for the numbers of claims in a number that sorts by place; 2^53 holds places up to 2^26. */
const perPlace = 2 ** 27;

/** Where ranges begin (odd) and where they have ended (even), in order of place. */
function sortEnds(claims: readonly Claim[]): Float64Array {
  const ends = new Float64Array(2 * claims.reduce((sum, { cpus }) => sum + cpus.length, 0));
  let count = 0;
  for (const [i, { cpus }] of claims.entries()) {
    for (const [first, last] of cpus) {
      ends[count++] = first * perPlace + 2 * i + 1;
      ends[count++] = (last + 1) * perPlace + 2 * i;
    }
  }
  return ends.sort();
}

/** Ranges that at least two domains share, one of them held there; the domains are joined on the way. */
function findShared(claims: readonly Claim[], groups: DomainGroups): readonly Shared[] {
  const ends = sortEnds(claims);
  /** How many claims of a domain hold at this place, the domain that is there longest first. */
  const active = new Map<EntityId, number>();
  /** Those that came since domains were joined last; the others were there then and are in one group. */
  let fresh: EntityId[] = [];
  let held = 0;
  const shared: Shared[] = [];
  for (let i = 0; i < ends.length;) {
    const at = placeOf(ends[i]);
    for (; i < ends.length && placeOf(ends[i]) === at; i++) {
      const code = (ends[i] ?? 0) % perPlace;
      const claim = claims[code >> 1];
      if (claim === undefined) continue;
      const { domain, confined } = claim;
      const step = code % 2 === 1 ? 1 : -1;
      const count = (active.get(domain) ?? 0) + step;
      if (count === 0) active.delete(domain);
      else active.set(domain, count);
      if (count === 1 && step === 1) fresh.push(domain);
      if (confined) held += step;
    }
    const [oldest] = active.keys();
    if (i === ends.length || oldest === undefined || active.size < 2 || held === 0) continue;
    for (const domain of fresh) if (active.has(domain)) groups.join(oldest, domain);
    fresh = [];
    shared.push({ range: [at, placeOf(ends[i]) - 1], domain: oldest });
  }
  return shared;
}

function placeOf(end: number | undefined): number {
  return Math.floor((end ?? 0) / perPlace);
}
