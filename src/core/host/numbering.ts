/**
 * How a host numbers its CPUs: which numbers share a core, and how the numbers go round nodes (or sockets, where
 * there is one node). Facts for one sentence; nothing is placed by it.
 */
import {
  countOf,
  firstId,
  hasId,
  intersectionOf,
  isSubset,
  lastId,
  setOfIds,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import { onceFor } from '../once-for.ts';
import type { Host } from './host.ts';

/**
 * `single`: one thread a core. `unshared`: no two of the online CPUs share a core, and of those that are offline nobody tells.
 * `neighbours`: `first`, `first` + 1 share a core. `stride`: n and n + stride do. Absent where siblings are not known of all CPUs that are
 * online; `irregular` where no one rule holds. `first` is the lowest CPU of a core of which all threads are online.
 */
export type SiblingRule =
  | { readonly kind: 'single' }
  | { readonly kind: 'unshared' }
  | { readonly kind: 'neighbours'; readonly threads: number; readonly first: number }
  | { readonly kind: 'stride'; readonly stride: number; readonly threads: number; readonly first: number }
  | { readonly kind: 'irregular' };

/**
 * `blocks`: each has one run of numbers, gaps or not. `rounds`: each has as many runs as cores have threads, 0-9,20-29.
 * `turns`: numbers go round, one each (even and odd for two). Of CPUs that are online: the others leave holes.
 */
export interface SpreadRule {
  readonly over: 'node' | 'socket';
  readonly count: number;
  readonly kind: 'blocks' | 'rounds' | 'turns' | 'irregular';
}

export interface NumberingScheme {
  readonly siblings?: SiblingRule;
  readonly spread?: SpreadRule;
}

/** Nothing of a host whose CPUs are not all listed: the others may follow another rule. */
export const findNumbering = onceFor((host: Host): NumberingScheme => {
  if (host.unlisted !== undefined) return {};
  const siblings = findSiblingRule(host);
  const spread = findSpread(host);
  return { ...(siblings === undefined ? {} : { siblings }), ...(spread === undefined ? {} : { spread }) };
});

const irregular: SiblingRule = { kind: 'irregular' };

/** The kernel tells siblings of online CPUs alone, and only those that are online themselves: a core may have lost some. */
function findSiblingRule({ cpus, online, cpuTable }: Host): SiblingRule | undefined {
  const cores: (readonly number[])[] = [];
  for (const { id, siblings, online: isOnline } of cpuTable) {
    if (!isOnline) continue;
    if (siblings === undefined) return undefined;
    const there = isSubset(siblings, online) ? siblings : intersectionOf(siblings, online);
    if (!hasId(there, id) || countOf(there) > 64) return irregular;
    if (firstId(there) === id) cores.push(listOf(there));
  }
  const threads = cores.reduce((most, core) => Math.max(most, core.length), 0);
  if (threads === 0) return undefined;
  if (threads === 1) return { kind: countOf(online) < countOf(cpus) ? 'unshared' : 'single' };
  const whole = cores.filter((core) => core.length === threads);
  const [first = 0, second = 0] = whole[0] ?? [];
  const stride = second - first;
  if (!whole.every((core) => core.every((id, i) => id === (core[0] ?? 0) + i * stride))) return irregular;
  if (whole.length < cores.length && !haveLost({ cpus, online, cpuTable }, cores, whole, stride))
    return irregular;
  return stride === 1 ? { kind: 'neighbours', threads, first } : { kind: 'stride', stride, threads, first };
}

/** Whether the threads that the cores which are not whole lack are offline, or numbers that no text names. */
function haveLost(
  { cpus, online, cpuTable }: Pick<Host, 'cpus' | 'online' | 'cpuTable'>,
  cores: readonly (readonly number[])[],
  whole: readonly (readonly number[])[],
  stride: number,
): boolean {
  const threads = whole[0]?.length ?? 0;
  const last = lastId(cpus) ?? 0;
  const typeOf = new Map(cpuTable.map(({ id, coreType }) => [id, coreType]));
  const types = new Set(whole.map(([id = 0]) => typeOf.get(id)));
  const hasLost = (core: readonly number[]): boolean => {
    const [lowest = 0] = core;
    if (!types.has(typeOf.get(lowest))) return false;
    return Array.from({ length: threads }, (_, i) => lowest - i * stride).some((start) => {
      const all = Array.from({ length: threads }, (_, i) => start + i * stride);
      return (
        core.every((id) => all.includes(id)) &&
        all.every((id) => core.includes(id) || (id >= 0 && id <= last && !hasId(online, id)))
      );
    });
  };
  return cores.every((core) => core.length === threads || hasLost(core));
}

function listOf(set: CpuSet): readonly number[] {
  const ids: number[] = [];
  for (const [first, last] of set) for (let id = first; id <= last; id++) ids.push(id);
  return ids;
}

function findSpread({ nodes, cpuTable, online }: Host): SpreadRule | undefined {
  const ofNodes = nodes.map(({ cpus }) => intersectionOf(cpus, online)).filter((cpus) => cpus.length > 0);
  if (ofNodes.length > 1)
    return cpuTable.some((cpu) => cpu.online && cpu.node === undefined)
      ? undefined
      : spreadOf('node', ofNodes, nodes.length);
  const bySocket = new Map<number, number[]>();
  for (const { id, socket, online: isOnline } of cpuTable) {
    if (!isOnline) continue;
    if (socket === undefined) return undefined;
    const members = bySocket.get(socket);
    if (members === undefined) bySocket.set(socket, [id]);
    else members.push(id);
  }
  const ofSockets = [...bySocket.values()].map(setOfIds);
  return ofSockets.length > 1 ? spreadOf('socket', ofSockets, ofSockets.length) : undefined;
}

/** `all`: counting boxes without a CPU that is online, which had their turns too. */
function spreadOf(over: SpreadRule['over'], sets: readonly CpuSet[], all: number): SpreadRule {
  const runs = runsOf(sets);
  const count = sets.length;
  if (runs === undefined) return { over, count, kind: 'irregular' };
  // One after the other, whatever is left out within: 0-92:4 and 96-188:4 are two runs.
  if (runs.length === count) return { over, count, kind: 'blocks' };
  const period = [count, all].find((one) => takeTurns(sets, one));
  if (period !== undefined) return { over, count: period, kind: 'turns' };
  return { over, count, kind: areRounds(runs, sets) ? 'rounds' : 'irregular' };
}

interface Run {
  readonly box: number;
  readonly count: number;
}

/** Which box the online CPUs belong to, in the order of their numbers; undefined where one is in two boxes. */
function runsOf(sets: readonly CpuSet[]): readonly Run[] | undefined {
  const ranges = sets.flatMap((set, box) => set.map(([from, to]) => ({ from, to, box })));
  ranges.sort((a, b) => a.from - b.from);
  const runs: { readonly box: number; count: number }[] = [];
  for (const [i, { from, to, box }] of ranges.entries()) {
    if (from <= (ranges[i - 1]?.to ?? -1)) return undefined;
    const last = runs.at(-1);
    if (last?.box === box) last.count += to - from + 1;
    else runs.push({ box, count: to - from + 1 });
  }
  return runs;
}

/** With more it is no longer said in one sentence. */
const mostRounds = 8;

function areRounds(runs: readonly Run[], sets: readonly CpuSet[]): boolean {
  // In each round the boxes come in the order of the first one; what is offline may be missing.
  const order = new Map<number, number>();
  const counts = new Map<number, number[]>();
  let rounds = 1;
  let before = -1;
  for (const { box, count } of runs) {
    const place = order.get(box) ?? order.size;
    order.set(box, place);
    if (place <= before) rounds++;
    if (rounds > mostRounds) return false;
    before = place;
    const own = counts.get(box);
    if (own === undefined) counts.set(box, [count]);
    else own.push(count);
  }
  // No box has more runs than there are rounds.
  const each = [...counts.values()];
  const lost = each.reduce((sum, own) => {
    const most = Math.max(...own);
    return own.reduce((before, count) => before + most - count, sum);
  }, 0);
  const last = sets.reduce((most, set) => Math.max(most, lastId(set) ?? 0), 0);
  const holes = last + 1 - sets.reduce((sum, set) => sum + countOf(set), 0);
  return rounds === each.reduce((most, own) => Math.max(most, own.length), 0) && lost <= holes;
}

function takeTurns(sets: readonly CpuSet[], period: number): boolean {
  const places = sets.map((set) => (firstId(set) ?? 0) % period);
  return (
    new Set(places).size === sets.length &&
    sets.every((set, i) => set.every(([from, to]) => from === to && from % period === places[i]))
  );
}
