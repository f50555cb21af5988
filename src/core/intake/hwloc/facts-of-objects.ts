/**
 * hwloc's objects as facts about CPUs, nodes and caches. A NUMA node of hwloc 2 names the CPUs it is near to, also
 * when the kernel gives it none (CXL, HBM, PMEM): of several nodes near the same CPUs one is theirs, the others are
 * memory (formats.md §17, §19 f).
 */
import {
  countOf,
  differenceOf,
  intersectionOf,
  isEmpty,
  setOfIds,
  unionOf,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import type { CacheFact, CpuFact, NodeFact } from '../../host/host-facts.ts';
import { problem, type Problem } from '../reading.ts';
import type { HwlocObject } from './objects.ts';

export interface HwlocFacts {
  readonly cpus: readonly CpuFact[];
  readonly nodes: readonly NodeFact[];
  readonly caches: readonly CacheFact[];
  /** `logical` when packages have no numbers of the kernel's and are counted in their order. */
  readonly numbering?: 'logical';
  /** Ids of all node objects in hwloc's own order, by which old distances are listed. */
  readonly nodeOrder: readonly number[];
}

const highestCpu = 65_535;
const mostNodes = 1024;

/** Where the walk stands: the boxes around an object. */
interface Around {
  readonly socket?: HwlocObject;
  readonly die?: HwlocObject;
  readonly cluster?: HwlocObject;
  readonly core?: HwlocObject;
  readonly cacheLevel: number;
}

interface Found {
  /** Each hardware thread once, in hwloc's order; an object holds a run of them. */
  readonly pus: { readonly id: number; readonly object: HwlocObject; readonly around: Around }[];
  readonly seen: Set<number>;
  readonly runs: Map<HwlocObject, { readonly from: number; to: number }>;
  readonly nodes: { readonly id: number; readonly object: HwlocObject; readonly parent: HwlocObject }[];
  readonly caches: HwlocObject[];
  readonly problems: Problem[];
}

/** `root` is nested no deeper than its reader allows (hundreds), so walking it may recurse. */
export function factsOfObjects(root: HwlocObject, problems: Problem[]): HwlocFacts {
  const found: Found = { pus: [], seen: new Set(), runs: new Map(), nodes: [], caches: [], problems };
  walk(root, { cacheLevel: 9 }, root, found);
  const idsIn = (object: HwlocObject): CpuSet => {
    const run = found.runs.get(object);
    return run === undefined ? [] : setOfIds(found.pus.slice(run.from, run.to).map(({ id }) => id));
  };

  const sockets = numbersOf(found.pus.map(({ around }) => around.socket));
  const dies = numbersOf(found.pus.map(({ around }) => around.die));
  const clusters = numbersOf(found.pus.map(({ around }) => around.cluster));
  const siblings = new Map<HwlocObject, CpuSet>();
  for (const { around } of found.pus)
    if (around.core !== undefined && !siblings.has(around.core))
      siblings.set(around.core, idsIn(around.core));
  const nodes = nodeFacts(found, idsIn);
  const nodeOf = new Map<number, number>();
  for (const node of nodes)
    for (const [first, last] of node.cpus) for (let id = first; id <= last; id++) nodeOf.set(id, node.id);

  const cpus = found.pus.map(({ id, object, around }): CpuFact => ({
    id,
    ...optional('node', nodeOf.get(id)),
    ...optional('socket', sockets.of(around.socket)),
    ...optional('die', dies.of(around.die)),
    ...optional('cluster', clusters.of(around.cluster)),
    ...optional('core', around.core?.osIndex),
    ...optional('siblings', around.core === undefined ? undefined : siblings.get(around.core)),
    span: object.span,
  }));
  return {
    cpus: cpus.sort((a, b) => a.id - b.id),
    nodes,
    caches: cacheFacts(found.caches, idsIn),
    ...(sockets.counted ? { numbering: 'logical' as const } : {}),
    nodeOrder: found.nodes.map(({ id }) => id),
  };
}

function walk(object: HwlocObject, around: Around, place: HwlocObject, found: Found): void {
  const run = { from: found.pus.length, to: found.pus.length };
  found.runs.set(object, run);
  if (object.type === 'pu') addPu(object, around, found);
  else if (object.type === 'node') addNode(object, place, found);
  const inside = enter(object, around, found);
  // A node's own place is the nearest box that may hold CPUs: memory-side caches hold memory only.
  const next = object.type === 'memcache' ? place : object;
  for (const child of object.children) walk(child, inside, next, found);
  run.to = found.pus.length;
}

function enter(object: HwlocObject, around: Around, found: Found): Around {
  switch (object.type) {
    case 'package':
      return { ...around, socket: object };
    case 'die':
      return { ...around, die: object };
    case 'cluster':
      return { ...around, cluster: object };
    case 'core':
      return around.core === undefined ? { ...around, core: object } : around;
    case 'cache':
      // A cache within one of its own level is noise.
      if (object.level === undefined || object.level >= around.cacheLevel) return around;
      found.caches.push(object);
      return { ...around, cacheLevel: object.level };
    default:
      return around;
  }
}

function addPu(object: HwlocObject, around: Around, found: Found): void {
  const id = object.osIndex;
  if (id === undefined || id > highestCpu || found.seen.has(id)) {
    found.problems.push(
      problem('host-value-unreadable', { what: 'PU', text: String(id ?? '') }, object.span),
    );
    return;
  }
  found.seen.add(id);
  found.pus.push({ id, object, around });
}

function addNode(object: HwlocObject, parent: HwlocObject, found: Found): void {
  const id = object.osIndex;
  const isNew = found.nodes.length < mostNodes && found.nodes.every((node) => node.id !== id);
  if (id === undefined || id > highestCpu || !isNew) {
    found.problems.push(
      problem('host-value-unreadable', { what: 'NUMANode', text: String(id ?? '') }, object.span),
    );
    return;
  }
  found.nodes.push({ id, object, parent });
}

function nodeFacts(found: Found, idsIn: (object: HwlocObject) => CpuSet): readonly NodeFact[] {
  const all = setOfIds(found.seen);
  const near = found.nodes.map(({ id, object, parent }) => {
    const inside = idsIn(object);
    const named = object.cpuset === undefined ? undefined : intersectionOf(object.cpuset, all);
    return { id, object, locality: named ?? (isEmpty(inside) ? idsIn(parent) : inside) };
  });
  // Special memory comes behind ordinary; a node near more CPUs is near to other nodes' CPUs too.
  const order = [...near].sort(
    (a, b) =>
      Number(isSpecial(a.object)) - Number(isSpecial(b.object)) ||
      countOf(a.locality) - countOf(b.locality) ||
      a.id - b.id,
  );
  const cpusOf = new Map<number, CpuSet>();
  let taken: CpuSet = [];
  for (const { id, locality } of order) {
    cpusOf.set(id, differenceOf(locality, taken));
    taken = unionOf(taken, locality);
  }
  return near
    .map(({ id, object }): NodeFact => ({
      id,
      cpus: cpusOf.get(id) ?? [],
      ...optional('memoryKiB', object.memoryKiB),
      ...optional('memoryRoundedTo', object.memoryRoundedTo),
      ...optional('hugepages', object.hugepages),
      span: object.span,
    }))
    .sort((a, b) => a.id - b.id);
}

/** MCDRAM, HBM, NVM, CXL, GPU memory; `DRAM` is what hwloc 2.8 and later call the ordinary kind. */
function isSpecial({ subtype }: HwlocObject): boolean {
  return subtype !== undefined && subtype !== 'DRAM';
}

function cacheFacts(
  caches: readonly HwlocObject[],
  idsIn: (object: HwlocObject) => CpuSet,
): readonly CacheFact[] {
  const levels = new Map<number, HwlocObject[]>();
  for (const cache of caches) {
    const same = levels.get(cache.level ?? 0);
    if (same === undefined) levels.set(cache.level ?? 0, [cache]);
    else same.push(cache);
  }
  return [...levels].flatMap(([level, list]) => {
    const numbers = numbersOf(list, true);
    return list.map((cache, i) => ({
      level,
      id: numbers.of(cache) ?? i,
      ...optional('sizeKiB', cache.sizeKiB),
      cpus: idsIn(cache),
      span: cache.span,
    }));
  });
}

interface Numbers {
  readonly counted: boolean;
  of(object: HwlocObject | undefined): number | undefined;
}

/** The kernel's numbers, when each object has one; else their order. `apart`: also when two share one. */
function numbersOf(objects: readonly (HwlocObject | undefined)[], apart = false): Numbers {
  const order = new Map<HwlocObject, number>();
  for (const object of objects) if (object !== undefined && !order.has(object)) order.set(object, order.size);
  const known = new Set([...order.keys()].map(({ osIndex }) => osIndex));
  const counted = known.has(undefined) || (apart && known.size !== order.size);
  return {
    counted,
    of: (object) => (object === undefined ? undefined : counted ? order.get(object) : object.osIndex),
  };
}

export function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
