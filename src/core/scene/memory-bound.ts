/** Which guest memory is bound to which nodes: what the picture draws lines for. Memory that may be anywhere has none. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { hasId, isEmpty, setOfRanges } from '../cpuset/cpuset.ts';
import type { Domain, MemoryMode } from '../domain/domain.ts';
import { cellId } from '../identity.ts';
import type { EntityId } from '../identity.ts';
import type { DomainPlacement, MemoryPlacement } from '../placement/placement.ts';

export interface BoundMemory {
  /** The cell, or the domain where it has no cells that are drawn. */
  readonly from: EntityId;
  readonly mode: MemoryMode | undefined;
  readonly nodes: CpuSet;
  /** Host nodes that the vCPUs of the cell may run on; undefined where that is not known. */
  readonly cpuNodes: CpuSet | undefined;
}

export function boundMemoryOf(domain: Domain, { memory, locality }: DomainPlacement): readonly BoundMemory[] {
  const hasCells = domain.cells.length > 1;
  const out: BoundMemory[] = [];
  for (const row of memory) {
    const { nodes } = row;
    if (typeof nodes === 'string' || isEmpty(nodes) || row.source === 'default') continue;
    if (hasCells && row.cell === undefined) continue;
    const from = hasCells && row.cell !== undefined ? cellId(domain.id, row.cell) : domain.id;
    if (out.some((other) => other.from === from)) continue;
    out.push({ from, mode: row.mode, nodes, cpuNodes: cpuNodesOf(row, locality) });
  }
  return out;
}

function cpuNodesOf({ cell }: MemoryPlacement, locality: DomainPlacement['locality']): CpuSet | undefined {
  const own = locality.filter((row) => row.cell === cell);
  if (own.length === 0 || own.some(({ cpuNodes }) => cpuNodes === undefined)) return undefined;
  return setOfRanges(own.flatMap(({ cpuNodes }) => cpuNodes ?? []));
}

export function verdictOf({ cpuNodes }: BoundMemory, node: number): 'local' | 'remote' | 'unknown' {
  if (cpuNodes === undefined) return 'unknown';
  return hasId(cpuNodes, node) ? 'local' : 'remote';
}
