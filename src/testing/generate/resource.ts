/** `<resource>`. */
import fc from 'fast-check';
import { maybe, mostly, type Care } from './care.ts';
import { node, type XmlNode } from './xml-node.ts';

export function resourceElement(care: Care): fc.Arbitrary<XmlNode> {
  const partition = mostly(
    care,
    fc.constantFrom('/machine', '/machine/prod', '/a'),
    fc.constantFrom('', 'a', ' '),
  ).map((path) => node('partition', {}, path));
  return maybe(care === 'careless' ? 80 : 98, partition).map((child) =>
    node('resource', {}, child === undefined ? [] : [child]),
  );
}
