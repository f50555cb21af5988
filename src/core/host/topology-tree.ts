/**
 * The host as nested boxes: host → node → socket → die → L3 → type of core → core → hardware thread. Plain data, in
 * drawing order.
 *
 * A level that says nothing is left out: one socket in a node, one die in a socket, one L3 in a die or one for every
 * core, cores of one type, a core of one thread. Nodes always stay, because they carry the memory. Boxes never overlap: a CPU that two nodes claim is in the first.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { countOf, idsOf, isEmpty, rangeSet } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import { hostId, nodeId, pcpuId } from '../identity.ts';
import { lastLevelCaches } from './cache-groups.ts';
import type { CacheFact, CoreType } from './host-facts.ts';
import type { Host, HostCpu } from './host.ts';

type TopologyKind = 'host' | 'node' | 'socket' | 'die' | 'l3' | 'type' | 'core' | 'pcpu';

export interface TopologyBox {
  readonly id: EntityId;
  readonly kind: TopologyKind;
  /** The kernel's number, for the label; it may repeat. Absent on the host and where nobody says it. */
  readonly number: number | undefined;
  /** Of an L3, where a text tells. */
  readonly sizeKiB?: number | undefined;
  /** Of a `type`. */
  readonly coreType?: CoreType;
  /** The CPUs drawn inside. */
  readonly cpus: CpuSet;
  readonly state: 'known' | 'assumed' | 'offline';
  readonly children: readonly TopologyBox[];
}

/** Kernel ids of sockets, dies and cores repeat, the lowest CPU id in a box does not. */
const socketId = (lowestCpu: number): EntityId => `socket:${String(lowestCpu)}`;
const dieId = (lowestCpu: number): EntityId => `die:${String(lowestCpu)}`;
const l3Id = (lowestCpu: number): EntityId => `l3:${String(lowestCpu)}`;
const typeId = (lowestCpu: number): EntityId => `type:${String(lowestCpu)}`;
const coreId = (lowestCpu: number): EntityId => `core:${String(lowestCpu)}`;

const trees = new WeakMap<Host, TopologyBox>();

/** Made once for a host: map, matrix and details all look at it. */
export function buildTopologyTree(host: Host): TopologyBox {
  let tree = trees.get(host);
  if (tree === undefined) trees.set(host, (tree = makeTree(host)));
  return tree;
}

function makeTree(host: Host): TopologyBox {
  const caches = lastLevelCaches(host);
  const table = new Map(host.cpuTable.map((cpu) => [cpu.id, cpu]));
  const nodeOf = new Map<number, number>();
  for (const node of host.nodes) {
    for (const id of idsOf(node.cpus)) if (!nodeOf.has(id)) nodeOf.set(id, node.id);
  }
  const members = new Map<number, CpuPlace[]>(host.nodes.map((node) => [node.id, []]));
  const loose: CpuPlace[] = [];
  const all: CpuPlace[] = [];
  for (const id of allCpus(host, nodeOf)) {
    const cpu = { id, fact: table.get(id), cache: caches.get(id) };
    const node = nodeOf.get(id) ?? cpu.fact?.node;
    const list = node === undefined ? undefined : members.get(node);
    (list ?? loose).push(cpu);
    all.push(cpu);
  }
  const children: TopologyBox[] = [];
  for (const [id, cpus] of members) children.push(box(nodeId(id), 'node', id, cpus, groupBySocket(cpus)));
  children.push(...groupBySocket(loose));
  return box(hostId, 'host', undefined, all, children);
}

interface CpuPlace {
  readonly id: number;
  readonly fact: HostCpu | undefined;
  readonly cache: CacheFact | undefined;
}

/** Every CPU that any part of the host names, ascending. */
function allCpus(host: Host, nodeOf: ReadonlyMap<number, number>): Iterable<number> {
  const known = countOf(host.cpus);
  const ids = new Set<number>(idsOf(host.cpus));
  for (const cpu of host.cpuTable) ids.add(cpu.id);
  for (const id of nodeOf.keys()) ids.add(id);
  return ids.size === known ? ids : [...ids].sort((a, b) => a - b);
}

function groupBySocket(cpus: readonly CpuPlace[]): readonly TopologyBox[] {
  return groupLevel(cpus, 'socket', socketId, (cpu) => cpu.socket, groupByDie);
}

function groupByDie(cpus: readonly CpuPlace[]): readonly TopologyBox[] {
  return groupLevel(cpus, 'die', dieId, (cpu) => cpu.die, groupByCache);
}

/** As sockets are grouped; a cache that is a core's own says nothing that the core does not. */
function groupByCache(cpus: readonly CpuPlace[]): readonly TopologyBox[] {
  const groups = new Map<CacheFact | undefined, CpuPlace[]>();
  for (const cpu of cpus) addTo(groups, cpu.cache, cpu);
  const loose = groups.get(undefined) ?? [];
  groups.delete(undefined);
  if (groups.size < 2) return groupByType(cpus);
  const boxes: TopologyBox[] = [];
  for (const [cache, group] of groups) {
    const made = box(l3Id(group[0]?.id ?? 0), 'l3', cache?.id, group, groupByType(group));
    boxes.push({ ...made, sizeKiB: cache?.sizeKiB });
  }
  if (boxes.every(({ children }) => children.length < 2)) return groupByType(cpus);
  return [...boxes, ...groupByType(loose)];
}

