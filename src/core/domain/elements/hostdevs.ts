/** `<hostdev><acpi nodeset>`: the guest cells beside which a host device stands. */
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { PlacedDevice } from '../tuning.ts';
import type { Changes } from '../versions.ts';
import { readSetAttribute, type RefusalList } from './refuse.ts';

/** Read since 11.8.0; before, `<acpi>` is unknown and passed over. */
export function readHostdevs(
  domain: XmlElement,
  changes: Changes,
  refusals: RefusalList,
): readonly PlacedDevice[] {
  if (!changes.has('hostdev-nodeset')) return [];
  return elementsAt(domain, 'devices', 'hostdev').flatMap((element): readonly PlacedDevice[] => {
    const acpi = childNamed(element, 'acpi');
    const attribute = acpi === undefined ? undefined : attributeOf(acpi, 'nodeset');
    if (attribute === undefined) return [];
    const nodeset = readSetAttribute(attribute);
    refusals.addSetFault(nodeset, 'nodeset');
    if (nodeset.set === undefined) return [];
    return [{ kind: 'hostdev', index: undefined, nodes: nodeset.set, span: element.span }];
  });
}
