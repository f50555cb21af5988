/** Who shares the host's CPUs, in the JSON report (the types stand in `json-contract.ts`). */
import type { Analysis } from '../core/analysis.ts';
import { indexClaims, type Claim } from '../core/contention/claims.ts';
import { findContention } from '../core/contention/find-contention.ts';
import { listOccupancy } from '../core/contention/occupancy.ts';
import { formatCpuSet } from '../core/cpuset/cpuset.ts';
import type { JsonContention } from './json-contract.ts';

export function reportContention(analysis: Analysis): JsonContention {
  const { exclusive, sibling, visits, pools, overcommit, free } = findContention(analysis);
  const { held, anywhere } = listOccupancy(indexClaims(analysis));
  const idsOf = (claims: readonly Claim[]) =>
    claims.flatMap(({ threads }) => threads.map(({ thread }) => thread));
  return {
    overcommit: overcommit ?? null,
    free:
      free === undefined
        ? null
        : {
            cpus: formatCpuSet(free.cpus),
            nodes: free.nodes.map(({ node, cpus, cores }) => ({
              node: node ?? null,
              cpus: formatCpuSet(cpus),
              cores: cores.map(formatCpuSet),
            })),
          },
    clashes: [
      ...exclusive.map(({ domains, cpus }) => ({ on: 'cpu' as const, domains, cpus: formatCpuSet(cpus) })),
      ...sibling.map(({ domains, cpus }) => ({ on: 'core' as const, domains, cpus: formatCpuSet(cpus) })),
      ...visits.map(({ owners, visitors, cpus }) => ({
        on: 'pin' as const,
        domains: [...new Set([...owners, ...visitors])],
        cpus: formatCpuSet(cpus),
      })),
      ...pools.map(({ held: some, free: others, cpus }) => ({
        on: 'pool' as const,
        domains: [...some, ...others],
        cpus: formatCpuSet(cpus),
      })),
    ],
    held: held.map(({ cpus, claims }) => ({ cpus: formatCpuSet(cpus), threads: idsOf(claims) })),
    anywhere: idsOf(anywhere),
  };
}