/** In the order in which the types begin. */
function groupByType(cpus: readonly CpuPlace[]): readonly TopologyBox[] {
  const groups = new Map<CoreType | undefined, CpuPlace[]>();
  for (const cpu of cpus) addTo(groups, cpu.fact?.coreType, cpu);
  const loose = groups.get(undefined) ?? [];
  groups.delete(undefined);
  if (groups.size < 2) return groupByCore(cpus);
  const boxes: TopologyBox[] = [];
  for (const [coreType, group] of groups) {
    const made = box(typeId(group[0]?.id ?? 0), 'type', undefined, group, groupByCore(group));
    boxes.push(coreType === undefined ? made : { ...made, coreType });
  }
  return [...boxes, ...groupByCore(loose)];
}

function addTo<K>(groups: Map<K, CpuPlace[]>, key: K, cpu: CpuPlace): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [cpu]);
  else group.push(cpu);
}

/** One box per number when there are several; those that do not know their number stay loose, after the boxes. */
function groupLevel(
  cpus: readonly CpuPlace[],
  kind: 'socket' | 'die',
  makeId: (lowestCpu: number) => EntityId,
  numberOf: (cpu: HostCpu) => number | undefined,
  inside: (cpus: readonly CpuPlace[]) => readonly TopologyBox[],
): readonly TopologyBox[] {
  const groups = new Map<number, CpuPlace[]>();
  const loose: CpuPlace[] = [];
  for (const cpu of cpus) {
    const number = cpu.fact === undefined ? undefined : numberOf(cpu.fact);
    const group = number === undefined ? loose : (groups.get(number) ?? []);
    if (number !== undefined) groups.set(number, group);
    group.push(cpu);
  }
  if (groups.size < 2) return inside(cpus);
  const boxes: TopologyBox[] = [];
  for (const [number, group] of groups) {
    const lowest = group[0];
    if (lowest !== undefined) boxes.push(box(makeId(lowest.id), kind, number, group, inside(group)));
  }
  return [...boxes, ...inside(loose)];
}

/** `cpus` ascend, so the first CPU of a core is its lowest, and cores come in the order of their lowest CPU. */
function groupByCore(cpus: readonly CpuPlace[]): readonly TopologyBox[] {
  const here = new Map<number, CpuPlace>();
  for (const cpu of cpus) here.set(cpu.id, cpu);
  const placed = new Set<CpuPlace>();
  const byNumber = groupByCoreNumber(cpus);
  const boxes: TopologyBox[] = [];
  for (const cpu of cpus) {
    if (placed.has(cpu)) continue;
    const threads: CpuPlace[] = [];
    for (const thread of threadsOf(cpu, here, byNumber)) {
      if (placed.has(thread)) continue;
      placed.add(thread);
      threads.push(thread);
    }
    const leaves = threads.map(threadBox);
    const [only] = leaves;
    if (leaves.length === 1 && only !== undefined) boxes.push(only);
    else boxes.push(box(coreId(cpu.id), 'core', cpu.fact?.core, threads, leaves));
  }
  return boxes;
}

/** Siblings are the truth where they are known; a core number only counts within its socket, die and cluster. */
function threadsOf(
  cpu: CpuPlace,
  here: ReadonlyMap<number, CpuPlace>,
  byNumber: ReadonlyMap<string, readonly CpuPlace[]>,
): readonly CpuPlace[] {
  const siblings = cpu.fact?.siblings;
  if (siblings !== undefined && !isEmpty(siblings)) {
    // No machine has 64 threads in a core: a longer list is nonsense and must not cost its length per CPU.
    if (countOf(siblings) > 64) return [cpu];
    const found: CpuPlace[] = [];
    for (const [first, last] of siblings) {
      for (let id = first; id <= last; id++) {
        const place = here.get(id);
        if (place !== undefined) found.push(place);
      }
    }
    return found.includes(cpu) ? found : [cpu];
  }
  const key = coreKey(cpu);
  return (key === undefined ? undefined : byNumber.get(key)) ?? [cpu];
}

function groupByCoreNumber(cpus: readonly CpuPlace[]): ReadonlyMap<string, readonly CpuPlace[]> {
  const groups = new Map<string, CpuPlace[]>();
  for (const cpu of cpus) {
    const key = coreKey(cpu);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cpu]);
    else group.push(cpu);
  }
  return groups;
}

/** Only for CPUs that know their core and not their siblings. */
function coreKey({ fact }: CpuPlace): string | undefined {
  if (fact?.core === undefined || (fact.siblings !== undefined && !isEmpty(fact.siblings))) return undefined;
  return [fact.socket, fact.die, fact.cluster, fact.core].map(String).join('/');
}

function threadBox({ id, fact }: CpuPlace): TopologyBox {
  const state = fact?.online === false ? 'offline' : fact?.assumed === true ? 'assumed' : 'known';
  return { id: pcpuId(id), kind: 'pcpu', number: id, cpus: rangeSet(id, id), state, children: [] };
}

function box(
  id: EntityId,
  kind: TopologyKind,
  number: number | undefined,
  members: readonly CpuPlace[],
  children: readonly TopologyBox[],
): TopologyBox {
  return { id, kind, number, cpus: setOfAscending(members), state: stateOf(children), children };
}

/** A box is offline when all of it is, assumed when nothing in it is certain. */
function stateOf(children: readonly TopologyBox[]): TopologyBox['state'] {
  if (children.length === 0 || children.some((child) => child.state === 'known')) return 'known';
  return children.every((child) => child.state === 'offline') ? 'offline' : 'assumed';
}

/** The members of every box ascend by CPU id: no sorting, which at 8,192 CPUs costs more than the rest. */
function setOfAscending(members: readonly CpuPlace[]): CpuSet {
  const out: [number, number][] = [];
  for (const { id } of members) {
    const last = out[out.length - 1];
    if (last !== undefined && id === last[1] + 1) last[1] = id;
    else out.push([id, id]);
  }
  return out;
}
