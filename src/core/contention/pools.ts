/**
 * CPUs on which threads of several domains may run, of which at least one is held there by a setting: the usual pool of
 * a host that is shared. One sweep over the ends of all ranges, so the cost is that of sorting them.
 */
import { differenceOf, setOfRanges, type CpuRange, type CpuSet } from '../cpuset/cpuset.ts';
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
  let [domain, there]: [EntityId | undefined, Claim[]] = [undefined, []];
  for (const claim of claims) {
    // A domain's claims stand together.
    if (claim.domain !== domain) {
      domain = claim.domain;
      const root = groups.rootOf(domain);
      there = members.get(root) ?? [];
      members.set(root, there);
    }
    there.push(claim);
  }
  return [...ranges].flatMap(([root, of]) => {
    const cpus = differenceOf(setOfRanges(of), without);
    return cpus.length === 0 ? [] : [poolOf(cpus, members.get(root) ?? [])];
  });
}

function poolOf(cpus: CpuSet, members: readonly Claim[]): Pool {
  const held = new Set<EntityId>();
  const free = new Set<EntityId>();
  let vcpus = 0;
  for (const claim of members) {
    if (!claim.cpus.some((range) => touches(cpus, range))) continue;
    (claim.confined ? held : free).add(claim.domain);
    vcpus += claim.vcpus;
  }
  return { held: [...held], free: [...free].filter((domain) => !held.has(domain)), cpus, vcpus };
}

/** Many short sets beside one long: each range is looked up from where it begins. */
function touches(cpus: CpuSet, [first, last]: CpuRange): boolean {
  let low = 0;
  let high = cpus.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cpus[middle]?.[1] ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  const next = cpus[low];
  return next !== undefined && next[0] <= last;
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
  for (let i = 0; i < claims.length; i++) {
    for (const range of claims[i]?.cpus ?? []) {
      ends[count++] = range[0] * perPlace + 2 * i + 1;
      ends[count++] = (range[1] + 1) * perPlace + 2 * i;
    }
  }
  return ends.sort();
}

/** Ranges that at least two domains share, one of them held there; the domains are joined on the way. */
function findShared(claims: readonly Claim[], groups: DomainGroups): readonly Shared[] {
  const ends = sortEnds(claims);
  const { domains, numbers } = numberDomains(claims);
  /** How many claims of each domain hold at this place, and how many domains have some. */
  const active = new Int32Array(domains.length);
  let activeDomains = 0;
  /** Those that came since domains were joined last, each once. The others that are here were here then: one group. */
  let fresh: number[] = [];
  const isFresh = new Uint8Array(domains.length);
  /** One of that group, be it here or gone. */
  let member = 0;
  let held = 0;
  const shared: Shared[] = [];
  for (let i = 0; i < ends.length;) {
    const at = placeOf(ends[i]);
    for (; i < ends.length && placeOf(ends[i]) === at; i++) {
      const code = (ends[i] ?? 0) % perPlace;
      const domain = numbers[code >> 1] ?? 0;
      const step = code % 2 === 1 ? 1 : -1;
      const count = (active[domain] ?? 0) + step;
      active[domain] = count;
      if (count === 0) activeDomains--;
      else if (count === 1 && step === 1) {
        activeDomains++;
        if (isFresh[domain] === 0) fresh.push(domain);
        isFresh[domain] = 1;
      }
      if (claims[code >> 1]?.confined === true) held += step;
    }
    if (i === ends.length || activeDomains < 2 || held === 0) continue;
    const here = fresh.filter((domain) => (active[domain] ?? 0) > 0);
    if (here.length === activeDomains) member = here[0] ?? member;
    const root = domains[member] ?? '';
    for (const domain of here) groups.join(root, domains[domain] ?? root);
    for (const domain of fresh) isFresh[domain] = 0;
    fresh = [];
    shared.push({ range: [at, placeOf(ends[i]) - 1], domain: root });
  }
  return shared;
}

/** Domains in order, and for each claim the number of its own. */
function numberDomains(claims: readonly Claim[]): {
  readonly domains: readonly EntityId[];
  readonly numbers: Int32Array;
} {
  const known = new Map<EntityId, number>();
  const numbers = Int32Array.from(claims, ({ domain }) => {
    const number = known.get(domain) ?? known.size;
    known.set(domain, number);
    return number;
  });
  return { domains: [...known.keys()], numbers };
}

function placeOf(end: number | undefined): number {
  return Math.floor((end ?? 0) / perPlace);
}
