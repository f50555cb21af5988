/** Guest memory on the host's nodes beside the CPUs of those who use it, by guest cell. */
import { formatCpuSet, isEmpty, isSubset, setOfIds, setOfRanges, type CpuSet } from '../cpuset/cpuset.ts';
import type { MemoryMode } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import type { VcpuLocality } from '../placement/locality.ts';
import type { MemoryPlacement, ThreadPlacement } from '../placement/placement.ts';
import type { Span } from '../text/source.ts';
import type { DomainView } from './domain-view.ts';
import { judgeCells, vcpusByCell } from './guest-cells.ts';
import { idsOfThreads } from './threads.ts';
import type { EntityId } from '../identity.ts';

export interface FarRow {
  readonly row: MemoryPlacement;
  readonly mode: MemoryMode;
  /** Nodes that a setting binds the memory to. */
  readonly memoryNodes: CpuSet;
  readonly vcpus: readonly ThreadPlacement[];
  readonly locality: readonly VcpuLocality[];
}

/**
 * Cells (or the guest without cells) with memory that a setting binds and vCPUs that run. Cells whose vCPUs are on several
 * nodes are left out: that is a finding of its own, and it names their memory.
 */
export function boundRows(host: Host, view: DomainView): readonly FarRow[] {
  if (host.nodes.length < 2) return [];
  const known = setOfIds(host.nodes.map(({ id }) => id));
  const spread = new Set(judgeCells(host, view)?.vcpus);
  const localityOf = new Map(view.placement.locality.map((one) => [one.thread, one]));
  const groups = vcpusByCell(view);
  return view.placement.memory.flatMap((row): readonly FarRow[] => {
    if (typeof row.nodes === 'string' || row.mode === undefined || isEmpty(row.nodes)) return [];
    // A node that is not there is an error of its own.
    if (!isSubset(row.nodes, known)) return [];
    // A guest of one cell is listed as that cell, its vCPUs as the guest's.
    const group =
      groups.find(({ cell }) => cell === row.cell) ?? (groups.length === 1 ? groups[0] : undefined);
    const vcpus = (group?.vcpus ?? []).filter((vcpu) => !spread.has(vcpu));
    if (vcpus.length === 0) return [];
    return [
      {
        row,
        mode: row.mode,
        memoryNodes: row.nodes,
        vcpus,
        locality: vcpus.flatMap(({ thread }) => localityOf.get(thread) ?? []),
      },
    ];
  });
}

/** Rows that are far away for each of their vCPUs. */
export function remoteRows(host: Host, view: DomainView): readonly FarRow[] {
  return boundRows(host, view).filter(
    ({ vcpus, locality }) =>
      locality.length === vcpus.length && locality.every(({ verdict }) => verdict === 'remote'),
  );
}

/** Several cells that are alike are one finding. */
export function tellRows(
  rows: readonly FarRow[],
  cpuNodesOf: (row: FarRow) => CpuSet | undefined,
): {
  readonly threads: readonly EntityId[];
  readonly cells: readonly number[];
  readonly cpuNodes: string;
  readonly memoryNodes: string;
  readonly distance: number | undefined;
} {
  const union = (sets: readonly (CpuSet | undefined)[]): string =>
    formatCpuSet(setOfRanges(sets.flatMap((set) => set ?? [])));
  const distances = rows.flatMap(({ locality }) => locality.map(({ distance }) => distance));
  const known = distances.filter((distance) => distance !== undefined);
  return {
    threads: rows.flatMap(({ vcpus }) => idsOfThreads(vcpus)),
    cells: rows.flatMap(({ row }) => row.cell ?? []),
    cpuNodes: union(rows.map(cpuNodesOf)),
    memoryNodes: union(rows.map(({ memoryNodes }) => memoryNodes)),
    distance:
      known.length === 0 || known.length < distances.length
        ? undefined
        : known.reduce((sum, distance) => sum + distance, 0) / known.length,
  };
}

export function placesOfRows(rows: readonly FarRow[]): {
  readonly span?: Span;
  readonly related: readonly Span[];
} {
  const spans = [...new Set(rows.flatMap(({ row }) => row.span ?? []))];
  const [span, ...related] = spans;
  return span === undefined ? { related } : { span, related };
}

/** Nodes of the CPUs that its vCPUs may run on. */
export function cpuNodesOf({ locality }: FarRow): CpuSet {
  return setOfRanges(locality.flatMap(({ cpuNodes }) => cpuNodes ?? []));
}
