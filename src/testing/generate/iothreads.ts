/** `<iothreads>` and `<iothreadids>`. */
import fc from 'fast-check';
import { few, mostly, required, tidyOr, type Care } from './care.ts';
import { countText, numberText } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

export function iothreadsElement(care: Care, count: number): fc.Arbitrary<XmlNode> {
  return countText(care, fc.constant(count)).map((text) => node('iothreads', {}, text));
}

/** Pools that fit, and those of which libvirt takes none. */
function poolAttributes(care: Care): fc.Arbitrary<XmlNode['attributes']> {
  const usual = fc.constantFrom<XmlNode['attributes']>(
    {},
    {},
    { thread_pool_min: '0', thread_pool_max: '4' },
    { thread_pool_max: '8' },
    { thread_pool_min: '2', thread_pool_max: '2' },
  );
  const odd = fc.constantFrom<XmlNode['attributes']>(
    { thread_pool_min: '0' },
    { thread_pool_max: '0' },
    { thread_pool_min: '5', thread_pool_max: '4' },
    { thread_pool_min: '-1' },
    { thread_pool_max: 'x' },
    { thread_pool_max: '2147483648', thread_pool_min: '' },
  );
  return mostly(care, usual, odd);
}

export function iothreadIdsElement(care: Care): fc.Arbitrary<XmlNode> {
  const iothread = (id: string | undefined): fc.Arbitrary<XmlNode> =>
    poolAttributes(care).map((pool) => node('iothread', { id, ...pool }));
  const distinct = fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 })
    .chain((ids) => fc.tuple(...ids.map((id) => iothread(String(id)))));
  const any = few(required(care, numberText(care, fc.nat(5))).chain(iothread), 4);
  return tidyOr(care, distinct, any).map((children) => node('iothreadids', {}, children));
}

export function defaultIothreadElement(care: Care): fc.Arbitrary<XmlNode> {
  return poolAttributes(care).map((pool) => node('defaultiothread', pool));
}
