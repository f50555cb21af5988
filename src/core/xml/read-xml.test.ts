import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Piece } from '../text/source.ts';
import { passGate } from './gate.ts';
import { readXml } from './read-xml.ts';
import { linkByFastXmlParser, linkByGate } from './tree.ts';
import { attributeOf, childNamed, elementsAt } from './xml.ts';
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

const decode = (raw: string): string =>
  raw
    .replace(/\r\n?|[\n\t]/g, (blank) => (blank === '' ? '' : ' '))
    .replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));/g, (_, hex?: string, dec?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(parseInt(hex ?? dec ?? '', hex === undefined ? 10 : 16))
        : ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name] ?? '?'),
    );

/** Checks of a well-formed text: spans by the text itself, and both builders against each other. */
function checkWellFormed(piece: Piece): number {
  const reading = readXml(piece);
  expect(reading.fault).toBeUndefined();
  const byFast = linkByFastXmlParser(piece, passGate(piece));
  if (byFast !== undefined) expect(byFast).toEqual(linkByGate(passGate(piece)));
  expect(reading.root).toEqual(readXml(piece, 'large').root);
  let attributes = 0;
  for (const element of walk(reading.root)) {
    const tag = slice(piece, element.tagSpan);
    const whole = slice(piece, element.span);
    expect(tag.startsWith(`<${element.name}`) && tag.endsWith('>') && whole.startsWith(tag)).toBe(true);
    if (tag.endsWith('/>')) {
      expect(element.span).toEqual(element.tagSpan);
      expect(element.innerSpan).toEqual({ ...element.span, from: element.span.to });
    } else {
      const end = whole.slice(element.innerSpan.to - element.span.from);
      expect(element.innerSpan.from).toBe(element.tagSpan.to);
      expect(
        end.startsWith(`</${element.name}`) && end.endsWith('>') && end.indexOf('>') === end.length - 1,
      ).toBe(true);
    }
    for (const attribute of element.attributes) {
      attributes++;
      expect(slice(piece, attribute.nameSpan)).toBe(attribute.name);
      expect(decode(slice(piece, attribute.span))).toBe(attribute.value);
      const before = slice(piece, { from: attribute.nameSpan.to, to: attribute.span.from });
      expect(/^[ \t\r\n]*=[ \t\r\n]*["']$/.test(before)).toBe(true);
      expect(piece.text.charAt(attribute.span.to - piece.at)).toBe(before.at(-1));
    }
  }
  return byFast === undefined ? -1 : attributes;
}

describe('what is read', () => {
  const text =
    '\ufeff<?xml version="1.0"?>\r\n<!-- <x/> -->\r\n<domain type=\'kvm\'\r\n  id = "7">\r\n  <name>a&amp;b<![CDATA[<c>]]>d</name>' +
    '<e a="x\r\n\ty&#10;" b=\'>"\' c="😀"/>😀<f z="1" />\r\n</domain >\r\n';
  const piece = pieceOfText(text);
  const { root, fault } = readXml(piece);

  it('has names, values and text', () => {
    expect(fault).toBeUndefined();
    if (root === undefined) throw new Error('no root');
    expect(root.attributes.map(({ name, value }) => [name, value])).toEqual([
      ['type', 'kvm'],
      ['id', '7'],
    ]);
    expect(root.children.map((child) => child.name)).toEqual(['name', 'e', 'f']);
    expect(root.text).toBe('\n  😀\n');
    expect(childNamed(root, 'name')?.text).toBe('a&b<c>d');
    expect(childNamed(root, 'e')?.attributes.map((attribute) => attribute.value)).toEqual([
      'x  y\n',
      '>"',
      '😀',
    ]);
    expect(elementsAt(root, 'f')).toHaveLength(1);
  });

  it('has places in the source', () => {
    checkWellFormed(piece);
    const e = root && childNamed(root, 'e');
    expect(e && slice(piece, e.span)).toBe('<e a="x\r\n\ty&#10;" b=\'>"\' c="😀"/>');
    const a = e && attributeOf(e, 'a');
    expect(a && slice(piece, a.span)).toBe('x\r\n\ty&#10;');
  });

  it('is ordinary data under any name', () => {
    const names =
      '<__proto__ __proto__="1" constructor="2" toString="3"><constructor/><hasOwnProperty/></__proto__>';
    const reading = readXml(pieceOfText(names));
    expect(reading.fault).toBeUndefined();
    expect(reading.root?.name).toBe('__proto__');
    expect(reading.root?.attributes.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ]);
    expect(reading.root?.children.map(({ name }) => name)).toEqual(['constructor', 'hasOwnProperty']);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });
});

describe('after a fault', () => {
  /** Names as `a(b,c)`. */
  const outline = (element: XmlElement): string =>
    element.name + (element.children.length > 0 ? `(${element.children.map(outline).join(',')})` : '');

  it.each([
    ['unclosed', '<d><v>4</v><c><p/>', '<c>', 'd(v,c(p))'],
    ['cut in a tag', '<d><v a="1" b="', '"', 'd(v)'],
    ['misspelt end tag', '<d><v>4</vv><c><p/></c></d>', '</vv>', 'd(v,c(p))'],
    ['end tag too many', '<d><c><p/></p><p/></c><n/></d>', '</p>', 'd(c(p,p),n)'],
    ['end tag missing', '<d><c><p><n/></c><o/></d>', '</c>', 'd(c(p(n)),o)'],
    ['stray &', '<d><v f="/a&b"/><c><p/></c>; <n/></d>', '&', 'd(v,c(p),n)'],
    ['stray & in text', '<d><!-- & --><v>a &b</v><c/></d>', '&', 'd(v,c)'],
    ['unknown entity', '<d><v>&nbsp;</v><c/></d>', '&nbsp;', 'd(v,c)'],
    ['< in a value', '<d><v f="a<b"/><c/></d>', '<', 'd(v,c)'],
    ['no quotes', '<d><v f=1 g=2/><c/></d>', '1', 'd(v(c))'],
    ['twice', '<d><v f="1" f="2"/><c/></d>', 'f', 'd(v,c)'],
    [
      'DOCTYPE',
      '<!DOCTYPE d [ <!ENTITY e "x"> ]><d><v>&e;</v><c/></d>',
      '<!DOCTYPE d [ <!ENTITY e "x"> ]>',
      'd(v,c)',
    ],
    ['two roots', '<d><v/></d><e/>', '<e/', 'd(v)'],
    ['text after', '<d><v/></d> $ virsh', '$ virsh', 'd(v)'],
    ['half a surrogate pair', '<d><v a="\ud83d"/><c/></d>', '\ud83d', 'd(v,c)'],
    ['half a surrogate pair at a tag', '<d>\ud83d<v/></d>', '\ud83d', 'd(v)'],
  ])('%s', (_name, text, place, expected) => {
    const piece = pieceOfText(text);
    const { root, fault } = readXml(piece);
    expect(fault && slice(piece, fault.span)).toBe(place);
    expect(root && outline(root)).toBe(expected);
  });

  it('keeps values and text as written', () => {
    const { root } = readXml(pieceOfText('<d><v f="/a&b">x & y &amp; z</v><w><![CDATA[a & b]]></w></d>'));
    const [v, w] = root?.children ?? [];
    expect([v?.attributes[0]?.value, v?.text, w?.text]).toEqual(['/a&b', 'x & y & z', 'a & b']);
  });

  it('names what is open', () => {
    expect(readXml(pieceOfText('<a><b></a>')).fault?.detail).toBe('unexpected close tag. Open is b');
    expect(readXml(pieceOfText('<domain>')).fault?.detail).toBe('unclosed tag: domain');
  });
});

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
        if (checkWellFormed(pieceOfText(text)) >= 0) joined++;
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
          expect(kept[i]?.attributes).toEqual(element.attributes);
          if (element.span.to <= cut + 7) expect(kept[i]).toEqual(element);
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

describe('limits', () => {
  it('refuses more than 10 MB unread', () => {
    expect(readXml(pieceOfText('<'.repeat(10_000_001)))).toMatchObject({ fault: { kind: 'size' } });
  });

  it('keeps what stands above the deepest element', () => {
    const { root, fault } = readXml(pieceOfText('<a x="1">'.repeat(20_000)));
    expect([fault?.kind, [...walk(root)].length]).toEqual(['depth', 256]);
  });

  it.each([
    ['<', 5e6],
    ['"', 5e6],
    ['<a b="', 8e5],
    ['<a b=', 8e5],
    ['<a>', 3e6],
    ['</a>', 2e6],
    ['<a></b>', 1e6],
    ['&', 5e6],
    ['<a>&', 1e6],
    ['<a b="&"/>', 5e5],
    ['<!--', 2e6],
    ['<![CDATA[', 1e6],
    ['<!', 4e6],
    ['<?a', 3e6],
    [' ', 9e6],
    ['\r', 9e6],
    ['<a/>', 2.4e6],
    ['\ud83d', 5e6],
  ])(
    'takes %j many times in linear time',
    (unit, times) => {
      for (const text of [
        unit.repeat(times),
        `<r>${unit.repeat(times)}`,
        `<r x="${unit.repeat(times)}`,
        `<r ${unit.repeat(times)}`,
      ]) {
        const start = performance.now();
        expect(readXml(pieceOfText(text)).fault).toBeDefined();
        expect([unit, performance.now() - start < 8000]).toEqual([unit, true]);
      }
    },
    40_000,
  );

  it('stops at a million elements and attributes', () => {
    const { root, fault } = readXml(pieceOfText(`<r>${'<a b="1"/>'.repeat(600_000)}</r>`));
    expect([fault?.kind, root?.children.length]).toEqual(['size', 500_000]);
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
      const attributes = checkWellFormed(piece);
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
