/** `<memory>` and its kin, `<memoryBacking>`, memory modules. */
import fc from 'fast-check';
import { few, maybe, mostly, required, tidyOr, type Care } from './care.ts';
import { numberText, setText, word } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

const unit = (care: Care): fc.Arbitrary<string | undefined> =>
  maybe(20, word(care, 'KiB', 'MiB', 'b', 'bytes', 'KB', 'k', 'm', 'kib'));

const oddAmount = fc.constantFrom(
  '',
  '0',
  '-1',
  'x',
  '1.5',
  ' 7',
  '7 ',
  '9223372036854775807',
  '9007199254740991',
  '9007199254740992',
  '18446744073709551616',
);

function amount(
  care: Care,
  name: string,
  kib: number,
  attributes: XmlNode['attributes'] = {},
): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      text: mostly(care, fc.constant(String(kib)), oddAmount),
      unit: mostly(care, fc.constant(undefined), unit('careless')),
    })
    .map(({ text, unit: of }) => node(name, { unit: of, ...attributes }, text));
}

/** The elements below `<domain>`; mostly only `<memory>`, which every domain needs. */
export function memoryElements(care: Care, isFocus: boolean): fc.Arbitrary<readonly XmlNode[]> {
  const rare = care === 'careless' ? 10 : 2;
  const most = fc
    .record({
      slots: mostly(care, fc.constant('16'), fc.constantFrom(undefined, '0', 'x', '', '1', '-1')),
      kib: fc.constantFrom(16_777_216, 8_388_608, 2_097_152),
    })
    .chain(({ slots, kib }) => amount(care, 'maxMemory', kib, { slots }));
  return fc
    .tuple(
      maybe(care === 'careful' ? 99 : 95, amount(care, 'memory', 1_048_576)),
      maybe(rare, amount(care, 'memory', 4_194_304)),
      maybe(isFocus ? 40 : 10, amount(care, 'currentMemory', 524_288)),
      maybe(isFocus ? 35 : 2, most),
      maybe(
        isFocus ? rare : 0,
        word('careless', 'on', 'off').map((dumpCore) => node('memory', { dumpCore }, '1048576')),
      ),
    )
    .map((all) => all.filter((one) => one !== undefined));
}

function page(
  care: Care,
  size: fc.Arbitrary<string>,
  nodeset: fc.Arbitrary<string | undefined>,
): fc.Arbitrary<XmlNode> {
  return fc
    .record({ size: required(care, mostly(care, size, oddAmount)), unit: unit(care), nodeset })
    .map((attributes) => node('page', attributes));
}

function hugepagesElement(care: Care): fc.Arbitrary<XmlNode> {
  const sizes = fc.constantFrom('2048', '1048576', '4');
  const tidy = fc
    .subarray(['0', '1', '2'])
    .chain((sets) =>
      fc.tuple(
        maybe(60, page(care, sizes, fc.constant(undefined))),
        ...(care === 'careful' ? [] : sets).map((set) =>
          page(care, sizes, fc.constant<string | undefined>(set)),
        ),
      ),
    )
    .map((all) => all.filter((one) => one !== undefined));
  const any = few(
    page(care, sizes, maybe(60, mostly(care, fc.constantFrom('0', '1', '0-1', '3', '^0'), setText(care)))),
    3,
  );
  return tidyOr(care, tidy, any).map((pages) => node('hugepages', {}, pages));
}

export function memoryBackingElement(care: Care): fc.Arbitrary<XmlNode> {
  const attribute = (
    name: string,
    key: string,
    ...words: readonly string[]
  ): fc.Arbitrary<XmlNode | undefined> =>
    maybe(
      15,
      word(care, ...words).map((value) => node(name, { [key]: value })),
    );
  return fc
    .tuple(
      maybe(75, hugepagesElement(care)),
      attribute('source', 'type', 'memfd', 'file', 'anonymous'),
      attribute('access', 'mode', 'shared', 'private'),
      attribute('allocation', 'mode', 'immediate', 'ondemand'),
      maybe(
        care === 'careless' ? 6 : 1,
        numberText(care, fc.nat(8)).map((threads) => node('allocation', { threads })),
      ),
    )
    .map((all) =>
      node(
        'memoryBacking',
        {},
        all.filter((one) => one !== undefined),
      ),
    );
}

/** A module of 512 MiB. libvirt says nothing about those without a guest cell or without slots until the very end. */
export function memoryModule(care: Care): fc.Arbitrary<XmlNode> {
  const source = fc
    .record({
      nodemask: maybe(60, setText(care)),
      pagesize: maybe(15, mostly(care, fc.constant('2048'), oddAmount)),
    })
    .map(({ nodemask, pagesize }) =>
      node(
        'source',
        {},
        [
          nodemask === undefined ? undefined : node('nodemask', {}, nodemask),
          pagesize === undefined ? undefined : node('pagesize', {}, pagesize),
        ].filter((one) => one !== undefined),
      ),
    );
  const target = fc
    .record({
      size: required(care, mostly(care, fc.constantFrom('524288', '131072'), oddAmount)),
      node: mostly(
        care,
        numberText(care, fc.constantFrom(0, 0, 1)),
        fc.constantFrom(undefined, '2', '9', '-1', 'x', ''),
      ),
    })
    .map(({ size, node: cell }) =>
      node(
        'target',
        {},
        [
          size === undefined ? undefined : node('size', { unit: 'KiB' }, size),
          cell === undefined ? undefined : node('node', {}, cell),
        ].filter((one) => one !== undefined),
      ),
    );
  return fc
    .record({
      model: required(care, mostly(care, fc.constant('dimm'), fc.constantFrom('', 'foo', 'DIMM'))),
      access: maybe(15, word(care, 'shared', 'private')),
      discard: maybe(10, word(care, 'yes', 'no')),
      source: maybe(40, source),
      target: required(care, target),
    })
    .map(({ source: from, target: to, ...attributes }) =>
      node(
        'memory',
        attributes,
        [from, to].filter((child) => child !== undefined),
      ),
    );
}
