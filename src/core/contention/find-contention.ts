/**
 * Who is in whose way, over all domains of one host: findings, the page and the command line tell it. Plain data.
 * By degrees: two that were each given the same CPU alone; the same core; a CPU that one was given alone and others may come
 * to; a pool that several may use.
 */
import { setOfRanges } from '../cpuset/cpuset.ts';
import { onceFor } from '../once-for.ts';
import { findExclusiveClashes, findSiblingClashes, type Clash } from './clashes.ts';
import { indexClaims, type PlacedDomains } from './claims.ts';
import { listFreeCpus, type FreeCpus } from './free-cpus.ts';
import { countOvercommit, type Overcommit } from './overcommit.ts';
import { findPools, type Pool } from './pools.ts';
import { findVisits, type Visit } from './visits.ts';

export interface Contention {
  readonly exclusive: readonly Clash[];
  /** Empty where no text tells which CPUs share a core. */
  readonly sibling: readonly Clash[];
  readonly visits: readonly Visit[];
  readonly pools: readonly Pool[];
  /** Absent without a host. */
  readonly overcommit?: Overcommit;
  readonly free?: FreeCpus;
}

export const findContention = onceFor((placed: PlacedDomains): Contention => {
  const { host } = placed;
  const index = indexClaims(placed);
  const exclusive = findExclusiveClashes(index);
  const visits = findVisits(index, host);
  const worse = setOfRanges([...exclusive, ...visits].flatMap(({ cpus }) => cpus));
  return {
    exclusive,
    sibling: findSiblingClashes(index, host),
    visits,
    pools: findPools(index, worse),
    ...(host === undefined
      ? {}
      : { overcommit: countOvercommit(index, host), free: listFreeCpus(index, host) }),
  };
});
