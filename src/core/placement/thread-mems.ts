/**
 * cpuset.mems of a thread's cgroup (qemuProcessSetupPid): the nodes of `<memory>` when its mode is strict or
 * restrictive, for every thread; since 9.5.0 strict gives the union with all memnodes, because QEMU allocates
 * from its main thread. A vCPU whose cell is bound in restrictive mode gets that cell's nodes instead.
 */
import { emptySet, unionOf } from '../cpuset/cpuset.ts';
import { ownerOfVcpu } from './owner-of-vcpu.ts';
import type { Domain } from '../domain/domain.ts';
import type { Span } from '../text/source.ts';
import type { PlacementChoices } from './choices.ts';
import type { NumadAnswer } from './numad.ts';
import type { MemoryPlacement, ThreadMems, ThreadPlacement } from './placement.ts';
import { isInForce } from './versions.ts';

export function threadMems(
  domain: Domain,
  memory: readonly MemoryPlacement[],
  numad: NumadAnswer,
  choices: PlacementChoices,
): (kind: ThreadPlacement['kind'], vcpu?: number) => ThreadMems | undefined {
  // Without the controller there is no such file; libnuma sets a policy for the process instead.
  if (choices.cgroup === 'none') return () => undefined;
  const all = domainMems(domain, numad, choices);
  const own = cellMems(domain, memory);
  return (kind, vcpu) => (kind === 'vcpu' && vcpu !== undefined ? own(vcpu) : undefined) ?? all;
}

function domainMems(
  domain: Domain,
  numad: NumadAnswer,
  choices: PlacementChoices,
): ThreadMems | undefined {
  const { memory, memnodes } = domain;
  if (memory === undefined || (memory.mode !== 'strict' && memory.mode !== 'restrictive')) return undefined;
  if (memory.placement === 'auto')
    return { nodes: numad.memoryNodes ?? 'unknown', source: 'numad', spans: [numad.span ?? memory.span] };
  const nodes = memory.nodeset?.set ?? emptySet;
  if (memory.mode === 'strict' && memnodes.length > 0 && isInForce('memory-union', choices)) {
    return {
      nodes: memnodes.reduce((union, memnode) => unionOf(union, memnode.nodeset.set ?? emptySet), nodes),
      source: 'union',
      spans: [memory.span, ...memnodes.map(({ span }): Span => span)],
    };
  }
  return { nodes, source: 'numatune', spans: [memory.span] };
}

/** The nodes of a vCPU's own cell where that cell is bound in restrictive mode. */
function cellMems(
  domain: Domain,
  memory: readonly MemoryPlacement[],
): (vcpu: number) => ThreadMems | undefined {
  const cells = new Map(domain.cells.map((cell) => [cell.id, cell]));
  const restrictive = memory.flatMap((row) => {
    const cell = row.cell === undefined ? undefined : cells.get(row.cell);
    if (row.mode !== 'restrictive' || cell === undefined || row.nodes === 'all' || !isOfLibvirt(row.source))
      return [];
    const mems: ThreadMems = {
      nodes: row.nodes,
      source: row.source,
      spans: row.span === undefined ? [] : [row.span],
    };
    return [{ cpus: cell.cpus, value: mems }];
  });
  return ownerOfVcpu(restrictive);
}

function isOfLibvirt(source: MemoryPlacement['source']): source is Exclude<ThreadMems['source'], 'union'> {
  return source === 'memnode' || source === 'numatune' || source === 'numad';
}
