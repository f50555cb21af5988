/** Which texts are about one guest. */
import type { Domain } from './domain.ts';

/**
 * Which QEMU command line and which XML are one domain: they bear one name; or there is one of each and not both are
 * named.
 */
export function pairQemuWithXml(
  domains: readonly Domain[],
): readonly (readonly [qemu: Domain, xml: Domain])[] {
  const lines = domains.filter(({ qemu }) => qemu !== undefined);
  const xmls = domains.filter(({ qemu }) => qemu === undefined);
  const [line, secondLine] = lines;
  const [xml, secondXml] = xmls;
  if (line !== undefined && xml !== undefined && secondLine === undefined && secondXml === undefined) {
    if (line.name === undefined || xml.name === undefined || line.name === xml.name) return [[line, xml]];
  }
  const byName = new Map(xmls.map((one) => [one.name, one]));
  return lines.flatMap((one): (readonly [Domain, Domain])[] => {
    const same = one.name === undefined ? undefined : byName.get(one.name);
    return same === undefined ? [] : [[one, same]];
  });
}

/**
 * The domains as guests: one that is there twice counts once. Of a command line and XML the XML counts; of XML told
 * twice (a report has /etc/libvirt/qemu/VM.xml and `virsh dumpxml VM`) that of the running guest, else the last one.
 * libvirt lets no two domains of a host have one name.
 */
export function withoutTwins(domains: readonly Domain[]): readonly Domain[] {
  const twins = new Set(pairQemuWithXml(domains).map(([qemu]) => qemu));
  const counts = new Map<string, Domain>();
  for (const domain of domains) {
    if (domain.name === undefined || domain.qemu !== undefined) continue;
    const other = counts.get(domain.name);
    if (other !== undefined)
      twins.add(other.status !== undefined && domain.status === undefined ? domain : other);
    if (other === undefined || !twins.has(domain)) counts.set(domain.name, domain);
  }
  return twins.size === 0 ? domains : domains.filter((domain) => !twins.has(domain));
}
