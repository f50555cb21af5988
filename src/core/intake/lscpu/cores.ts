/**
 * Which CPUs of an lscpu table are threads of one core. Equal SOCKET and CORE mostly means so, but util-linux since
 * 2.37 counts both anew for every type of CPU: on big.LITTLE machines cores of different types share their numbers
 * (formats.md §3, §22). Caches tell them apart, else the highest clock; where neither can, nothing is said.
 */
import { setOfIds, type CpuSet } from '../../cpuset/cpuset.ts';
import { clockOf, numberIn, type KnownRow } from './row.ts';

export interface CoreOfCpu {
  /** CORE as printed; a number of order of our own where the printed ones repeat. */
  readonly number?: number;
  readonly siblings?: CpuSet;
  /** False: the numbers start anew for each type of CPU, so equal sockets need not be one socket. */
  readonly socketTrusted: boolean;
}

type Group = readonly KnownRow[];

/**
 * `coreAlone`: CORE is the kernel's number and no SOCKET stands beside it; it repeats in every socket.
 * The CPUs of a core share a node, too: AMD's old kernels count cores anew in every node of a package.
 */
export function groupCores(
  rows: readonly KnownRow[],
  caches: readonly string[],
  coreAlone: boolean,
): ReadonlyMap<number, CoreOfCpu> {
  const groups = groupsBy(rows, (row) =>
    numberIn(row, 'CORE') === undefined
      ? undefined
      : ['DRAWER', 'BOOK', 'NODE', 'SOCKET', 'CLUSTER', 'CORE']
          .map((name) => row.cells.get(name) ?? '')
          .join(' '),
  );
  // First-level and second-level caches are never shared by CPUs of two types, and always within a core.
  const near = caches.flatMap((name, column) => (/^L[12]/i.test(name) ? [column] : []));
  const split = groups.map((group) => splitGroup(group, near));
  const restarted = split.some(({ parts }) => parts.length > 1);
  const doubtful =
    restarted ||
    (split.some(({ by }) => by === 'nothing') && groups.some(({ length }) => !isPowerOf2(length)));
  const cores = new Map<number, CoreOfCpu>();
  let order = 0;
  for (const { parts, by } of split) {
    for (const part of parts) {
      const certain = by === 'caches' || part.length === 1 || !doubtful;
      const first = part[0];
      const number = restarted ? order++ : first === undefined ? undefined : numberIn(first, 'CORE');
      const siblings = certain && !coreAlone ? setOfIds(part.map(({ id }) => id)) : undefined;
      const core: CoreOfCpu = {
        socketTrusted: !restarted,
        ...(number === undefined || !certain ? {} : { number }),
        ...(siblings === undefined ? {} : { siblings }),
      };
      for (const { id } of part) cores.set(id, core);
    }
  }
  return cores;
}

/** Without caches and clocks only the shape is left: a core has 1, 2, 4 or 8 threads, mixed types have any number. */
function isPowerOf2(count: number): boolean {
  return (count & (count - 1)) === 0;
}

interface Split {
  readonly parts: readonly Group[];
  readonly by: 'caches' | 'clock' | 'nothing';
}

function splitGroup(group: Group, near: readonly number[]): Split {
  if (near.length > 0 && group.every((row) => row.caches !== undefined)) {
    return { parts: connected(group, near), by: 'caches' };
  }
  if (group.every((row) => clockOf(row) !== undefined)) {
    return { parts: groupsBy(group, (row) => String(clockOf(row))), by: 'clock' };
  }
  return { parts: [group], by: group.length === 1 ? 'caches' : 'nothing' };
}

/**
 * CPUs that share a near cache, directly or over others: AMD's modules share the instruction cache only, POWER9's
 * double cores the second level.
 */
function connected(group: Group, near: readonly number[]): readonly Group[] {
  const parent = group.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  const holderOf = new Map<string, number>();
  for (const [i, row] of group.entries()) {
    const keys = near.flatMap((column) => {
      const id = row.caches?.[column] ?? '';
      return id === '' ? [] : [`${String(column)}:${id}`];
    });
    // A row that names no near cache cannot be told from the others.
    if (keys.length === 0) return [group];
    for (const key of keys) {
      const holder = holderOf.get(key);
      if (holder === undefined) holderOf.set(key, i);
      else parent[rootOf(i)] = rootOf(holder);
    }
  }
  const rootOfRow = new Map(group.map((row, i) => [row, String(rootOf(i))]));
  return groupsBy(group, (row) => rootOfRow.get(row));
}

function groupsBy(rows: Group, keyOf: (row: KnownRow) => string | undefined): readonly Group[] {
  const groups = new Map<string, KnownRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  return [...groups.values()];
}
