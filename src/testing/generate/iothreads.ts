/** `<iothreads>` and `<iothreadids>`. */
import fc from 'fast-check';
import { few, required, tidyOr, type Care } from './care.ts';
import { countText, numberText } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

export function iothreadsElement(care: Care, count: number): fc.Arbitrary<XmlNode> {
  return countText(care, fc.constant(count)).map((text) => node('iothreads', {}, text));
}

export function iothreadIdsElement(care: Care): fc.Arbitrary<XmlNode> {
  const iothread = (id: string | undefined): XmlNode => node('iothread', { id });
  const distinct = fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 })
    .map((ids) => ids.map((id) => iothread(String(id))));
  const any = few(required(care, numberText(care, fc.nat(5))).map(iothread), 4);
  return tidyOr(care, distinct, any).map((children) => node('iothreadids', {}, children));
}
