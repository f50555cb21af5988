/**
 * Who is in whose way, over all domains of one host: findings, the page and the command line tell it. Plain data.
 * Three degrees: two that were each given the same CPU alone; the same core; a pool that several may use.
 */
import { emptySet, unionOf } from '../cpuset/cpuset.ts';
import { onceFor } from '../once-for.ts';
import { findExclusiveClashes, findSiblingClashes, type Clash } from './clashes.ts';
import { indexClaims, type PlacedDomains } from './claims.ts';
import { listFreeCpus, type FreeCpus } from './free-cpus.ts';
import { countOvercommit, type Overcommit } from './overcommit.ts';
import { findPools, type Pool } from './pools.ts';

export interface Contention {
  readonly exclusive: readonly Clash[];
  /** Empty where no text tells which CPUs share a core. */
  readonly sibling: readonly Clash[];
  readonly pools: readonly Pool[];
  /** Absent without a host. */
  readonly overcommit?: Overcommit;
  readonly free?: FreeCpus;
}

export const findContention = onceFor((placed: PlacedDomains): Contention => {
  const { host } = placed;
  const index = indexClaims(placed);
  const exclusive = findExclusiveClashes(index);
  const worse = exclusive.reduce((cpus, clash) => unionOf(cpus, clash.cpus), emptySet);
  return {
    exclusive,
    sibling: findSiblingClashes(index, host),
    pools: findPools(index, worse),
    ...(host === undefined
      ? {}
      : { overcommit: countOvercommit(index, host), free: listFreeCpus(index, host) }),
  };
});
