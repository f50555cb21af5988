/** `<numatune>`: `<memory>` and `<memnode>`. */
import fc from 'fast-check';
import { few, maybe, required, tidyOr, type Care } from './care.ts';
import { numberText, setText, word } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

const mode = (care: Care): fc.Arbitrary<string> =>
  word(care, 'strict', 'preferred', 'interleave', 'restrictive');

function memoryElement(care: Care): fc.Arbitrary<XmlNode> {
  const bound = fc.record({
    mode: maybe(70, mode(care)),
    placement: maybe(20, word(care, 'static')),
    nodeset: setText(care),
  });
  const auto = fc.record({
    mode: maybe(50, mode(care)),
    placement: word(care, 'auto'),
    nodeset: maybe(20, setText(care)),
  });
  const any = fc.record({
    mode: maybe(50, mode(care)),
    placement: maybe(50, word(care, 'static', 'auto', 'default')),
    nodeset: maybe(50, setText(care)),
  });
  return tidyOr(care, fc.oneof(bound, auto), any).map((attributes) => node('memory', attributes));
}

function memnodeElement(care: Care, cell: fc.Arbitrary<number>): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      cellid: required(care, numberText(care, cell)),
      mode: maybe(50, mode(care)),
      nodeset: required(care, setText(care)),
    })
    .map((attributes) => node('memnode', attributes));
}

export function numatuneElement(care: Care): fc.Arbitrary<XmlNode> {
  const distinct = fc
    .subarray([0, 1, 2, 3], { maxLength: 2 })
    .chain((cells) => fc.tuple(...cells.map((cell) => memnodeElement(care, fc.constant(cell)))));
  const some = tidyOr(care, distinct, few(memnodeElement(care, fc.nat(3)), 3));
  return fc
    .record({
      memory: maybe(70, memoryElement(care)),
      // A domain without cells must not have any.
      memnodes: fc.oneof(fc.constant([]), some),
      again: maybe(care === 'careless' ? 5 : 1, memoryElement(care)),
    })
    .map(({ memory, memnodes, again }) =>
      node(
        'numatune',
        {},
        [memory, ...memnodes, again].filter((child) => child !== undefined),
      ),
    );
}
