/** Places, and both ways to the tree, on generated documents and on the samples. */
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataOf } from '../../testing/element-data.ts';
import type { Piece } from '../text/source.ts';
import { passGate } from './gate.ts';
import { readXml } from './read-xml.ts';
import { linkByFastXmlParser, linkByGate } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** A piece that does not start its source, so that a forgotten offset shows. */
const pieceOfText = (text: string): Piece => ({ source: 's', text, at: 7 });
const slice = (piece: Piece, span: { from: number; to: number }): string =>
  piece.text.slice(span.from - piece.at, span.to - piece.at);

function* walk(root: XmlElement | undefined): Generator<XmlElement> {
  const work = root === undefined ? [] : [root];
  for (let element = work.pop(); element !== undefined; element = work.pop()) {
    yield element;
    work.push(...element.children.toReversed());
  }
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** An attribute's value from its text, by the rules of XML 1.0 §3.3.3. */
const decode = (raw: string): string =>
  raw
    .replace(/\r\n|[\r\n\t]/g, ' ')
    .replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));/g, (_, hex?: string, decimal?: string, name = '') =>
      hex === undefined && decimal === undefined
        ? (entities[String(name)] ?? '?')
        : String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
    );

/** What is wrong with the places of one element; the text itself is the witness. */
function* wrongPlaces(piece: Piece, element: XmlElement): Generator<string> {
  const tag = slice(piece, element.tagSpan);
  const whole = slice(piece, element.span);
  if (!tag.startsWith(`<${element.name}`) || !tag.endsWith('>') || !whole.startsWith(tag)) yield tag;
  const { innerSpan, span, tagSpan } = element;
  if (innerSpan.from !== tagSpan.to) yield `inside of ${tag}`;
  const end = whole.slice(innerSpan.to - span.from);
  const isEnd = end.startsWith(`</${element.name}`) && end.indexOf('>') === end.length - 1;
  if (tag.endsWith('/>') ? span.to !== tagSpan.to || innerSpan.to !== tagSpan.to : !isEnd)
    yield `end of ${tag}`;
  for (const { name, value, nameSpan, span: valueSpan } of element.attributes) {
    if (slice(piece, nameSpan) !== name) yield `${name} in ${tag}`;
    if (decode(slice(piece, valueSpan)) !== value) yield `${value} in ${tag}`;
    const between = slice(piece, { from: nameSpan.to, to: valueSpan.from });
    const after = piece.text.charAt(valueSpan.to - piece.at);
    if (!/^[ \t\r\n]*=[ \t\r\n]*["']$/.test(between) || after !== between.at(-1))
      yield `around ${value} in ${tag}`;
  }
}

const told = (root: XmlElement | undefined): string => JSON.stringify(root && dataOf(root));

/** Checks a sound text; gives the number of attributes, −1 when only the gate's tree was to be had. */
function checkSound(piece: Piece): number {
  const reading = readXml(piece);
  expect(reading.fault).toBeUndefined();
  const byGate = told(linkByGate(passGate(piece)));
  const byFast = linkByFastXmlParser(piece, passGate(piece));
  if (byFast !== undefined) expect(told(byFast) === byGate).toBe(true);
  expect(told(reading.root) === byGate).toBe(true);
  const elements = [...walk(reading.root)];
  expect(elements.flatMap((element) => [...wrongPlaces(piece, element)])).toEqual([]);
  return byFast === undefined ? -1 : elements.reduce((sum, { attributes }) => sum + attributes.length, 0);
}

const name = fc.constantFrom('a', 'vcpu', 'qemu:arg', 'n-1.x', 'é', '\u{10000}', 'toString', '__proto__');
const gap = fc.constantFrom(' ', '\n', '\r\n', '\t', ' \r\n  ');
const optionalGap = fc.oneof(fc.constant(''), gap);
const content = fc.constantFrom(
  '',
  ' ',
  'x',
  '\r\n  ',
  '😀',
  '&amp;',
  '&#65;',
  ']]',
  '<!-- > & < -->',
  '<![CDATA[<a>]]>',
  '<?p a="1?>',
);
const valueBody = fc
  .array(
    fc.constantFrom('x', '0-3,^1', '>', ' ', '\r\n', '\t', '&quot;', '&#10;', '&#x1F600;', '😀', '/', '='),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));
const attribute = fc
  .tuple(gap, optionalGap, optionalGap, valueBody, fc.constantFrom('"', "'"), fc.constantFrom('"', "'", ''))
  .map(([before, left, right, body, quote, inner]) => ({
    before,
    rest: `${left}=${right}${quote}${body}${inner === quote ? '' : inner}${quote}`,
  }));
const { element: elementText } = fc.letrec<{ element: string; inner: string }>((tie) => ({
  inner: fc.oneof({ depthSize: 'small', withCrossShrink: true }, content, tie('element')),
  element: fc
    .tuple(name, fc.uniqueArray(name, { maxLength: 3 }), fc.array(attribute, { minLength: 3, maxLength: 3 }))
    .chain(([tag, names, attributes]) => {
      const start = `<${tag}${names.map((key, i) => `${attributes[i]?.before ?? ' '}${key}${attributes[i]?.rest ?? '=""'}`).join('')}`;
      return fc
        .tuple(fc.array(tie('inner'), { maxLength: 4 }), optionalGap, fc.boolean())
        .map(([inner, end, empty]) =>
          empty ? `${start}${end}/>` : `${start}${end}>${inner.join('')}</${tag}${end}>`,
        );
    }),
}));
const documentText = fc
  .tuple(fc.constantFrom('', '\ufeff', '<?xml version="1.0"?>\r\n', '<!-- & -->'), elementText, optionalGap)
  .map((parts) => parts.join(''));

describe('properties', () => {
  it('places and both trees of any document', () => {
    let joined = 0;
    fc.assert(
      fc.property(documentText, (text) => {
        if (checkSound(pieceOfText(text)) >= 0) joined++;
      }),
      { numRuns: 1000 },
    );
    expect(joined).toBeGreaterThan(100);
  });

  it('a cut anywhere keeps what was read before it', () => {
    fc.assert(
      fc.property(documentText, fc.double({ min: 0, max: 1, noNaN: true }), (text, where) => {
        const cut = Math.floor(where * text.length);
        const whole = [...walk(readXml(pieceOfText(text)).root)];
        const part = readXml(pieceOfText(text.slice(0, cut)));
        const kept = [...walk(part.root)];
        const before = whole.filter((element) => element.tagSpan.to <= cut + 7);
        expect(kept.length).toBeGreaterThanOrEqual(before.length);
        before.forEach((element, i) => {
          expect(kept[i]?.tagSpan).toEqual(element.tagSpan);
          const { attributes, ...data } = dataOf(element);
          const part = kept[i] && dataOf(kept[i]);
          expect(part?.['attributes']).toEqual(attributes);
          if (element.span.to <= cut + 7) expect(part).toEqual({ ...data, attributes });
        });
        if (cut < (whole[0]?.span.to ?? 0) - 7) expect(part.fault).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('no text throws, and a fault lies in the text', () => {
    const scraps = fc.constantFrom(
      ...[
        '<',
        '>',
        '</',
        '/>',
        '<a',
        '<b x=',
        '"',
        "'",
        '=',
        '&',
        '&amp;',
        ';',
        ' ',
        '\r\n',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
      ],
      ...[
        '<?',
        '?>',
        '<?xml version="1.0"',
        '<!DOCTYPE ',
        '[',
        ']',
        'a',
        '\ud83d',
        '\ude00',
        '\0',
        '</a>',
        '</b>',
        '<a>',
        '\ufeff',
      ],
    );
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 30 }), (parts) => {
        const piece = pieceOfText(parts.join(''));
        const end = piece.text.length + piece.at;
        const { root, fault } = readXml(piece);
        const spans = [...walk(root)].flatMap((element) => [
          ...[element.span, element.tagSpan, element.innerSpan],
          ...element.attributes.flatMap((each) => [each.span, each.nameSpan]),
        ]);
        for (const span of fault ? [...spans, fault.span] : spans) {
          expect(span.from >= piece.at && span.from <= span.to && span.to <= end).toBe(true);
        }
        expect(root !== undefined || fault !== undefined).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('samples', () => {
  it('have the same tree by both builders', () => {
    const folder = new URL('../../../../shared/samples/', import.meta.url);
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
    const counts = { sound: 0, attributes: 0, gateOnly: 0, faulty: 0 };
    for (const file of files.filter((path) => path.endsWith('.xml'))) {
      const piece = pieceOfText(readFileSync(new URL(file, folder), 'utf8').replace(/<!DOCTYPE[^>[]*>/, ''));
      if (readXml(piece).fault !== undefined) {
        counts.faulty++;
        continue;
      }
      const attributes = checkSound(piece);
      if (attributes < 0) counts.gateOnly++;
      counts.sound++;
      counts.attributes += Math.max(0, attributes);
    }
    // eslint-disable-next-line no-console -- how many ran depends on the machine
    console.info(`xml samples: ${JSON.stringify(counts)}`);
    if (files.length > 0) expect(counts.sound).toBeGreaterThan(200);
    expect(counts.gateOnly).toBe(0);
  }, 60_000);
});
