/** Which of a domain's devices a model link keeps: those that are read, and those that decide how these are counted. */
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../core/xml/xml.ts';

export function devicesThatMatter(domain: XmlElement): ReadonlySet<XmlElement> {
  const named = (name: string): readonly XmlElement[] => elementsAt(domain, 'devices', name);
  return new Set([
    ...named('memory'),
    ...disksThatMatter(named('disk')),
    ...controllersThatMatter(named('controller')),
    ...named('hostdev').filter((hostdev) => attributeAt(hostdev, 'acpi', 'nodeset') !== undefined),
    ...named('iommu').filter((iommu) => attributeAt(iommu, 'driver', 'eim') !== undefined),
  ]);
}

/** Disks are judged bus by bus in the order in which each bus first appears, so all of them count, or none. */
function disksThatMatter(disks: readonly XmlElement[]): readonly XmlElement[] {
  return disks.some((disk) => attributeAt(disk, 'driver', 'iothread') !== undefined) ? disks : [];
}

/** A controller without an index gets the lowest that is free, and types are judged in the order of their first. */
function controllersThatMatter(controllers: readonly XmlElement[]): readonly XmlElement[] {
  const isPlain = (controller: XmlElement): boolean =>
    attributeAt(controller, 'driver', 'iothread') === undefined &&
    elementsAt(controller, 'target', 'node').length === 0 &&
    !(attributeOf(controller, 'model')?.value ?? '').endsWith('expander-bus') &&
    /^\d{1,6}$/.test(attributeOf(controller, 'index')?.value ?? '0');
  const special = controllers.filter((controller) => !isPlain(controller));
  const isIndexed = special.every((controller) => attributeOf(controller, 'index') !== undefined);
  const types = new Set(special.map((controller) => attributeOf(controller, 'type')?.value));
  return special.length > 0 && (types.size > 1 || !isIndexed) ? controllers : special;
}

function attributeAt(element: XmlElement, child: string, name: string): string | undefined {
  const found = childNamed(element, child);
  return found === undefined ? undefined : attributeOf(found, name)?.value;
}
