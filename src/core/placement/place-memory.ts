/**
 * Where each guest cell's memory may live (virDomainNumatuneMaybeGetNodeset, numa_conf.c:408): numad's nodes
 * when the memory placement is auto; else the cell's `<memnode>`; else `<memory nodeset>`; else anywhere.
 */
import { emptySet } from '../cpuset/cpuset.ts';
import type { Domain, MemnodeTune, MemoryMode, SetAttribute } from '../domain/domain.ts';
import type { Span } from '../text/source.ts';
import type { NumadAnswer } from './numad.ts';
import type { MemoryPlacement, MemoryReason } from './placement.ts';

export function placeMemory(domain: Domain, numad: NumadAnswer): readonly MemoryPlacement[] {
  if (domain.cells.length === 0) return [placeCell(domain, undefined, undefined, numad)];
  const memnodes = new Map(domain.memnodes.map((memnode) => [memnode.cell, memnode]));
  return domain.cells.map((cell) => placeCell(domain, cell.id, memnodes.get(cell.id), numad));
}

function placeCell(
  domain: Domain,
  cell: number | undefined,
  memnode: MemnodeTune | undefined,
  { memoryNodes, span: answer }: NumadAnswer,
): MemoryPlacement {
  const { memory } = domain;
  const written =
    memory?.nodeset === undefined
      ? undefined
      : { mode: memory.mode, nodeset: memory.nodeset, span: memory.span };
  const steps: readonly MemoryReason[] = [
    memory?.placement === 'auto'
      ? {
          source: 'numad',
          state: 'applied',
          mode: memory.mode,
          ...(memoryNodes === undefined ? {} : { nodes: memoryNodes }),
          ...(answer === undefined
            ? { span: memory.span }
            : { span: answer, answeredBy: 'domstatus' as const }),
        }
      : domain.vcpuPlacement.effective === 'auto'
        ? { source: 'numad', state: 'absent', askedForThreads: true }
        : { source: 'numad', state: 'absent' },
    nodesetStep('memnode', memnode),
    nodesetStep('numatune', written),
    { source: 'default', state: 'applied' },
  ];
  const deciding = steps.findIndex((step) => step.state === 'applied');
  const decided = steps[deciding];
  const reasons = steps.map((step, i): MemoryReason =>
    i > deciding && step.state === 'applied' ? { ...step, state: 'beaten' } : step,
  );
  const source = decided?.source ?? 'default';
  return {
    domain: domain.id,
    cell,
    mode: decided?.mode,
    nodes: decided?.nodes ?? (source === 'numad' ? 'unknown' : 'all'),
    source,
    ...(decided?.span === undefined ? {} : { span: decided.span }),
    reasons,
  };
}

function nodesetStep(
  source: 'memnode' | 'numatune',
  setting: { readonly mode: MemoryMode; readonly nodeset: SetAttribute; readonly span: Span } | undefined,
): MemoryReason {
  if (setting === undefined) return { source, state: 'absent' };
  const { mode, nodeset, span } = setting;
  return { source, state: 'applied', mode, nodes: nodeset.set ?? emptySet, raw: nodeset.raw, span };
}
