/**
 * Which CPUs of an lscpu table are threads of one core. Equal SOCKET and CORE mostly means so, but util-linux since
 * 2.37 counts both anew for every type of CPU: on big.LITTLE machines cores of different types share their numbers
 * (formats.md §3, §22). Caches tell them apart, else the highest clock; where neither can, nothing is said.
 */
import { setOfIds, type CpuSet } from '../../cpuset/cpuset.ts';
import { rootIn } from '../../root-in.ts';
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
 * `physical`: SOCKET and CORE are the kernel's numbers. Then CORE says nothing without SOCKET beside it, and AMD's old
 * kernels count cores anew in every node of a package.
 */
export function groupCores(
  rows: readonly KnownRow[],
  caches: readonly string[],
  physical: boolean,
  columns: readonly string[],
): ReadonlyMap<number, CoreOfCpu> {
  const groups = groupsBy(rows, (row) =>
    numberIn(row, 'CORE') === undefined
      ? undefined
      : ['DRAWER', 'BOOK', 'SOCKET', 'CLUSTER', 'CORE'].map((name) => row.cells.get(name) ?? '').join(' '),
  );
  // First-level and second-level caches are never shared by CPUs of two types, and always within a core.
  const near = caches.flatMap((name, column) => (/^L[12]/i.test(name) ? [column] : []));
  const split = groups.map((group) => splitGroup(group, near, physical));
  // The kernel's own numbers never start anew for a type; they may for a die or a node.
  const restarted = !physical && split.some(({ parts, by }) => parts.length > 1 || by === 'doubt');
  const doubtful =
    restarted || (split.some(({ by }) => by === 'nothing') && missingThreads(split) > cpusMissing(rows));
  const coreAlone = physical && !columns.includes('SOCKET');
  const cores = new Map<number, CoreOfCpu>();
  let order = 0;
  for (const { parts, by } of split) {
    for (const part of parts) {
      const certain = by === 'caches' || (by !== 'doubt' && (part.length === 1 || !doubtful));
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

/**
 * Without caches and clocks only the shape is left: a core has 1, 2, 4 or 8 threads, less those that are offline; the
 * cores of several types that share a number can be any number.
 */
function missingThreads(split: readonly Split[]): number {
  let missing = 0;
  for (const { parts, by } of split) {
    const size = parts[0]?.length ?? 0;
    if (by === 'nothing') missing += 2 ** Math.ceil(Math.log2(Math.max(1, size))) - size;
  }
  return missing;
}

/** CPUs that can be threads of a core and do not show: rows without a core, and holes in the numbers. */
function cpusMissing(rows: readonly KnownRow[]): number {
  const last = rows.at(-1)?.id ?? -1;
  return last + 1 - rows.filter((row) => row.cells.has('CORE')).length;
}

interface Split {
  readonly parts: readonly Group[];
  readonly by: 'caches' | 'node' | 'clock' | 'nothing' | 'doubt';
}

function splitGroup(group: Group, near: readonly number[], physical: boolean): Split {
  if (group.length === 1) return { parts: [group], by: 'nothing' };
  if (near.length > 0 && group.every((row) => row.caches !== undefined)) {
    return { parts: connected(group, near), by: 'caches' };
  }
  // The threads of a core share its node.
  const nodes = groupsBy(group, (row) => row.cells.get('NODE'));
  if (nodes.length > 1) {
    const told = nodes.reduce((sum, { length }) => sum + length, 0) === group.length;
    return physical && told ? { parts: nodes, by: 'node' } : { parts: [group], by: 'doubt' };
  }
  if (group.every((row) => clockOf(row) !== undefined)) {
    return { parts: groupsBy(group, (row) => String(clockOf(row))), by: 'clock' };
  }
  return { parts: [group], by: 'nothing' };
}

/**
 * CPUs that share a near cache, directly or over others: AMD's modules share the instruction cache only, POWER9's
 * double cores the second level.
 */
function connected(group: Group, near: readonly number[]): readonly Group[] {
  const parent = group.map((_, i) => i);
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
      else parent[rootIn(parent, i)] = rootIn(parent, holder);
    }
  }
  const rootOfRow = new Map(group.map((row, i) => [row, String(rootIn(parent, i))]));
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
