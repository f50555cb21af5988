/** CPUs that no setting gives to anybody. Threads that may run anywhere may run there too. */
import {
  differenceOf,
  emptySet,
  idsOf,
  intersectionOf,
  isEmpty,
  isSubset,
  setOfRanges,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import { coresOfHost } from '../host/cores-of-host.ts';
import type { Host } from '../host/host.ts';
import type { Claim, ClaimIndex } from './claims.ts';

export interface FreeCpus {
  readonly cpus: CpuSet;
  /** Of the nodes that have some, and of none (undefined). */
  readonly nodes: readonly {
    readonly node: number | undefined;
    readonly cpus: CpuSet;
    /** Cores of which every thread that can be used is free, where the texts tell which threads share one. */
    readonly cores: readonly CpuSet[];
  }[];
}

export function listFreeCpus({ claims }: ClaimIndex, host: Host): FreeCpus {
  return freeBeside(claims, host);
}

/** The same as if only these claims were made. CPUs that a text only declares are not offered. */
export function freeBeside(claims: readonly Claim[], host: Host): FreeCpus {
  // Equal sets are one object: each counts once.
  const held = new Set<CpuSet>();
  for (const { confined, cpus } of claims) if (confined) held.add(cpus);
  const taken = setOfRanges([...held].flat());
  const cpus = differenceOf(host.online, taken);
  const coreOf = coresOfHost(host);
  let inNodes: CpuSet = emptySet;
  const nodes = host.nodes.flatMap(({ id, cpus: all }) => {
    const here = intersectionOf(cpus, all);
    inNodes = setOfRanges([...inNodes, ...here]);
    return isEmpty(here) ? [] : [{ node: id, cpus: here, cores: wholeCores(here, host.online, coreOf) }];
  });
  const loose = differenceOf(cpus, inNodes);
  return {
    cpus,
    nodes: isEmpty(loose)
      ? nodes
      : [...nodes, { node: undefined, cpus: loose, cores: wholeCores(loose, host.online, coreOf) }],
  };
}

function wholeCores(
  free: CpuSet,
  online: CpuSet,
  coreOf: (cpu: number) => CpuSet | undefined,
): readonly CpuSet[] {
  const cores = new Set<CpuSet>();
  for (const cpu of idsOf(free)) {
    const core = coreOf(cpu);
    if (core !== undefined) cores.add(core);
  }
  return [...cores].map((core) => intersectionOf(core, online)).filter((core) => isSubset(core, free));
}
