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

export function assignCells(guest: QemuGuest, smp: CompleteSmp, refuse: Refuse): CellCpus {
  const cells = distinctCells(guest.cells, refuse);
  if (cells.length === 0) return { cells: [], unnamed: emptySet };
  const all = rangeSet(0, smp.maxcpus - 1);
  const taken = new Map<number, CpuSet>(cells.map(({ id }) => [id, emptySet]));
  let named = emptySet;
  const take = (id: number, cpus: CpuSet, span: Span): void => {
    const here = intersectionOf(cpus, all);
    const twice = intersectionOf(here, named);
    if (!isEmpty(twice)) {
      const before = cells.find((cell) => !isEmpty(intersectionOf(taken.get(cell.id) ?? emptySet, twice)));
      if (before?.id !== id) refuse(`CPU is already assigned to node-id: ${String(before?.id)}`, span);
    }
    const own = differenceOf(here, named);
    taken.set(id, unionOf(taken.get(id) ?? emptySet, own));
    named = unionOf(named, own);
  };
  for (const { id, cpus, span } of cells) {
    const beyond = differenceOf(cpus, all);
    if (!isEmpty(beyond)) {
      refuse(
        `CPU index (${String(firstId(beyond))}) should be smaller than maxcpus (${String(smp.maxcpus)})`,
        span,
      );
    }
    take(id, cpus, span);
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
  if (isEmpty(named)) return { cells: bySocket(cells, smp), unnamed: emptySet };
  const unnamed = differenceOf(all, named);
  const first = cells[0]?.id ?? 0;
  taken.set(first, unionOf(taken.get(first) ?? emptySet, unnamed));
  return { cells: cells.map((cell) => ({ cell, cpus: taken.get(cell.id) ?? emptySet })), unnamed };
}

/** QEMU wants the ids 0 to n without a hole, each once. */
function distinctCells(given: readonly QemuCell[], refuse: Refuse): readonly QemuCell[] {
  const cells = new Map<number, QemuCell>();
  for (const cell of given) {
    if (cells.has(cell.id)) refuse(`Duplicate NUMA nodeid: ${String(cell.id)}`, cell.span);
    else cells.set(cell.id, cell);
  }
  const sorted = [...cells.values()].sort((a, b) => a.id - b.id);
  const hole = sorted.findIndex(({ id }, i) => id !== i);
  const after = sorted[hole];
  if (after !== undefined) refuse(`numa: Node ID missing: ${String(hole)}`, after.span);
  return sorted;
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
