/**
 * The second pass (virDomainDefPostParse): what was read is completed. First the QEMU driver's turn, then each
 * device's, then what holds for all drivers.
 */
import { rangeSet } from '../cpuset/cpuset.ts';
import { bareCell } from './bare.ts';
import type { GuestCell } from './domain.ts';
import { fillFirstCell } from './elements/cells.ts';
import { checkParsedControllers } from './elements/controllers.ts';
import { dropNodesets } from './elements/hugepages.ts';
import type { RefusalList } from './elements/refuse.ts';
import { checkOfflineVcpus, checkQemuVcpus } from './elements/vcpus.ts';
import type { ParsedDomain } from './parse-domain.ts';
import type { Hugepage, MemoryDevice } from './tuning.ts';

export interface CompletedDomain {
  readonly cells: readonly GuestCell[];
  readonly memoryDevices: readonly MemoryDevice[];
  readonly hugepages: readonly Hugepage[];
  /** Of cells and memory devices, where libvirt takes that instead of `<memory>`. */
  readonly totalKiB: number;
  /** Without the memory devices. */
  readonly initialKiB: number;
}

export function postParse(parsed: ParsedDomain, refusals: RefusalList): CompletedDomain {
  const { vcpu, max, states, controllers, machine, isQemu } = parsed;
  if (isQemu && max > 0) checkQemuVcpus(states, vcpu.span ?? parsed.element.tagSpan, refusals);
  const added = isQemu ? addCell(parsed) : { cells: parsed.cells, memoryDevices: parsed.memoryDevices };
  const cells = isQemu ? fillFirstCell(added.cells, max) : added.cells;
  checkParsedControllers(controllers, cells.length, machine.family, isQemu, refusals);
  checkOfflineVcpus(states, refusals);
  const memory = totalMemory(parsed, cells, refusals);
  const hugepages = dropNodesets(parsed.memory.hugepages, cells.length);
  return { cells, memoryDevices: added.memoryDevices, hugepages, ...memory };
}

/** Since 9.6.0, memory hotplug without guest cells gets one (qemuDomainDefNumaAutoAdd). */
function addCell(parsed: ParsedDomain): Pick<CompletedDomain, 'cells' | 'memoryDevices'> {
  const { memory, cells, memoryDevices, context, max } = parsed;
  const span = memory.most?.span ?? memory.slotsSpan;
  const isHotplug = (memory.most?.kib ?? 0) > 0 || memory.slots > 0;
  if (!context.changes.has('cell-added-for-memory-hotplug')) return { cells, memoryDevices };
  if (!isHotplug || span === undefined || cells.length > 0) return { cells, memoryDevices };
  const plugged = memoryDevices.reduce((sum, { sizeKiB }) => sum + sizeKiB, 0);
  const cell: GuestCell = {
    ...bareCell,
    id: 0,
    cpus: rangeSet(0, max - 1),
    memoryKiB: Math.max(0, (memory.total?.kib ?? 0) - plugged),
    span,
  };
  return { cells: [cell], memoryDevices: memoryDevices.map((one) => ({ ...one, node: one.node ?? 0 })) };
}

/** virDomainDefPostParseMemory. The QEMU driver prefers the cells' sum; others take it where `<memory>` is 0. */
function totalMemory(
  parsed: ParsedDomain,
  cells: readonly GuestCell[],
  refusals: RefusalList,
): Pick<CompletedDomain, 'totalKiB' | 'initialKiB'> {
  const { memory, element } = parsed;
  const written = memory.total?.kib ?? 0;
  const span = memory.total?.span ?? element.tagSpan;
  const plugged = parsed.memoryDevices.reduce((sum, { sizeKiB }) => sum + sizeKiB, 0);
  const byCells =
    written === 0 || parsed.isQemu ? cells.reduce((sum, { memoryKiB = 0 }) => sum + memoryKiB, 0) : 0;
  const totalKiB = byCells > 0 ? byCells + plugged : written;
  // An abbreviated domain says nothing of its memory; then there is nothing to compare.
  const isSaid = totalKiB > 0 || memory.total !== undefined || parsed.isComplete;
  if (isSaid && plugged > totalKiB) {
    refusals.add('XML error: Total size of memory devices exceeds the total memory size', span);
  } else if (isSaid && totalKiB === plugged) {
    refusals.add(
      'XML error: Memory size must be specified via <memory> or in the <numa> configuration',
      span,
    );
  }
  const most = memory.most?.kib ?? 0;
  const mostSpan = memory.most?.span ?? memory.slotsSpan ?? span;
  if (most > 0 !== memory.slots > 0) {
    refusals.add('XML error: both maximum memory size and memory slot count must be specified', mostSpan);
  }
  if (most > 0 && most < totalKiB) {
    refusals.add(
      'XML error: maximum memory size must be equal or greater than the actual memory size',
      mostSpan,
    );
  }
  return { totalKiB, initialKiB: Math.max(0, totalKiB - plugged) };
}
