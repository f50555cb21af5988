/**
 * How far a vCPU is from its memory: the nodes of the CPUs it may run on beside the nodes that its guest cell's
 * memory may live on. Both are what is allowed, not what the scheduler and the allocator then do.
 */
import {
  countOf,
  firstId,
  hasId,
  idsOf,
  intersectionOf,
  isEmpty,
  isSubset,
  overlaps,
  setOfIds,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import { ownerOfVcpu } from './owner-of-vcpu.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host, HostNode } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import type { MemoryPlacement, ThreadPlacement } from './placement.ts';

export interface VcpuLocality {
  readonly thread: EntityId;
  /** Its guest cell; absent without guest NUMA. */
  readonly cell?: number;
  /** Host nodes of the CPUs it may run on; absent where they are not known. */
  readonly cpuNodes?: CpuSet;
  /** Host nodes of its cell's memory; absent where they are not known or nothing binds it. */
  readonly memoryNodes?: CpuSet;
  /**
   * `local`: the same single node, or a host with one node. `remote`: no node in common. `unknown`: no host,
   * numad has not answered, or memory that nothing binds on a host with several nodes.
   */
  readonly verdict: 'local' | 'partly-remote' | 'remote' | 'unknown';
  /** Average over every CPU node with every memory node; absent where the host does not tell a distance. */
  readonly distance?: number;
}

/** Of a node to itself, by definition of the ACPI table. */
const localDistance = 10;

export function judgeLocality(
  domain: Domain,
  host: Host | undefined,
  threads: readonly ThreadPlacement[],
  memory: readonly MemoryPlacement[],
): readonly VcpuLocality[] {
  const nodesOf = nodesOfSets(host);
  const cellOf = ownerOfVcpu(domain.cells.map(({ cpus, id }) => ({ cpus, value: id })));
  const memoryOf = new Map(memory.map((row) => [row.cell, nodesOfRow(row, host)]));
  // Pairs of sets repeat from vCPU to vCPU; a distance is worked out once for each pair.
  const known = new Map<CpuSet | undefined, Map<CpuSet | undefined, Judged>>();
  const judgeOnce = (cpuNodes: CpuSet | undefined, memoryNodes: CpuSet | undefined): Judged => {
    let row = known.get(cpuNodes);
    if (row === undefined) known.set(cpuNodes, (row = new Map<CpuSet | undefined, Judged>()));
    let judged = row.get(memoryNodes);
    if (judged === undefined) row.set(memoryNodes, (judged = judge(host, cpuNodes, memoryNodes)));
    return judged;
  };
  const localities: VcpuLocality[] = [];
  for (const { kind, number, runs, thread } of threads) {
    if (kind !== 'vcpu' || number === undefined) continue;
    const cell = cellOf(number);
    const cpuNodes = runs === undefined ? undefined : nodesOf(runs);
    const memoryNodes = memoryOf.get(cell);
    const { verdict, distance } = judgeOnce(cpuNodes, memoryNodes);
    // There may be thousands: no object is made that does not stay.
    const judged: { -readonly [K in keyof VcpuLocality]: VcpuLocality[K] } = { thread, verdict };
    if (cell !== undefined) judged.cell = cell;
    if (cpuNodes !== undefined) judged.cpuNodes = cpuNodes;
    if (memoryNodes !== undefined) judged.memoryNodes = memoryNodes;
    if (distance !== undefined) judged.distance = distance;
    localities.push(judged);
  }
  return localities;
}

type Judged = Pick<VcpuLocality, 'verdict' | 'distance'>;

/** Undefined where some CPU of the set is in no node that the texts tell of. The same nodes are the same object. */
function nodesOfSets(host: Host | undefined): (cpus: CpuSet) => CpuSet | undefined {
  const found = new Map<CpuSet, CpuSet | undefined>();
  const sets = new Map<string, CpuSet>();
  const nodesOf = (cpus: CpuSet, { nodes }: Host): CpuSet | undefined => {
    const here: number[] = [];
    let covered = 0;
    for (const node of nodes) {
      if (!overlaps(node.cpus, cpus)) continue;
      here.push(node.id);
      covered += countOf(isSubset(cpus, node.cpus) ? cpus : intersectionOf(node.cpus, cpus));
    }
    if (covered < countOf(cpus) || isEmpty(cpus)) return undefined;
    const key = here.join();
    let set = sets.get(key);
    if (set === undefined) sets.set(key, (set = setOfIds(here)));
    return set;
  };
  return (cpus) => {
    if (host === undefined) return undefined;
    if (found.has(cpus)) return found.get(cpus);
    const nodes = nodesOf(cpus, host);
    found.set(cpus, nodes);
    return nodes;
  };
}

/** Memory that nothing binds has no choice on a host with a single node. */
function nodesOfRow(row: MemoryPlacement, host: Host | undefined): CpuSet | undefined {
  if (typeof row.nodes !== 'string') return isEmpty(row.nodes) ? undefined : row.nodes;
  const [only, second] = host?.nodes ?? [];
  return row.nodes === 'all' && only !== undefined && second === undefined ? setOfIds([only.id]) : undefined;
}

function judge(
  host: Host | undefined,
  cpuNodes: CpuSet | undefined,
  memoryNodes: CpuSet | undefined,
): Judged {
  if (host === undefined || cpuNodes === undefined || memoryNodes === undefined)
    return { verdict: 'unknown' };
  const distance = averageDistance(host, cpuNodes, memoryNodes);
  return {
    verdict: isEmpty(intersectionOf(cpuNodes, memoryNodes))
      ? 'remote'
      : countOf(cpuNodes) === 1 && countOf(memoryNodes) === 1 && firstId(cpuNodes) === firstId(memoryNodes)
        ? 'local'
        : 'partly-remote',
    ...(distance === undefined ? {} : { distance }),
  };
}

function averageDistance(host: Host, cpuNodes: CpuSet, memoryNodes: CpuSet): number | undefined {
  let sum = 0;
  let pairs = 0;
  for (const node of host.nodes) {
    if (!hasId(cpuNodes, node.id)) continue;
    for (const to of idsOf(memoryNodes)) {
      const distance = distanceOf(node, to);
      if (distance === undefined) return undefined;
      sum += distance;
      pairs++;
    }
  }
  return pairs === 0 ? undefined : sum / pairs;
}

function distanceOf(from: HostNode, to: number): number | undefined {
  return from.distances?.[to] ?? (from.id === to ? localDistance : undefined);
}
