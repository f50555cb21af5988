/** How many vCPUs there are for each CPU, on the host and on each of its nodes. */
import { countOf, firstId, hasId, intersectionOf, isSubset } from '../cpuset/cpuset.ts';
import type { Host, HostNode } from '../host/host.ts';
import { usableCpus } from '../host/usable-cpus.ts';
import type { ClaimIndex } from './claims.ts';

interface Ratio {
  readonly vcpus: number;
  readonly cpus: number;
  /** vCPUs for each CPU; 0 where there are no CPUs. */
  readonly ratio: number;
}

export interface Overcommit {
  /** All vCPUs that run, those too of which numad has yet to say where, on all CPUs that can be used. */
  readonly host: Ratio;
  /** vCPUs that may run on this node alone. Nodes without CPUs are left out. */
  readonly nodes: readonly (Ratio & { readonly node: number })[];
}

export function countOvercommit({ claims, unplacedVcpus }: ClaimIndex, host: Host): Overcommit {
  const nodeOf = nodeOfCpu(host);
  const onNode = new Map<number, number>();
  let all = unplacedVcpus;
  for (const { cpus, vcpus } of claims) {
    all += vcpus;
    const node = vcpus === 0 ? undefined : nodeOf(firstId(cpus) ?? -1);
    if (node !== undefined && isSubset(cpus, node.cpus))
      onNode.set(node.id, (onNode.get(node.id) ?? 0) + vcpus);
  }
  const usable = usableCpus(host);
  return {
    host: ratioOf(all, countOf(usable)),
    nodes: host.nodes.flatMap((node) => {
      const cpus = countOf(intersectionOf(node.cpus, usable));
      return cpus === 0 ? [] : [{ node: node.id, ...ratioOf(onNode.get(node.id) ?? 0, cpus) }];
    }),
  };
}

function ratioOf(vcpus: number, cpus: number): Ratio {
  return { vcpus, cpus, ratio: cpus === 0 ? 0 : vcpus / cpus };
}

/** Neighbours are mostly on one node, so the last answer is tried first. */
function nodeOfCpu({ nodes }: Host): (cpu: number) => HostNode | undefined {
  let last: HostNode | undefined;
  return (cpu) => {
    if (last === undefined || !hasId(last.cpus, cpu)) last = nodes.find((node) => hasId(node.cpus, cpu));
    return last;
  };
}
