/**
 * Which QEMU command line and which XML are one domain: they bear one name; or there is one of each and not both are
 * named.
 */
import type { Domain } from './domain.ts';

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

/** The domains of which running threads are told: one that is there twice counts as its XML. */
export function withoutTwins(domains: readonly Domain[]): readonly Domain[] {
  const twins = new Set(pairQemuWithXml(domains).map(([qemu]) => qemu));
  return twins.size === 0 ? domains : domains.filter((domain) => !twins.has(domain));
}
