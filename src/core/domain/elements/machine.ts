/** `<os><type machine>` and what QEMU's x86 machines bear (qemuValidateDomainVCpuTopology; limits: QEMU's hw/i386). */
import { attributeOf, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { Span } from '../../text/source.ts';
import type { Changes } from '../versions.ts';
import type { RefusalList } from './refuse.ts';

export interface Machine {
  /** undefined: another one, or none is named. */
  readonly family: 'pc' | 'q35' | undefined;
  /** Of QEMU, where the name tells it. */
  readonly version: readonly [number, number] | undefined;
}

/** `isComplete`: the text is all there is, so that a machine that is not named is libvirt's own choice. */
export function readMachine(domain: XmlElement, isComplete: boolean): Machine {
  const type = elementsAt(domain, 'os', 'type')[0];
  const arch = type === undefined ? undefined : attributeOf(type, 'arch')?.value;
  const isX86 = arch === undefined || arch === 'x86_64' || arch === 'i686';
  const name = type === undefined ? undefined : attributeOf(type, 'machine')?.value;
  const written = name ?? (isComplete && isX86 ? 'pc' : '');
  const found = /^(?:(q35|pc)|pc-(q35|i440fx)-(\d{1,3})\.(\d{1,3}))$/.exec(written);
  if (!isX86 || found === null) return { family: undefined, version: undefined };
  const family = (found[1] ?? found[2]) === 'q35' ? 'q35' : 'pc';
  const version = found[3] === undefined ? undefined : ([Number(found[3]), Number(found[4])] as const);
  return { family, version };
}

/** Most vCPUs of a machine of that QEMU release or later. */
const q35Limits: readonly { readonly since: readonly [number, number]; readonly most: number }[] = [
  { since: [9, 1], most: 4096 },
  { since: [8, 1], most: 1024 },
  { since: [0, 0], most: 288 },
];

/** `qemu`: what stands behind a machine name without a version. */
function mostVcpus({ family, version }: Machine, qemu: readonly [number, number]): number {
  if (family === undefined) return Infinity;
  if (family === 'pc') return 255;
  const [major, minor] = version ?? qemu;
  const row = q35Limits.find(({ since }) => major > since[0] || (major === since[0] && minor >= since[1]));
  return row?.most ?? 288;
}

/** With an alias the release of QEMU decides; the one that came with libvirt 9.0.0, or a new one. */
export function checkMachineLimit(
  machine: Machine,
  maxVcpus: number,
  isBaseline: boolean,
  span: Span,
  refusals: RefusalList,
): void {
  const most = mostVcpus(machine, isBaseline ? [7, 2] : [10, 0]);
  if (maxVcpus <= most) return;
  refusals.add(
    `unsupported configuration: Maximum CPUs greater than specified machine type limit ${String(most)}`,
    span,
  );
}

/** More than 255 vCPUs want x2APIC ids, hence an IOMMU that remaps interrupts. */
export function checkManyVcpus(
  domain: XmlElement,
  machine: Machine,
  maxVcpus: number,
  changes: Changes,
  span: Span,
  refusals: RefusalList,
): void {
  if (machine.family !== 'q35' || maxVcpus <= 255 || changes.has('iommu-added-for-many-vcpus')) return;
  const drivers = elementsAt(domain, 'devices', 'iommu', 'driver');
  if (drivers.some((driver) => attributeOf(driver, 'eim')?.value === 'on')) return;
  refusals.add(
    'unsupported configuration: more than 255 vCPUs require extended interrupt mode enabled on the iommu device',
    span,
  );
}
