/**
 * Where each guest cell's memory may live (virDomainNumatuneMaybeGetNodeset, numa_conf.c:408): numad's nodes
 * when the memory placement is auto; else the cell's `<memnode>`; else `<memory nodeset>`; else anywhere.
 */
import { emptySet, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain, MemnodeTune } from '../domain/domain.ts';
import type { MemoryPlacement } from './placement.ts';

export function placeMemory(domain: Domain, numadNodes: CpuSet | undefined): readonly MemoryPlacement[] {
  if (domain.cells.length === 0) return [placeCell(domain, undefined, undefined, numadNodes)];
  const memnodes = new Map(domain.memnodes.map((memnode) => [memnode.cell, memnode]));
  return domain.cells.map((cell) => placeCell(domain, cell.id, memnodes.get(cell.id), numadNodes));
}

function placeCell(
  domain: Domain,
  cell: number | undefined,
  memnode: MemnodeTune | undefined,
  numadNodes: CpuSet | undefined,
): MemoryPlacement {
  const base = { domain: domain.id, cell };
  const { memory } = domain;
  if (memory?.placement === 'auto') {
    return { ...base, mode: memory.mode, nodes: numadNodes ?? 'unknown', source: 'numad', span: memory.span };
  }
  if (memnode !== undefined) {
    const nodes = memnode.nodeset.set ?? emptySet;
    return { ...base, mode: memnode.mode, nodes, source: 'memnode', span: memnode.span };
  }
  if (memory?.nodeset !== undefined) {
    const nodes = memory.nodeset.set ?? emptySet;
    return { ...base, mode: memory.mode, nodes, source: 'numatune', span: memory.span };
  }
  return { ...base, mode: undefined, nodes: 'all', source: 'default' };
}
