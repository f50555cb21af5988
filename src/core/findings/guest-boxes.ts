/** The guest's own boxes against its own NUMA cells: cores and sockets that are cut by them. */
import type { Domain } from '../domain/domain.ts';
import { mostVcpusPlaced } from '../placement/place-threads.ts';
import { ownerOfVcpu } from '../placement/owner-of-vcpu.ts';
import { vcpusPer } from './domain-view.ts';

export interface CutBox {
  readonly number: number;
  readonly firstVcpu: number;
  readonly lastVcpu: number;
  readonly cells: readonly number[];
}

/** Guest cores or sockets whose vCPUs are in several guest cells. */
export function boxesCutByCells(domain: Domain, box: 'core' | 'socket'): readonly CutBox[] {
  const per = vcpusPer(domain, box);
  if (domain.cells.length < 2 || per < 2) return [];
  const cellOf = ownerOfVcpu(domain.cells.map(({ cpus, id }) => ({ cpus, value: id })));
  const count = Math.min(domain.vcpus.max, mostVcpusPlaced);
  const cut: CutBox[] = [];
  for (let first = 0; first < count; first += per) {
    const cells = new Set<number>();
    const last = Math.min(first + per, count) - 1;
    for (let vcpu = first; vcpu <= last; vcpu++) {
      const cell = cellOf(vcpu);
      if (cell !== undefined) cells.add(cell);
    }
    if (cells.size > 1) {
      cut.push({
        number: first / per,
        firstVcpu: first,
        lastVcpu: last,
        cells: [...cells].sort((a, b) => a - b),
      });
    }
  }
  return cut;
}
