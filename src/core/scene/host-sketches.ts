/** Test support: hosts made by hand, so that pictures can be drawn without reading any text. */
import type { CpuRange, CpuSet } from '../cpuset/cpuset.ts';
import { setOfIds, setOfRanges } from '../cpuset/cpuset.ts';
import type { Host, HostCpu, HostNode } from '../host/host.ts';

const nowhere = { source: 'sketch', from: 0, to: 0 };

/** `0-3,8` */
export function cpuSet(text: string): CpuSet {
  if (text === '') return [];
  return setOfRanges(
    text.split(',').map((part): CpuRange => {
      const [first = 0, last = first] = part.split('-').map(Number);
      return [first, last];
    }),
  );
}

export interface HostSketch {
  readonly nodes: number;
  readonly coresPerNode: number;
  readonly threads?: number;
  readonly socketsPerNode?: number;
  readonly diesPerSocket?: number;
  /** `split`: siblings are i and i + N/2. `adjacent`: 2i and 2i + 1. */
  readonly numbering?: 'split' | 'adjacent';
  readonly memoryGiB?: number;
  readonly freeGiB?: readonly number[];
  readonly noCores?: boolean;
  readonly l3PerNode?: number;
  readonly l3MiB?: number;
  /** So many cores of each node, its last ones, are efficiency cores and the others performance cores. */
  readonly efficiencyCores?: number;
  readonly isolated?: string;
  readonly nohzFull?: string;
  readonly hugepages?: HostNode['hugepages'];
  /** 10 at home, 21 to the neighbour of an even node, 32 to the others. */
  readonly distances?: boolean;
}

export function sketchHost(sketch: HostSketch): Host {
  const {
    nodes,
    coresPerNode,
    threads = 1,
    socketsPerNode = 1,
    diesPerSocket = 1,
    numbering = 'split',
  } = sketch;
  const cores = nodes * coresPerNode;
  const cpuTable: HostCpu[] = [];
  const perSocket = Math.max(1, Math.ceil(coresPerNode / socketsPerNode));
  const perDie = Math.max(1, Math.ceil(perSocket / diesPerSocket));
  for (let core = 0; core < cores; core++) {
    const node = Math.floor(core / coresPerNode);
    const inNode = core % coresPerNode;
    const ids = Array.from({ length: threads }, (_, t) =>
      numbering === 'split' ? core + t * cores : core * threads + t,
    );
    for (const id of ids) {
      cpuTable.push({
        id,
        node,
        online: true,
        assumed: false,
        span: nowhere,
        ...(sketch.efficiencyCores === undefined
          ? {}
          : { coreType: inNode < coresPerNode - sketch.efficiencyCores ? 'performance' : 'efficiency' }),
        ...(sketch.noCores === true
          ? {}
          : {
              socket: node * socketsPerNode + Math.floor(inNode / perSocket),
              die: Math.floor((inNode % perSocket) / perDie),
              core: inNode % perSocket,
              siblings: setOfIds(ids),
            }),
      });
    }
  }
  const nodeList = Array.from({ length: nodes }, (_, id): HostNode => {
    const free = sketch.freeGiB?.[id];
    return {
      id,
      cpus: setOfIds(cpuTable.filter((cpu) => cpu.node === id).map((cpu) => cpu.id)),
      ...(sketch.memoryGiB === undefined ? {} : { memoryKiB: sketch.memoryGiB * 2 ** 20 }),
      ...(free === undefined ? {} : { freeKiB: free * 2 ** 20 }),
      ...(sketch.hugepages === undefined ? {} : { hugepages: sketch.hugepages }),
      ...(sketch.distances === true ? { distances: distancesOf(id, nodes) } : {}),
      span: nowhere,
    };
  });
  return {
    ...hostOf(cpuTable, nodeList),
    caches: cachesOf(sketch, cpuTable),
    ...(sketch.isolated === undefined ? {} : { isolated: cpuSet(sketch.isolated) }),
    ...(sketch.nohzFull === undefined ? {} : { nohzFull: cpuSet(sketch.nohzFull) }),
  };
}

function distancesOf(node: number, nodes: number): Record<number, number> {
  const to = (other: number): number => (other === node ? 10 : other >> 1 === node >> 1 ? 21 : 32);
  return Object.fromEntries(Array.from({ length: nodes }, (_, other) => [other, to(other)]));
}

/** The cores of a node in equal parts. */
function cachesOf(
  { coresPerNode, nodes, l3PerNode, l3MiB = 32 }: HostSketch,
  cpuTable: readonly HostCpu[],
): Host['caches'] {
  if (l3PerNode === undefined) return [];
  const cores = nodes * coresPerNode;
  const perCache = Math.max(1, Math.ceil(coresPerNode / l3PerNode));
  const groups = new Map<number, number[]>();
  for (const { id, node = 0 } of cpuTable) {
    const key = node * l3PerNode + Math.floor(((id % cores) % coresPerNode) / perCache);
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups].map(([id, ids]) => ({
    level: 3,
    id,
    sizeKiB: l3MiB * 1024,
    cpus: setOfIds(ids),
    span: nowhere,
  }));
}

export function hostOf(cpuTable: readonly HostCpu[], nodes: readonly HostNode[]): Host {
  return {
    cpus: setOfIds(cpuTable.map((cpu) => cpu.id)),
    online: setOfIds(cpuTable.filter((cpu) => cpu.online).map((cpu) => cpu.id)),
    nodes,
    cpuTable: cpuTable.toSorted((a, b) => a.id - b.id),
    caches: [],
    conflicts: [],
    spans: [],
    trusted: [],
  };
}
