/**
 * Which CPUs are free and fit: cores that no setting gives to anybody, for threads that are to be moved. Whole cores, so that
 * whoever is put there shares nothing; where nobody tells which CPUs share a core, each counts as one.
 */
import { countOf, firstId, hasId, idsOf, overlaps, rangeSet, type CpuSet } from '../../cpuset/cpuset.ts';
import { indexClaims } from '../../contention/claims.ts';
import { freeBeside } from '../../contention/free-cpus.ts';
import { lastLevelCaches } from '../../host/cache-groups.ts';
import { coresOfHost } from '../../host/cores-of-host.ts';
import type { CoreType } from '../../host/host-facts.ts';
import type { Host } from '../../host/host.ts';
import type { EntityId } from '../../identity.ts';
import type { RuleInput } from '../rule.ts';

export interface FreeCore {
  readonly cpus: CpuSet;
  readonly node: number | undefined;
  readonly type: CoreType | undefined;
  /** Of the L3 cache, as far as a text tells. */
  readonly cache: number | undefined;
  readonly isolated: boolean;
}

/** As if the threads in `moved` had no place yet. In order of their lowest CPU, the core of CPU 0 last. */
export function listFreeCores(input: RuleInput, moved: ReadonlySet<EntityId>): readonly FreeCore[] {
  const { host } = input;
  if (host === undefined) return [];
  const claims = indexClaims(input).claims.filter(({ threads }) =>
    threads.some(({ thread }) => !moved.has(thread)),
  );
  const describe = describer(host);
  const coreOf = coresOfHost(host);
  const cores = freeBeside(claims, host).nodes.flatMap(({ node, cpus, cores: whole }) => [
    ...whole.map((core) => describe(core, node)),
    ...[...idsOf(cpus)].flatMap((cpu) =>
      coreOf(cpu) === undefined ? [describe(rangeSet(cpu, cpu), node)] : [],
    ),
  ]);
  const place = ({ cpus }: FreeCore): number => (hasId(cpus, 0) ? Infinity : (firstId(cpus) ?? 0));
  return cores.sort((a, b) => place(a) - place(b));
}

function describer(host: Host): (cpus: CpuSet, node: number | undefined) => FreeCore {
  const caches = lastLevelCaches(host);
  const types = new Map(host.cpuTable.map(({ id, coreType }) => [id, coreType]));
  return (cpus, node) => {
    const first = firstId(cpus) ?? -1;
    return {
      cpus,
      node,
      type: types.get(first),
      cache: caches.get(first)?.cpus[0]?.[0],
      isolated: host.isolated !== undefined && overlaps(cpus, host.isolated),
    };
  };
}

export interface Wish {
  /** How many cores. */
  readonly count: number;
  /** Each with as many CPUs at least. */
  readonly threads: number;
  /** Where they should be; elsewhere only if `elsewhere` allows it. */
  readonly node: number | undefined;
  readonly elsewhere: boolean;
  /** Undefined: either, for threads that stay where they are. */
  readonly isolated: boolean | undefined;
}

/** All on one node, of one type, in one cache where that is possible; undefined where it cannot be had. */
export function chooseCores(
  cores: readonly FreeCore[],
  { count, threads, node, elsewhere, isolated }: Wish,
): readonly FreeCore[] | undefined {
  if (count === 0) return [];
  const fit = cores.filter(
    (core) => (isolated === undefined || core.isolated === isolated) && countOf(core.cpus) >= threads,
  );
  const groups = new Map<string, FreeCore[]>();
  for (const core of fit) {
    const key = `${String(core.node)} ${String(core.type)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [core]);
    else group.push(core);
  }
  const enough = [...groups.values()].filter((group) => group.length >= count);
  const isWanted = (group: readonly FreeCore[]): boolean => node === undefined || group[0]?.node === node;
  const rank: readonly (CoreType | undefined)[] = ['performance', undefined, 'other', 'efficiency'];
  const [best] = enough
    .filter((group) => elsewhere || isWanted(group))
    .sort(
      (a, b) =>
        Number(isWanted(b)) - Number(isWanted(a)) ||
        rank.indexOf(a[0]?.type) - rank.indexOf(b[0]?.type) ||
        b.length - a.length,
    );
  return best === undefined ? undefined : withinOneCache(best, count);
}

/** The smallest cache that has room for all of them; else in order. */
function withinOneCache(cores: readonly FreeCore[], count: number): readonly FreeCore[] {
  const byCache = new Map<number, FreeCore[]>();
  for (const core of cores) {
    if (core.cache === undefined) return cores.slice(0, count);
    const group = byCache.get(core.cache);
    if (group === undefined) byCache.set(core.cache, [core]);
    else group.push(core);
  }
  const [best] = [...byCache.values()]
    .filter((group) => group.length >= count)
    .sort((a, b) => a.length - b.length);
  return (best ?? cores).slice(0, count);
}
