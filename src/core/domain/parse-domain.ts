/**
 * The first of libvirt's three passes over a domain: every element is read, in the order of virDomainDefParseXML.
 * The lines of `parseDomain` stand in that order, for the first refusal is the one that virsh shows.
 */
import type { Located } from '../text/source.ts';
import { attributeOf, type XmlElement } from '../xml/xml.ts';
import type { EmulatorPin, GuestCell, GuestTopology, IothreadPin, VcpuPin } from './domain.ts';
import { checkCells, readCells } from './elements/cells.ts';
import { readControllers, type ControllerElement } from './elements/controllers.ts';
import { readTopology } from './elements/cpu.ts';
import { readCpuTime, type CpuTimeElements } from './elements/cpu-time.ts';
import { readEmulatorPins, readIothreadPins, readVcpuPins } from './elements/cputune.ts';
import { readDisks, type DiskElement } from './elements/disks.ts';
import { readHostdevs } from './elements/hostdevs.ts';
import { readInterconnects, type Interconnect } from './elements/interconnects.ts';
import { readIothreads, type IothreadElements } from './elements/iothreads.ts';
import { readMachine, type Machine } from './elements/machine.ts';
import { readMemoryElements, type MemoryElements } from './elements/memory.ts';
import { readMemoryDevices } from './elements/memory-devices.ts';
import { readNumatune, type NumatuneElement } from './elements/numatune.ts';
import type { RefusalList } from './elements/refuse.ts';
import { readPartition } from './elements/resource.ts';
import { readResourceControl } from './elements/resource-control.ts';
import { readSchedulers } from './elements/schedulers.ts';
import type { VcpuElement } from './elements/vcpu.ts';
import { readVcpuStates, type VcpuStates } from './elements/vcpus.ts';
import type { MemoryDevice, PlacedDevice, ResourceControl, Schedulers } from './tuning.ts';
import type { Changes } from './versions.ts';

/** Which rules are asked for. */
export interface ReadContext {
  readonly changes: Changes;
  /** The release that all is checked on, with the QEMU of its time. */
  readonly isBaseline: boolean;
  /** Without any assumption: a whole domain is all there is. */
  readonly isStrict: boolean;
}

export interface ParsedDomain {
  readonly element: XmlElement;
  readonly context: ReadContext;
  readonly type: string | undefined;
  /** The QEMU driver's rules hold: for its types, and for fragments. */
  readonly isQemu: boolean;
  /** A domain that libvirt could define as it stands. */
  readonly isComplete: boolean;
  readonly machine: Machine;
  readonly max: number;
  readonly memory: MemoryElements;
  readonly vcpu: VcpuElement;
  readonly states: VcpuStates;
  readonly iothreads: IothreadElements;
  readonly cpuTime: CpuTimeElements;
  readonly vcpuPins: readonly VcpuPin[];
  readonly emulatorPins: readonly EmulatorPin[];
  readonly iothreadPins: readonly IothreadPin[];
  readonly schedulers: Schedulers;
  readonly resourceControl: readonly ResourceControl[];
  readonly topology: GuestTopology | undefined;
  readonly cells: readonly GuestCell[];
  readonly interconnects: readonly Interconnect[];
  readonly numatune: NumatuneElement;
  readonly partition: Located<string> | undefined;
  readonly disks: readonly DiskElement[];
  readonly controllers: readonly ControllerElement[];
  readonly hostdevs: readonly PlacedDevice[];
  readonly memoryDevices: readonly MemoryDevice[];
}

/** `<vcpu>` cannot be counted before it is read, and its count can be assumed: so the caller reads it, in its turn. */
export interface VcpuCount {
  readonly vcpu: VcpuElement;
  readonly max: number;
}

export function parseDomain(
  element: XmlElement,
  isWhole: boolean,
  context: ReadContext,
  readCount: () => VcpuCount,
  refusals: RefusalList,
): ParsedDomain {
  const { changes } = context;
  const type = attributeOf(element, 'type')?.value;
  const isComplete = isWhole && context.isStrict;

  const memory = readMemoryElements(element, refusals);
  const { vcpu, max } = readCount();
  const current = Math.min(vcpu.current ?? max, max);
  const states = readVcpuStates(element, max, current, refusals);
  const iothreads = readIothreads(element, refusals);
  const cpuTime = readCpuTime(element, refusals);
  const vcpuPins = readVcpuPins(element, max, refusals);
  const emulatorPins = readEmulatorPins(element, refusals);
  const iothreadPins = readIothreadPins(element, iothreads.ids, refusals);
  const schedulers = readSchedulers(element, max, iothreads.ids, refusals);
  const resourceControl = readResourceControl(element, max, refusals);
  const topology = readTopology(element, changes, refusals);
  const cells = readCells(element, refusals);
  const interconnects = readInterconnects(element, refusals);
  checkCells(cells, max, element, refusals);
  const vcpuAuto = vcpu.placement?.value === 'auto';
  const numatune = readNumatune(element, vcpuAuto, vcpu.span, cells, changes, refusals);
  const partition = readPartition(element, refusals);
  const disks = readDisks(element, refusals);
  const controllers = readControllers(element, refusals);
  const hostdevs = readHostdevs(element, changes, refusals);
  const memoryDevices = readMemoryDevices(element, refusals);
  return {
    element,
    context,
    type,
    isQemu: type === undefined || type === 'kvm' || type === 'qemu',
    isComplete,
    machine: readMachine(element, isComplete),
    max,
    memory,
    vcpu,
    states,
    iothreads,
    cpuTime,
    vcpuPins,
    emulatorPins,
    iothreadPins,
    schedulers,
    resourceControl,
    topology,
    cells,
    interconnects,
    numatune,
    partition,
    disks,
    controllers,
    hostdevs,
    memoryDevices,
  };
}
