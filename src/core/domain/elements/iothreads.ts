/** `<iothreads>` and `<iothreadids>`: how many iothreads there are and their ids. */
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import { readUintAttribute } from '../libvirt-number.ts';
import { readUint, stringValueOf, type RefusalList } from './refuse.ts';

/** More iothreads than any guest has; beyond it only the first are modelled. */
const mostIothreads = 4096;

/** Ids in libvirt's order: those of `<iothreadids>`, then the lowest free ids up to the count. */
export function readIothreads(domain: XmlElement, refusals: RefusalList): readonly number[] {
  const element = childNamed(domain, 'iothreads');
  const text = element === undefined ? '' : stringValueOf(element);
  // virStrToLong_uip, as for attributes: not even `-0` passes.
  const count = text === '' ? 0 : readUintAttribute(text);
  if (count === undefined && element !== undefined) {
    refusals.add(`XML error: invalid iothreads count '${text}'`, element.span);
  }
  const ids: number[] = [];
  const seen = new Set<number>();
  for (const iothread of elementsAt(domain, 'iothreadids', 'iothread')) {
    const id = readUint(iothread, 'id', refusals, { required: true, nonZero: true });
    if (id === undefined) continue;
    if (seen.has(id)) {
      refusals.add(
        `XML error: duplicate iothread id '${String(id)}' found`,
        attributeOf(iothread, 'id')?.span ?? iothread.span,
      );
      continue;
    }
    seen.add(id);
    ids.push(id);
  }
  for (let id = 1; ids.length < Math.min(count ?? 0, mostIothreads); id++) {
    if (!seen.has(id)) ids.push(id);
  }
  return ids;
}
