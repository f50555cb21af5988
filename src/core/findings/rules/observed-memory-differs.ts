/**
 * virsh numatune has another mode or other nodes than `<numatune><memory>`, or virsh dominfo another size than `<memory>`. What
 * numad chose is not in the XML; how much of its memory a guest uses is the balloon's affair.
 */
import { formatCpuSet, type CpuSet } from '../../cpuset/cpuset.ts';
import type { Domain } from '../../domain/domain.ts';
import { compareObserved } from '../compare-observed.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'observed-memory-differs'> = {
  id: 'observed-memory-differs',
  severity: 'warning',
  *check(input) {
    yield* compareObserved<'mode' | 'nodes' | 'size'>(input, ({ first, domain, changed, isWhole }) => {
      const { memory: seen, config: next, mostMemoryKiB, places } = first;
      const { memory, guestMemory } = domain;
      const isTold = isWhole || memory !== undefined;
      const change = changed('numatune');
      const was = change?.before;
      // Where a command has set it the model holds the command's place.
      const written = change === undefined ? memory?.span : change.placeBefore;
      const observedNodes = formatCpuSet(seen?.nodes ?? []);
      return [
        ...(seen === undefined || !isTold
          ? []
          : [
              {
                what: 'mode' as const,
                next,
                expected: memory?.mode ?? 'strict',
                observed: seen.mode,
                before: was && (was.mode ?? 'strict'),
                written,
                seen: [places?.['mode']],
              },
              {
                what: 'nodes' as const,
                next,
                expected: nodesOf(domain),
                observed: observedNodes,
                // What numad had chosen is not in the XML.
                before: was && (was.nodes === 'unknown' ? observedNodes : nodesText(was.nodes)),
                written,
                seen: [places?.['nodes']],
              },
            ]),
        {
          what: 'size',
          next: first.state !== undefined && first.counts?.currentLive === undefined,
          expected: guestMemory.totalKiB === 0 ? undefined : String(guestMemory.totalKiB),
          observed: mostMemoryKiB === undefined ? undefined : rounded(mostMemoryKiB, domain),
          written: guestMemory.written?.span,
          seen: [places?.['mostMemoryKiB']],
        },
      ];
    });
  },
};

function nodesText(nodes: CpuSet | 'all' | undefined): string {
  return nodes === undefined || nodes === 'all' ? '' : formatCpuSet(nodes);
}

function nodesOf({ memory, vcpuPlacement }: Domain): string | undefined {
  const isNumads = memory === undefined ? vcpuPlacement.effective === 'auto' : memory.placement === 'auto';
  if (isNumads || (memory?.nodeset !== undefined && memory.nodeset.set === undefined)) return undefined;
  return formatCpuSet(memory?.nodeset?.set ?? []);
}

/** A start rounds the guest's memory up, each cell to 1 MiB and on POWER to 256 (qemuDomainAlignMemorySizes). */
function rounded(kib: number, { guestMemory, cells, memoryDevices }: Domain): string {
  const more = kib - guestMemory.totalKiB;
  const parts = Math.max(1, cells.length) + memoryDevices.length;
  const unit = kib % (256 * 1024) === 0 ? 256 * 1024 : 1024;
  return String(more > 0 && more < unit * parts ? guestMemory.totalKiB : kib);
}
