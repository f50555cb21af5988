/** How much memory the guest's cells want of which host nodes, beside what these have. Amounts in KiB. */
import { formatCpuSet, hasId, isSubset, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain, GuestCell, MemoryMode } from '../domain/domain.ts';
import type { Hugepage } from '../domain/tuning.ts';
import type { Host, HostNode } from '../host/host.ts';
import type { Span } from '../text/source.ts';
import type { DomainView } from './domain-view.ts';

export interface MemoryNeed {
  /** Undefined: all of the host's, because nothing binds it, or only as a preference. */
  readonly nodes: CpuSet | undefined;
  /** Guest cells; empty where the guest has none. */
  readonly cells: readonly GuestCell[];
  readonly needKiB: number;
  readonly mode: MemoryMode | undefined;
  readonly spans: readonly Span[];
}

interface Row {
  readonly cell: GuestCell | undefined;
  readonly kib: number;
  readonly nodes: CpuSet | undefined;
  readonly mode: MemoryMode | undefined;
  readonly span: Span | undefined;
}

/**
 * One for each set of nodes that binds some of the guest's memory (with all that is bound within it), and one for all of it
 * together. Nothing where the amounts are not told, or numad has yet to choose.
 */
export function memoryNeeds({ domain, placement }: DomainView): readonly MemoryNeed[] {
  const rows: Row[] = [];
  for (const { cell, nodes, mode, span } of placement.memory) {
    const of = domain.cells.find(({ id }) => id === cell);
    const kib = of === undefined ? domain.guestMemory.totalKiB : of.memoryKiB;
    if (kib === undefined || kib === 0 || nodes === 'unknown') return [];
    rows.push({ cell: of, kib, nodes: nodes === 'all' ? undefined : nodes, mode, span });
  }
  const needs: MemoryNeed[] = [];
  const seen = new Set<string>();
  for (const { nodes, mode } of rows) {
    if (nodes === undefined || nodes.length === 0 || mode === 'interleave') continue;
    const key = formatCpuSet(nodes);
    if (seen.has(key)) continue;
    seen.add(key);
    const within = rows.filter(
      (row) => row.nodes !== undefined && row.mode !== 'interleave' && isSubset(row.nodes, nodes),
    );
    // A set that only repeats what a smaller one says.
    needs.push(needOf(nodes, strictestOf(within), within));
  }
  return rows.length === 0 ? [] : [...needs, needOf(undefined, undefined, rows)];
}

function strictestOf(rows: readonly Row[]): MemoryMode | undefined {
  return rows.every(({ mode }) => mode === 'preferred')
    ? 'preferred'
    : rows.find(({ mode }) => mode !== 'preferred')?.mode;
}

function needOf(nodes: CpuSet | undefined, mode: MemoryMode | undefined, rows: readonly Row[]): MemoryNeed {
  return {
    nodes,
    cells: rows.flatMap(({ cell }) => cell ?? []),
    needKiB: rows.reduce((sum, { kib }) => sum + kib, 0),
    mode,
    spans: [...new Set(rows.flatMap(({ span, cell }) => span ?? cell?.span ?? []))],
  };
}

/** The huge pages of this guest cell; those without a nodeset are for all others. */
export function hugepageOf({ hugepages }: Domain, cell: number | undefined): Hugepage | undefined {
  return (
    hugepages.find(({ nodeset }) => nodeset?.set !== undefined && hasId(nodeset.set, cell ?? 0)) ??
    hugepages.find(({ nodeset }) => nodeset === undefined)
  );
}

/** Whether all memory of these cells (none: of the guest) is in huge pages. */
export function isInHugepages(domain: Domain, cells: readonly GuestCell[]): boolean {
  const ids = cells.length === 0 ? [undefined] : cells.map(({ id }) => id);
  return ids.every((id) => hugepageOf(domain, id) !== undefined);
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
