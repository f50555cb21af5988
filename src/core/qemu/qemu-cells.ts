/**
 * Which vCPU is in which cell, as QEMU has it (hw/core/numa.c, machine_numa_finish_cpu_init; checked against QEMU
 * 7.2): by `-numa node,cpus=` and `-numa cpu`; where neither is there, socket by socket in turn; where only some
 * vCPUs are named, the others go to cell 0 with a warning. Work is by ranges, never by vCPU.
 */
import {
  countOf,
  differenceOf,
  emptySet,
  firstId,
  hasId,
  intersectionOf,
  isEmpty,
  lastId,
  rangeSet,
  setOfRanges,
  unionOf,
  type CpuRange,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import type { QemuCell, QemuCpuPlace, QemuGuest } from '../intake/facts/qemu-guest.ts';
import type { Span } from '../text/source.ts';
import type { CompleteSmp } from './complete-smp.ts';

export interface CellCpus {
  /** One per cell that QEMU takes, in order of their ids. */
  readonly cells: readonly { readonly cell: QemuCell; readonly cpus: CpuSet }[];
  /** vCPUs that no option names although it names others. */
  readonly unnamed: CpuSet;
}

type Refuse = (message: string, span: Span) => void;

/** `checkCell` says what else QEMU finds wrong with a cell, at its turn. */
export function assignCells(
  guest: QemuGuest,
  smp: CompleteSmp,
  checkCell: (cell: QemuCell) => void,
  refuse: Refuse,
): CellCpus {
  const cells = distinctCells(guest.cells);
  if (cells.length === 0) return { cells: [], unnamed: emptySet };
  const all = rangeSet(0, smp.maxcpus - 1);
  const taken = new Map<number, CpuSet>(cells.map(({ id }) => [id, emptySet]));
  let named = emptySet;
  // QEMU goes from vCPU to vCPU, and the first that it does not like ends it.
  const take = (id: number, cpus: CpuSet, span: Span): void => {
    const beyond = firstId(differenceOf(cpus, all));
    const refuseBeyond = (): void => {
      if (beyond === undefined) return;
      refuse(`CPU index (${String(beyond)}) should be smaller than maxcpus (${String(smp.maxcpus)})`, span);
    };
    const twice = intersectionOf(intersectionOf(cpus, all), differenceOf(named, taken.get(id) ?? emptySet));
    const first = firstId(twice);
    const isBeyondFirst = beyond !== undefined && first !== undefined && beyond < first;
    if (isBeyondFirst) refuseBeyond();
    if (first !== undefined) {
      const before = cells.find((cell) => hasId(taken.get(cell.id) ?? emptySet, first));
      refuse(`CPU is already assigned to node-id: ${String(before?.id)}`, span);
    }
    if (!isBeyondFirst) refuseBeyond();
    const own = differenceOf(intersectionOf(cpus, all), named);
    taken.set(id, unionOf(taken.get(id) ?? emptySet, own));
    named = unionOf(named, own);
  };
  const met = new Set<number>();
  for (const cell of guest.cells) {
    const { id, cpus, span } = cell;
    if (met.has(id)) {
      refuse(`Duplicate NUMA nodeid: ${String(id)}`, span);
      continue;
    }
    met.add(id);
    take(id, cpus, span);
    checkCell(cell);
  }
  for (const place of guest.cellCpus) {
    if (!taken.has(place.cell)) {
      refuse(
        `Invalid node-id=${String(place.cell)}, NUMA node must be defined with -numa node,nodeid=ID before it's used with -numa cpu,node-id=ID`,
        place.span,
      );
      continue;
    }
    const cpus = cpusAt(place, smp);
    if (isEmpty(cpus)) refuse('no match found', place.span);
    take(place.cell, cpus, place.span);
  }
  checkHoles(cells, refuse);
  if (isEmpty(named)) return { cells: bySocket(cells, smp), unnamed: emptySet };
  const unnamed = differenceOf(all, named);
  const first = cells[0]?.id ?? 0;
  taken.set(first, unionOf(taken.get(first) ?? emptySet, unnamed));
  return { cells: cells.map((cell) => ({ cell, cpus: taken.get(cell.id) ?? emptySet })), unnamed };
}

/** The first of each id, in order of their ids. */
function distinctCells(given: readonly QemuCell[]): readonly QemuCell[] {
  const cells = new Map<number, QemuCell>();
  for (const cell of given) if (!cells.has(cell.id)) cells.set(cell.id, cell);
  return [...cells.values()].sort((a, b) => a.id - b.id);
}

/** QEMU wants the ids 0 to n without a hole. */
function checkHoles(cells: readonly QemuCell[], refuse: Refuse): void {
  const hole = cells.findIndex(({ id }, i) => id !== i);
  const after = cells[hole];
  if (after !== undefined) refuse(`numa: Node ID missing: ${String(hole)}`, after.span);
}

/** x86_get_default_cpu_node_id: the vCPU's socket modulo the number of cells. */
function bySocket(cells: readonly QemuCell[], smp: CompleteSmp): CellCpus['cells'] {
  const perSocket = smp.dies * smp.clusters * smp.cores * smp.threads;
  const ranges = cells.map((): CpuRange[] => []);
  for (let socket = 0; socket * perSocket < smp.maxcpus; socket++) {
    const last = Math.min((socket + 1) * perSocket, smp.maxcpus) - 1;
    ranges[socket % cells.length]?.push([socket * perSocket, last]);
    if (perSocket < 1) break;
  }
  return cells.map((cell, i) => ({ cell, cpus: setOfRanges(ranges[i] ?? []) }));
}

/** More ranges than that are not made of one place; vCPUs count thread first, then core, cluster, die, socket. */
const mostRanges = 4096;

/** The vCPUs at a place; what it leaves out may be anything. */
export function cpusAt(place: Omit<QemuCpuPlace, 'span'>, smp: CompleteSmp): CpuSet {
  const levels: readonly (readonly [size: number, id: number | undefined])[] = [
    [smp.sockets, place.socket],
    [smp.dies, place.die],
    [smp.clusters, place.cluster],
    [smp.cores, place.core],
    [smp.threads, place.thread],
  ];
  let starts: readonly CpuRange[] = [[0, smp.maxcpus - 1]];
  let width = smp.maxcpus;
  for (const [size, id] of levels) {
    width = Math.floor(width / Math.max(size, 1));
    if (width < 1) return emptySet;
    if (id === undefined) continue;
    if (id >= size) return emptySet;
    const next: CpuRange[] = [];
    for (const [from, to] of starts) {
      for (let at = from; at <= to && next.length < mostRanges; at += width * size)
        next.push([at + id * width, at + (id + 1) * width - 1]);
    }
    starts = next;
  }
  return setOfRanges(starts);
}

/** How many vCPUs the cells of a fragment without `-smp` name. */
export function countInCells(cells: readonly QemuCell[]): number {
  return Math.max(0, ...cells.map(({ cpus }) => (countOf(cpus) === 0 ? 0 : (lastId(cpus) ?? 0) + 1)));
}
