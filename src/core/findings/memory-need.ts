/** How much memory the guest's cells want of which host nodes, beside what these have. Amounts in KiB. */
import { formatCpuSet, hasId, isSubset, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain, GuestCell, MemoryMode } from '../domain/domain.ts';
import type { Hugepage } from '../domain/tuning.ts';
import type { Host, HostNode } from '../host/host.ts';
import { onceFor } from '../once-for.ts';
import type { MemoryPlacement } from '../placement/placement.ts';
import { rootIn } from '../root-in.ts';
import type { Span } from '../text/source.ts';
import type { DomainView } from './domain-view.ts';

export interface MemoryNeed {
  /** Undefined: all of the host's, because nothing binds it, or only as a preference. */
  readonly nodes: CpuSet | undefined;
  /** Guest cells; empty where the guest has none. */
  readonly cells: readonly GuestCell[];
  readonly needKiB: number;
  readonly mode: MemoryMode | undefined;
  /** All of it. */
  readonly inHugepages: boolean;
  readonly spans: readonly Span[];
}

/**
 * Which sets of nodes lie within which others is a question of all pairs, so it is asked of so many at most: a host of eight
 * nodes has no more.
 */
export const mostNodeSets = 255;

/** The memory of a guest cell, or of a guest without cells. */
export interface MemoryRow extends Pick<MemoryPlacement, 'nodes' | 'mode' | 'span'> {
  readonly cell: GuestCell | undefined;
  /** Undefined: its XML does not tell. */
  readonly kib: number | undefined;
  /** Undefined: usual memory. */
  readonly page: Hugepage | undefined;
}

/** As it is placed, cell by cell. */
export const memoryRows = onceFor(({ domain, placement }: DomainView): readonly MemoryRow[] => {
  const cells = new Map(domain.cells.map((cell) => [cell.id, cell]));
  const pageOf = pagesByCell(domain);
  return placement.memory.map(({ cell: id, nodes, mode, span }) => {
    const cell = id === undefined ? undefined : cells.get(id);
    const kib = cell === undefined ? domain.guestMemory.totalKiB : cell.memoryKiB;
    return { cell, kib, page: pageOf(id), nodes, mode, ...(span === undefined ? {} : { span }) };
  });
});

/** The nodes that the kernel takes it from, and from no others; undefined: nothing binds it, or only as a preference. */
export function boundNodes({ nodes, mode }: MemoryRow): CpuSet | undefined {
  const isBound = typeof nodes !== 'string' && (mode === 'strict' || mode === 'restrictive');
  return isBound ? nodes : undefined;
}

/**
 * One for each set of nodes that binds some of the guest's memory (with all that is bound within it), and one for all of it
 * together. Nothing where the amounts are not told, or numad has yet to choose.
 */
export const memoryNeeds = onceFor((view: DomainView): readonly MemoryNeed[] => {
  const rows = memoryRows(view);
  if (rows.some(({ kib, nodes }) => kib === undefined || kib === 0 || nodes === 'unknown')) return [];
  const needs: MemoryNeed[] = [];
  const seen = new Set<string>();
  for (const { nodes, mode } of rows) {
    if (typeof nodes === 'string' || nodes.length === 0 || mode === 'interleave') continue;
    const key = formatCpuSet(nodes);
    if (seen.has(key) || seen.size === mostNodeSets) continue;
    seen.add(key);
    const within = rows.filter(
      (row) => typeof row.nodes !== 'string' && row.mode !== 'interleave' && isSubset(row.nodes, nodes),
    );
    // A set that only repeats what a smaller one says.
    needs.push(needOf(nodes, strictestOf(within), within));
  }
  return rows.length === 0 ? [] : [...needs, needOf(undefined, undefined, rows)];
});

function strictestOf(rows: readonly MemoryRow[]): MemoryMode | undefined {
  return rows.every(({ mode }) => mode === 'preferred')
    ? 'preferred'
    : rows.find(({ mode }) => mode !== 'preferred')?.mode;
}

function needOf(
  nodes: CpuSet | undefined,
  mode: MemoryMode | undefined,
  rows: readonly MemoryRow[],
): MemoryNeed {
  return {
    nodes,
    cells: rows.flatMap(({ cell }) => cell ?? []),
    needKiB: rows.reduce((sum, { kib = 0 }) => sum + kib, 0),
    mode,
    inHugepages: rows.every(({ page }) => page !== undefined),
    spans: [...new Set(rows.flatMap(({ span, cell }) => span ?? cell?.span ?? []))],
  };
}

/** The huge pages of each guest cell, the first that name it; those without a nodeset are for all others. */
function pagesByCell({ cells, hugepages }: Domain): (cell: number | undefined) => Hugepage | undefined {
  const others = hugepages.find(({ nodeset }) => nodeset === undefined);
  // Cells are numbered from 0 on; without any, the guest is cell 0.
  const count = Math.max(1, cells.length);
  const named = new Map<number, Hugepage>();
  /** From each cell to the first from there on whose pages are not known. */
  const next = Array.from({ length: count + 1 }, (_, cell) => cell);
  for (const page of hugepages) {
    for (const [first, last] of page.nodeset?.set ?? []) {
      const end = Math.min(last, count - 1);
      for (let cell = rootIn(next, Math.min(first, count)); cell <= end; cell = rootIn(next, cell)) {
        named.set(cell, page);
        next[cell] = cell + 1;
      }
    }
  }
  return (cell) => named.get(cell ?? 0) ?? others;
}

/** The nodes meant, where the host has all of them. */
export function nodesMeant({ nodes }: Host, wanted: CpuSet | undefined): readonly HostNode[] {
  return wanted === undefined ? nodes : nodes.filter(({ id }) => hasId(wanted, id));
}

/** Undefined where one of them does not tell. */
export function sumOf(
  nodes: readonly HostNode[],
  amountOf: (node: HostNode) => number | undefined,
): number | undefined {
  let sum = 0;
  for (const node of nodes) {
    const amount = amountOf(node);
    if (amount === undefined) return undefined;
    sum += amount;
  }
  return nodes.length === 0 ? undefined : sum;
}
