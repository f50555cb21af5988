/** What stands within `<numa>` beside the cells' own attributes: distances, caches, interconnects. */
import fc from 'fast-check';
import { few, maybe, mostly, required, tidyOr, type Care } from './care.ts';
import { numberText, word } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

export function distancesElement(care: Care, cell: number, cells: number): fc.Arbitrary<XmlNode> {
  const usual = fc.tuple(
    ...Array.from({ length: cells }, (_, id) =>
      maybe(
        70,
        fc
          .integer({ min: 11, max: 255 })
          .map((value) => node('sibling', { id: String(id), value: id === cell ? '10' : String(value) })),
      ),
    ),
  );
  const other = node('sibling', { id: String(cell), value: '10' });
  const any = few(
    fc
      .record({
        id: required(care, numberText(care, fc.nat(cells))),
        value: required(
          care,
          mostly(
            care,
            fc.constantFrom('10', '11', '20', '255'),
            fc.constantFrom('9', '256', '0', 'x', '4294967295'),
          ),
        ),
      })
      .map((attributes) => node('sibling', attributes)),
    3,
  );
  return tidyOr(
    care,
    usual.map((all) => {
      const siblings = all.filter((one) => one !== undefined);
      return siblings.length === 0 ? [other] : siblings;
    }),
    any,
  ).map((siblings) => node('distances', {}, siblings));
}

export function cacheElements(care: Care): fc.Arbitrary<readonly XmlNode[]> {
  const amount = (name: string): fc.Arbitrary<XmlNode> =>
    fc
      .record({
        value: required(
          care,
          mostly(
            care,
            fc.constantFrom('8', '10', '64'),
            fc.constantFrom('', 'x', '-1', '99999999999999999999'),
          ),
        ),
        unit: maybe(70, word(care, 'KiB', 'B', 'MiB')),
      })
      .map((attributes) => node(name, attributes));
  const cache = (level: fc.Arbitrary<string>): fc.Arbitrary<XmlNode> =>
    fc
      .record({
        level: required(care, level),
        associativity: required(care, word(care, 'none', 'direct', 'full')),
        policy: required(care, word(care, 'none', 'writeback', 'writethrough')),
        size: required(care, amount('size')),
        line: required(care, amount('line')),
      })
      .map(({ size, line, ...attributes }) =>
        node(
          'cache',
          attributes,
          [size, line].filter((child) => child !== undefined),
        ),
      );
  const tidy = fc
    .subarray(['1', '2', '3'])
    .chain((levels) => fc.tuple(...levels.map((level) => cache(fc.constant(level)))));
  return tidyOr(care, tidy, few(cache(fc.constantFrom('1', '2', '3', '4', '0', 'x', '')), 3));
}

export function interconnectsElement(care: Care, cells: number): fc.Arbitrary<XmlNode> {
  const link = (initiator: fc.Arbitrary<number>, target: fc.Arbitrary<number>): fc.Arbitrary<XmlNode> =>
    fc
      .record({
        name: fc.constantFrom('latency', 'bandwidth'),
        initiator: required(care, numberText(care, initiator)),
        target: required(care, numberText(care, target)),
        cache: maybe(care === 'careful' ? 2 : 15, numberText(care, fc.integer({ min: 0, max: 3 }))),
        type: required(care, word(care, 'access', 'read', 'write')),
        value: required(
          care,
          mostly(care, fc.constantFrom('5', '204800', '10'), fc.constantFrom('', 'x', '-1')),
        ),
      })
      .map(({ name, ...attributes }) => node(name, attributes));
  const tidy = fc
    .tuple(...Array.from({ length: cells }, (_, id) => maybe(60, link(fc.constant(id), fc.constant(id)))))
    .map((all) => all.filter((one) => one !== undefined));
  const any = few(link(fc.nat(cells), fc.nat(cells)), 4);
  return fc
    .oneof({ weight: 2, arbitrary: tidy }, { weight: care === 'careful' ? 1 : 2, arbitrary: any })
    .map((links) => node('interconnects', {}, links));
}
