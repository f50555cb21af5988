/**
 * The third pass (virDomainDefValidate): the driver's own rules, then each device, then what holds for all drivers.
 * Here too the order of the lines is libvirt's.
 */
import type { GuestCell } from './domain.ts';
import { checkCaches } from './elements/cell-caches.ts';
import { checkControllers } from './elements/controllers.ts';
import { checkTopologyCount, checkTopologySize } from './elements/cpu.ts';
import { checkCpuTime } from './elements/cpu-time.ts';
import { checkDiskIothreads } from './elements/disks.ts';
import { checkHugepages } from './elements/hugepages.ts';
import { checkInterconnects } from './elements/interconnects.ts';
import { checkPools } from './elements/iothreads.ts';
import { checkMachineLimit, checkManyVcpus } from './elements/machine.ts';
import { checkQemuBacking } from './elements/memory.ts';
import { checkDeviceNodes, checkQemuHotplug } from './elements/memory-devices.ts';
import { checkRestrictiveMemnode } from './elements/numatune.ts';
import type { RefusalList } from './elements/refuse.ts';
import type { ParsedDomain } from './parse-domain.ts';
import type { CompletedDomain } from './post-parse.ts';

export function validateDomain(
  parsed: ParsedDomain,
  completed: CompletedDomain,
  refusals: RefusalList,
): void {
  const { isQemu, iothreads, controllers } = parsed;
  const { cells, memoryDevices } = completed;
  if (isQemu) checkQemuRules(parsed, completed, refusals);
  if (isQemu) checkDiskIothreads(parsed.disks, iothreads.ids, refusals);
  checkControllers(controllers, iothreads.ids, isQemu, refusals);
  checkDeviceNodes(memoryDevices, cells.length, refusals);
  checkTopologySize(parsed.topology, refusals);
  checkHugepages(completed.hugepages, cells.length, refusals);
  checkCpuTime(parsed.cpuTime, refusals);
  checkCellRules(parsed, cells, refusals);
  checkInterconnects(parsed.interconnects, cells, refusals);
  checkPools(iothreads.pools, refusals);
}

/** qemuValidateDomainDef. */
function checkQemuRules(parsed: ParsedDomain, completed: CompletedDomain, refusals: RefusalList): void {
  const { element, machine, max, topology, memory, context, type, resourceControl } = parsed;
  const { cells, memoryDevices, initialKiB } = completed;
  const hotplug = {
    initialKiB,
    mostKiB: memory.most?.kib ?? 0,
    slots: memory.slots,
    cells: cells.length,
    span: memory.most?.span ?? memory.slotsSpan ?? element.tagSpan,
  };
  checkQemuHotplug(memoryDevices, hotplug, refusals);
  const vcpuSpan = parsed.vcpu.span ?? element.tagSpan;
  checkMachineLimit(machine, max, context.isBaseline, vcpuSpan, refusals);
  checkTopologyCount(topology, max, refusals);
  checkManyVcpus(element, machine, max, context.changes, vcpuSpan, refusals);
  const control = resourceControl[0];
  if (control !== undefined && type === 'qemu') {
    refusals.add('unsupported configuration: cachetune is only supported for KVM domains', control.span);
  }
  checkQemuBacking(memory, element, refusals);
}

/** virDomainNumaDefValidate, cell by cell. */
function checkCellRules(parsed: ParsedDomain, cells: readonly GuestCell[], refusals: RefusalList): void {
  const { numatune, context } = parsed;
  for (const cell of cells) {
    if (context.changes.has('memnode-restrictive-both-ways'))
      checkRestrictiveMemnode(cell.id, numatune, refusals);
    checkCaches([cell], refusals);
  }
}
