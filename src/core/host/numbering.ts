/**
 * How a host numbers its CPUs: which numbers share a core, and how the numbers go round nodes (or sockets, where
 * there is one node). Facts for one sentence; nothing is placed by it.
 */
import { idsOf, setOfIds, type CpuSet } from '../cpuset/cpuset.ts';
import { onceFor } from '../once-for.ts';
import type { Host } from './host.ts';

/**
 * `single`: one thread a core. `neighbours`: 0,1 share a core. `stride`: n and n + stride do. Absent where siblings
 * are not known of all CPUs; `irregular` where no one rule holds.
 */
export type SiblingRule =
  | { readonly kind: 'single' }
  | { readonly kind: 'neighbours'; readonly threads: number }
  | { readonly kind: 'stride'; readonly stride: number; readonly threads: number }
  | { readonly kind: 'irregular' };

/**
 * `blocks`: each has one run of numbers, gaps or not. `rounds`: each has as many runs as cores have threads, 0-9,20-29.
 * `turns`: numbers go round, one each (even and odd for two).
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

export const findNumbering = onceFor((host: Host): NumberingScheme => {
  const siblings = findSiblingRule(host);
  const spread = findSpread(host);
  return { ...(siblings === undefined ? {} : { siblings }), ...(spread === undefined ? {} : { spread }) };
});

function findSiblingRule({ cpuTable }: Host): SiblingRule | undefined {
  const online = cpuTable.filter((cpu) => cpu.online);
  if (online.length === 0) return undefined;
  let threads: number | undefined;
  let stride: number | undefined;
  for (const { id, siblings } of online) {
    if (siblings === undefined) return undefined;
    const ids = siblings.length > 64 ? [] : [...idsOf(siblings)];
    if (!ids.includes(id)) return { kind: 'irregular' };
    threads ??= ids.length;
    if (ids.length !== threads) return { kind: 'irregular' };
    for (let i = 1; i < ids.length; i++) {
      const step = (ids[i] ?? 0) - (ids[i - 1] ?? 0);
      stride ??= step;
      if (step !== stride) return { kind: 'irregular' };
    }
  }
  if (threads === undefined || threads === 1 || stride === undefined) return { kind: 'single' };
  return stride === 1 ? { kind: 'neighbours', threads } : { kind: 'stride', stride, threads };
}

function findSpread({ nodes, cpuTable }: Host): SpreadRule | undefined {
  const ofNodes = nodes.map(({ cpus }) => cpus).filter((cpus) => cpus.length > 0);
  if (ofNodes.length > 1) return spreadOf('node', ofNodes);
  const bySocket = new Map<number, number[]>();
  for (const { id, socket } of cpuTable) {
    if (socket === undefined) return undefined;
    const members = bySocket.get(socket);
    if (members === undefined) bySocket.set(socket, [id]);
    else members.push(id);
  }
  return bySocket.size > 1 ? spreadOf('socket', [...bySocket.values()].map(setOfIds)) : undefined;
}

function spreadOf(over: SpreadRule['over'], sets: readonly CpuSet[]): SpreadRule {
  const count = sets.length;
  const rule = (kind: SpreadRule['kind']): SpreadRule => ({ over, count, kind });
  // One after the other, whatever is left out within: 0-92:4 and 96-188:4 are two runs.
  const inOrder = [...sets].sort((a, b) => (a[0]?.[0] ?? 0) - (b[0]?.[0] ?? 0));
  if (inOrder.every((set, i) => i === 0 || (set[0]?.[0] ?? 0) > (inOrder[i - 1]?.at(-1)?.[1] ?? 0)))
    return rule('blocks');
  const goesRound = sets.every((set) => {
    const first = set[0]?.[0] ?? 0;
    return set.every(([from, to]) => from === to && (from - first) % count === 0);
  });
  if (goesRound && new Set(sets.map((set) => (set[0]?.[0] ?? 0) % count)).size === count)
    return rule('turns');
  const runs = sets[0]?.length ?? 0;
  const alike = sets.every((set) => {
    const length = (set[0]?.[1] ?? 0) - (set[0]?.[0] ?? 0);
    const step = (set[1]?.[0] ?? 0) - (set[0]?.[0] ?? 0);
    return (
      set.length === runs &&
      set.every(
        ([from, to], i) => to - from === length && (i === 0 || from - (set[i - 1]?.[0] ?? 0) === step),
      )
    );
  });
  return rule(alike && runs <= 8 ? 'rounds' : 'irregular');
}
