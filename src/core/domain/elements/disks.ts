/** `<disk><driver iothread>` (virDomainDiskDefDriverParseXML, qemuValidateDomainDeviceDefDiskIOThreads). */
import type { Span } from '../../text/source.ts';
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import { DeviceOrder } from './device-order.ts';
import { readUint, type RefusalList } from './refuse.ts';

export interface DiskElement {
  readonly iothread: number;
  /** undefined where libvirt would choose one by rules that are not modelled. */
  readonly bus: string | undefined;
  readonly target: string;
  readonly span: Span;
}

/** What a target's name says of its bus (virDomainDiskDefPostParse and the QEMU driver). */
const busOfPrefix: ReadonlyMap<string, string> = new Map([
  ['fd', 'fdc'],
  ['hd', 'ide'],
  ['vd', 'virtio'],
  ['xvd', 'xen'],
  ['sd', 'scsi'],
  ['ubd', 'uml'],
]);

/** All disks that name an iothread, in libvirt's order: those of one bus together, by the letters of their names. */
export function readDisks(domain: XmlElement, refusals: RefusalList): readonly DiskElement[] {
  const disks = new DeviceOrder<DiskElement>();
  for (const element of elementsAt(domain, 'devices', 'disk')) {
    const driver = childNamed(element, 'driver');
    const iothread =
      driver === undefined ? undefined : readUint(driver, 'iothread', refusals, { nonZero: true });
    const targetElement = childNamed(element, 'target');
    const target = (targetElement && attributeOf(targetElement, 'dev')?.value) ?? '';
    const written = targetElement === undefined ? undefined : attributeOf(targetElement, 'bus')?.value;
    const name = /^(?:x?vd|[fhs]d|ubd)(?=[a-z])/.exec(target)?.[0] ?? '';
    const bus = written ?? busOfPrefix.get(name);
    const disk = { iothread: iothread ?? 0, bus, target, span: driver?.span ?? element.span };
    disks.insert(bus, letterIndex(target.slice(name.length)), disk);
  }
  return disks.all().filter((disk) => disk.iothread !== 0);
}

/** a is 0, z 25, aa 26. */
function letterIndex(letters: string): number {
  let index = 0;
  for (const letter of /^[a-z]{0,6}/.exec(letters)?.[0] ?? '') index = index * 26 + letter.charCodeAt(0) - 96;
  return index - 1;
}

/** The QEMU driver's rule. */
export function checkDiskIothreads(
  disks: readonly DiskElement[],
  iothreads: readonly number[],
  refusals: RefusalList,
): void {
  const known = new Set(iothreads);
  for (const { iothread, bus, target, span } of disks) {
    if (bus !== undefined && bus !== 'virtio') {
      refusals.add(
        `unsupported configuration: IOThreads not available for bus ${bus} target ${target}`,
        span,
      );
    } else if (!known.has(iothread)) {
      refusals.add(
        `unsupported configuration: Disk iothread '${String(iothread)}' not defined in iothreadid`,
        span,
      );
    }
  }
}
