/**
 * Every host that a test or the benchmark makes up, from one line, in a notation of our own after hwloc's synthetic
 * one (`host-text.ts` writes it out as the tools do):
 *
 *     node:2 core:4 pu:2 numbering:halves ids:0,8 memory:1048576
 *
 * Levels are nested in the order in which they stand (`node`, `socket`, `die`, `core`, `pu`; `pu` last), each with
 * its count per parent; without `socket` each node is one. `numbering` says how the kernel counted the CPUs:
 * - `halves` first one thread of every core, then the second of every core: 0,N/2 (the default; most Intel)
 * - `pairs` the threads of a core are neighbours: 0,1 · 2,3 (POWER, some AMD)
 * - `interleaved` as halves, and dealt out to the outermost boxes in turn: node 0 even, node 1 odd (Dell)
 * `ids` gives the nodes their numbers, `memory` is the KiB of each (16 GiB by default).
 */

type Numbering = 'pairs' | 'halves' | 'interleaved';

export interface HostSpec {
  readonly nodes: readonly {
    readonly id: number;
    readonly cpus: readonly number[];
    readonly memoryKiB: number;
  }[];
  /** In order of id. */
  readonly cpus: readonly {
    readonly id: number;
    readonly node: number;
    readonly socket: number;
    readonly die: number;
    readonly core: number;
    readonly siblings: readonly number[];
  }[];
  readonly distance: (from: number, to: number) => number;
}

const levelNames = ['node', 'socket', 'die', 'core', 'pu'] as const;
type LevelName = (typeof levelNames)[number];

interface Level {
  readonly name: LevelName;
  readonly count: number;
}

/** One hardware thread by its way down: the index within its parent at each level. */
type Way = readonly number[];

export function buildHost(notation: string): HostSpec {
  if (!/^(?:(?:node|socket|die|core|pu):\d+ )+(?:(?:numbering|ids|memory):\S+(?: |$))*$/.test(`${notation} `))
    throw new Error(`not a host (node:2 core:4 pu:2 is one): ${notation}`);
  const words = notation.split(/\s+/).map((word) => word.split(':') as [string, string]);
  const levels = words
    .filter(([key]) => (levelNames as readonly string[]).includes(key))
    .map(([name, count]): Level => ({ name: name as LevelName, count: Number(count) }));
  const setting = (key: string): string | undefined => words.find(([name]) => name === key)?.[1];
  const numbering = (setting('numbering') ?? 'halves') as Numbering;
  const nodeIds = setting('ids')?.split(',').map(Number);
  const memoryKiB = Number(setting('memory') ?? 16_777_216);

  const ways = waysOf(levels);
  const depthOf = (name: LevelName): number => levels.findIndex((level) => level.name === name);
  const [nodeDepth, dieDepth, coreDepth] = [depthOf('node'), depthOf('die'), depthOf('core')];
  const socketDepth = depthOf('socket') < 0 ? nodeDepth : depthOf('socket');
  const nodeNumber = (way: Way): number => {
    const index = countAbove(levels, way, nodeDepth);
    return nodeIds?.[index] ?? index;
  };
  const coreOf = (way: Way): string => way.slice(0, coreDepth + 1).join();
  const ordered = [...ways].sort(compareBy(numbering, levels));
  const siblings = new Map<string, number[]>();
  for (const [id, way] of ordered.entries()) {
    const ids = siblings.get(coreOf(way));
    if (ids === undefined) siblings.set(coreOf(way), [id]);
    else ids.push(id);
  }

  const cpus = ordered.map((way, id) => ({
    id,
    node: nodeNumber(way),
    socket: countAbove(levels, way, socketDepth),
    // Die and core numbers count within their socket, as the kernel's mostly do.
    die: dieDepth < 0 ? 0 : (way[dieDepth] ?? 0),
    core: countBelow(levels, way, Math.max(socketDepth, dieDepth), coreDepth),
    siblings: siblings.get(coreOf(way)) ?? [id],
  }));
  const nodeNumbers = [...new Set(cpus.map((cpu) => cpu.node))].sort((a, b) => a - b);
  return {
    nodes: nodeNumbers.map((node) => ({
      id: node,
      cpus: cpus.filter((cpu) => cpu.node === node).map((cpu) => cpu.id),
      memoryKiB,
    })),
    cpus,
    distance: (from, to) => (from === to ? 10 : 21),
  };
}

function waysOf(levels: readonly Level[]): readonly Way[] {
  return levels.reduce<readonly Way[]>(
    (ways, { count }) => ways.flatMap((way) => Array.from({ length: count }, (_, i) => [...way, i])),
    [[]],
  );
}

/** The number of a box among all boxes of its level; −1, no such level, is one box around everything. */
function countAbove(levels: readonly Level[], way: Way, depth: number): number {
  return countBelow(levels, way, -1, depth);
}

/** The number of a box among those of its level within the box at `from`. */
function countBelow(levels: readonly Level[], way: Way, from: number, depth: number): number {
  let number = 0;
  for (let i = from + 1; i <= depth; i++) number = number * (levels[i]?.count ?? 1) + (way[i] ?? 0);
  return number;
}

/** The order in which the kernel counts. */
function compareBy(numbering: Numbering, levels: readonly Level[]): (a: Way, b: Way) => number {
  const last = levels.length - 1;
  const depths = levels.map((_, i) => i);
  const order: readonly number[] =
    numbering === 'pairs'
      ? depths
      : numbering === 'halves'
        ? [last, ...depths.slice(0, last)]
        : [last, ...depths.slice(1, last), 0];
  return (a, b) => {
    for (const depth of order) {
      const difference = (a[depth] ?? 0) - (b[depth] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
