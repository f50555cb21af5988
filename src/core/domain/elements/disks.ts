/** `<disk><driver iothread>` (virDomainDiskDefDriverParseXML, qemuValidateDomainDeviceDefDiskIOThreads). */
import type { Span } from '../../text/source.ts';
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
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
  const disks: { readonly disk: DiskElement; readonly index: number }[] = [];
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
    const index = letterIndex(target.slice(name.length));
    // virDomainDiskInsert
    let at = -1;
    for (let i = disks.length - 1; i >= 0; i--) {
      const other = disks[i];
      if (other === undefined || other.disk.bus !== bus) continue;
      if (other.index > index) at = i;
      else if (at === -1) at = i + 1;
    }
    disks.splice(at === -1 ? disks.length : at, 0, { disk, index });
  }
  return disks.flatMap(({ disk }) => (disk.iothread === 0 ? [] : [disk]));
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
  for (const { iothread, bus, target, span } of disks) {
    if (bus !== undefined && bus !== 'virtio') {
      refusals.add(
        `unsupported configuration: IOThreads not available for bus ${bus} target ${target}`,
        span,
      );
    } else if (!iothreads.includes(iothread)) {
      refusals.add(
        `unsupported configuration: Disk iothread '${String(iothread)}' not defined in iothreadid`,
        span,
      );
    }
  }
}
