/**
 * A QEMU command line as a domain of its own: what QEMU makes of `-smp`, `-numa` and `-object`. Its refusals are
 * QEMU's sentences (7.2), in the order in which it meets them. It has no pins: a command line cannot hold any.
 */
import type { Assumption } from '../assumption.ts';
import { countOf, rangeSet, unionOf, type CpuSet } from '../cpuset/cpuset.ts';
import { bareCell, bareTuning } from '../domain/bare.ts';
import type { Domain, GuestCell, MemnodeTune, Refusal } from '../domain/domain.ts';
import type { MemoryDevice } from '../domain/tuning.ts';
import { domainId } from '../identity.ts';
import type { QemuGuest, QemuMemory, QemuSmp } from '../intake/facts/qemu-guest.ts';
import type { Span } from '../text/source.ts';
import { completeSmp, type CompleteSmp, type SmpOrder } from './complete-smp.ts';
import { isAtLeast, releaseOf } from './machine-type.ts';
import { assignCells, countInCells, cpusAt } from './qemu-cells.ts';
import { completeDistances } from './qemu-distances.ts';
import {
  bindingOf,
  bytesOfCell,
  cellMemoryCheck,
  checkObjects,
  checkSum,
  memoryMiBOf,
  memoryObjects,
} from './qemu-memory.ts';

export interface QemuDomain {
  readonly domain: Domain;
  /** Those in force and those only offered. */
  readonly assumptions: readonly Assumption[];
}

/** More refusals than anybody reads. */
const mostRefusals = 1000;

export function domainOfQemu(
  guest: QemuGuest,
  index: number,
  mayAssume: (id: string) => boolean,
): QemuDomain {
  const id = domainId(index);
  const refusals: Refusal[] = [];
  const refuse = (message: string, span: Span): void => {
    if (refusals.length < mostRefusals) refusals.push({ message, span });
  };
  const assumptions: Assumption[] = [];
  const { smp, assumed } = readSmp(guest, id, mayAssume, assumptions);
  if (smp.refusal !== undefined) refuse(smp.refusal, guest.smp?.span ?? guest.span);

  const objects = memoryObjects(guest);
  checkObjects(guest, refuse);
  const checkCell = cellMemoryCheck(guest, refuse);
  const { cells: assigned, unnamed } = assignCells(guest, smp, checkCell, refuse);
  const cells = assigned.map(({ cell }) => cell);
  const distances = completeDistances(
    cells.map((cell) => cell.id),
    guest.distances,
    refuse,
  );
  checkSum(guest, cells, objects, refuse);

  const online = onlineVcpus(guest, smp);
  const iothreads = numberIothreads(guest.iothreads.map((iothread) => iothread.id));
  const whole = cells.length > 0 ? undefined : bindingOf(objects.get(guest.memoryBackend ?? ''));
  const ram = memoryMiBOf(guest);
  const sums = cells.map((cell) => bytesOfCell(cell, objects) ?? 0).reduce((sum, bytes) => sum + bytes, 0);
  const domain: Domain = {
    ...bareTuning,
    id,
    index,
    name: guest.name,
    type: undefined,
    roots: [{ name: guest.program ?? 'qemu', span: guest.span }],
    vcpus: { max: smp.maxcpus, current: countOf(online), assumed, span: guest.smp?.span },
    onlineVcpus: online,
    hotpluggableVcpus: rangeSet(smp.cpus, smp.maxcpus - 1),
    vcpuPlacement: { effective: 'static', written: undefined, by: undefined },
    vcpuCpuset: undefined,
    vcpuPins: [],
    emulatorPins: [],
    iothreadPins: [],
    iothreads: [...iothreads.keys()],
    topology: guest.smp === undefined ? undefined : { ...topologyOf(smp), span: guest.smp.span },
    cells: assigned.map(({ cell, cpus }): GuestCell => {
      const bytes = bytesOfCell(cell, objects);
      return {
        ...bareCell,
        id: cell.id,
        cpus,
        memoryKiB: bytes === undefined ? undefined : Math.floor(bytes / 1024),
        distances: distances.get(cell.id) ?? [],
        span: cell.span,
      };
    }),
    memory: whole === undefined ? undefined : { ...whole, placement: 'static' },
    memnodes: cells.flatMap((cell): MemnodeTune[] => {
      const binding = bindingOf(objects.get(cell.memdev ?? ''));
      return binding === undefined ? [] : [{ ...binding, cell: cell.id }];
    }),
    guestMemory: {
      ...bareTuning.guestMemory,
      totalKiB: ram === undefined ? Math.floor(sums / 1024) : ram * 1024,
    },
    memoryDevices: memoryDevices(guest, objects),
    refusals,
    qemu: {
      program: guest.program,
      machine: guest.machine,
      iothreadIds: [...iothreads].map(([number, name]) => ({ number, id: name })),
      unnamedVcpus: unnamed,
      oldMemory: oldMemoryNote(guest, cells),
      ...(guest.launcher === undefined ? {} : { launcher: guest.launcher }),
    },
  };
  return { domain, assumptions };
}

