/**
 * The memory of a QEMU guest: how much each cell has, and on which host nodes its memory object is bound
 * (backends/hostmem.c: mbind with the policy over host-nodes, whatever the process is bound to).
 */
import { formatCpuSet, isEmpty } from '../cpuset/cpuset.ts';
import type { MemoryMode, SetAttribute } from '../domain/domain.ts';
import type { QemuCell, QemuGuest, QemuMemory } from '../intake/facts/qemu-guest.ts';
import type { Span } from '../text/source.ts';
import { isAtLeast, releaseOf } from './machine-type.ts';

type Refuse = (message: string, span: Span) => void;

export interface MemoryBinding {
  readonly mode: MemoryMode;
  readonly nodeset: SetAttribute;
  readonly span: Span;
}

const modes = { bind: 'strict', preferred: 'preferred', interleave: 'interleave' } as const;

/** The memory objects by id; the last of an id counts (QEMU refuses the second). */
export function memoryObjects(guest: QemuGuest): ReadonlyMap<string, QemuMemory> {
  return new Map(guest.memories.map((memory) => [memory.id, memory]));
}

/** Where an object is bound; undefined: nowhere, or not as QEMU allows it. */
export function bindingOf(memory: QemuMemory | undefined): MemoryBinding | undefined {
  if (memory?.hostNodes === undefined || isEmpty(memory.hostNodes)) return undefined;
  const { policy, hostNodes, span } = memory;
  if (policy === undefined || policy === 'default') return undefined;
  return {
    mode: modes[policy],
    nodeset: { of: 'nodes', raw: formatCpuSet(hostNodes), span, set: hostNodes },
    span,
  };
}

export function checkObjects(guest: QemuGuest, refuse: Refuse): void {
  for (const { policy, hostNodes, span } of guest.memories) {
    const bound = hostNodes !== undefined && !isEmpty(hostNodes);
    if (bound && (policy ?? 'default') === 'default') {
      refuse(
        'host-nodes must be empty for policy default, or you should explicitly specify a policy other than default',
        span,
      );
    } else if (!bound && policy !== undefined && policy !== 'default') {
      refuse(`host-nodes must be set for policy ${policy}`, span);
    }
  }
}

/** What QEMU asks of each cell in turn; machine types since 5.1 take the memory of cells as objects only. */
export function cellMemoryCheck({ machine }: QemuGuest, refuse: Refuse): (cell: QemuCell) => void {
  const release = releaseOf(machine);
  const takesNumbers = release === undefined || !isAtLeast(release, 5, 1);
  let numbers = false;
  let objects = false;
  return ({ memoryMiB, memdev, span }) => {
    numbers ||= memoryMiB !== undefined;
    objects ||= memdev !== undefined;
    if (numbers && objects && (memoryMiB ?? memdev) !== undefined)
      refuse('numa configuration should use either mem= or memdev=,mixing both is not allowed', span);
    else if (memoryMiB !== undefined && !takesNumbers)
      refuse('Parameter -numa node,mem is not supported by this machine type', span);
  };
}

export function bytesOfCell(cell: QemuCell, objects: ReadonlyMap<string, QemuMemory>): number | undefined {
  if (cell.memdev !== undefined) return objects.get(cell.memdev)?.sizeBytes;
  return cell.memoryMiB === undefined ? undefined : cell.memoryMiB * 2 ** 20;
}

/** What a PC has when `-m` is not given. */
const pcMemoryMiB = 128;

/** All of a guest's memory; undefined: the text does not say, and a fragment may be without its `-m`. */
export function memoryMiBOf({ memoryMiB, program }: QemuGuest): number | undefined {
  if (memoryMiB !== undefined) return memoryMiB;
  return /^qemu-system-(?:x86_64|i386)$/.test(program ?? '') ? pcMemoryMiB : undefined;
}

/** The cells together must have what the guest has (numa_complete_configuration). */
export function checkSum(
  guest: QemuGuest,
  cells: readonly QemuCell[],
  objects: ReadonlyMap<string, QemuMemory>,
  refuse: Refuse,
): void {
  const ram = memoryMiBOf(guest);
  const [first] = cells;
  if (ram === undefined || first === undefined) return;
  let sum = 0;
  for (const cell of cells) {
    const bytes = bytesOfCell(cell, objects);
    // The object stands elsewhere, or its size cannot be read.
    if (bytes === undefined && cell.memdev !== undefined) return;
    sum += bytes ?? 0;
  }
  // `-m` is rounded up to 8 KiB.
  const bytes = Math.ceil((ram * 2 ** 20) / 8192) * 8192;
  if (sum === bytes) return;
  refuse(
    `total memory for NUMA nodes (0x${sum.toString(16)}) should equal RAM size (0x${bytes.toString(16)})`,
    guest.memorySpan ?? first.span,
  );
}