function topologyOf({ sockets, dies, clusters, cores, threads }: CompleteSmp) {
  return { sockets, dies, clusters, cores, threads };
}

/** The machine type's rule where its name tells it; else today's, as an assumption where it makes a difference. */
function readSmp(
  guest: QemuGuest,
  domain: string,
  mayAssume: (id: string) => boolean,
  assumptions: Assumption[],
): { readonly smp: CompleteSmp; readonly assumed: boolean } {
  const { smp = countFromCells(guest, domain, mayAssume, assumptions), program } = guest;
  const assumed = guest.smp === undefined && smp.cpus !== undefined;
  const release = releaseOf(guest.machine);
  const as = (order: SmpOrder): CompleteSmp => completeSmp(smp, order, program);
  if (release !== undefined)
    return { smp: as(isAtLeast(release, 6, 2) ? 'cores-first' : 'sockets-first'), assumed };
  const today = as('cores-first');
  const before = as('sockets-first');
  if (guest.smp === undefined || (today.sockets === before.sockets && today.cores === before.cores))
    return { smp: today, assumed };
  const id = `qemu-smp:${domain}`;
  assumptions.push({
    id,
    kind: 'qemu-smp',
    domain,
    machine: guest.machine,
    sockets: today.sockets,
    cores: today.cores,
    before: { sockets: before.sockets, cores: before.cores },
    spans: [guest.smp.span],
  });
  return { smp: mayAssume(id) ? today : before, assumed };
}

/** A fragment without `-smp` whose cells name more than QEMU's one vCPU is taken at its word. */
function countFromCells(
  guest: QemuGuest,
  domain: string,
  mayAssume: (id: string) => boolean,
  assumptions: Assumption[],
): Omit<QemuSmp, 'span'> {
  const count = countInCells(guest.cells);
  const [first] = guest.cells;
  if (guest.program !== undefined || first === undefined || count <= 1) return {};
  const id = `qemu-vcpus:${domain}`;
  assumptions.push({ id, kind: 'qemu-vcpus', domain, count, spans: [first.span] });
  return mayAssume(id) ? { cpus: count } : {};
}

function onlineVcpus(guest: QemuGuest, smp: CompleteSmp): CpuSet {
  let online = rangeSet(0, smp.cpus - 1);
  for (const { span: _, ...place } of guest.pluggedCpus) {
    // A vCPU's whole place is given; what is left out is the only one there is.
    const whole = { socket: 0, die: 0, cluster: 0, core: 0, thread: 0, ...place };
    online = unionOf(online, cpusAt(whole, smp));
  }
  return online;
}

/** libvirt's `iothreadN` keep their numbers; others are counted from 1 around them. */
function numberIothreads(ids: readonly string[]): ReadonlyMap<number, string> {
  const numberIn = (id: string): number | undefined => {
    const found = /^iothread([1-9]\d{0,4})$/.exec(id);
    return found === null ? undefined : Number(found[1]);
  };
  const own = new Set(ids.flatMap((id) => numberIn(id) ?? []));
  const numbered = new Map<number, string>();
  let next = 1;
  for (const id of new Set(ids)) {
    let number = numberIn(id);
    if (number === undefined) {
      while (own.has(next)) next++;
      number = next++;
    }
    numbered.set(number, id);
  }
  return numbered;
}

function memoryDevices(guest: QemuGuest, objects: ReadonlyMap<string, QemuMemory>): readonly MemoryDevice[] {
  return guest.memoryDevices.map(({ model, memdev, node, span }) => {
    const object = objects.get(memdev ?? '');
    return {
      model,
      sizeKiB: Math.floor((object?.sizeBytes ?? 0) / 1024),
      node,
      nodemask: bindingOf(object)?.nodeset,
      span,
    };
  });
}

/** Where the machine type's release is not told, it depends on it. */
function oldMemoryNote(guest: QemuGuest, cells: QemuGuest['cells']): Span | undefined {
  if (releaseOf(guest.machine) !== undefined) return undefined;
  return cells.find(({ memoryMiB }) => memoryMiB !== undefined)?.span;
}
