import { describe, expect, it } from 'vitest';
import type { Piece } from '../text/source.ts';
import { readXml } from './read-xml.ts';
import { attributeOf, childNamed, elementsAt } from './xml.ts';
import type { XmlElement } from './xml.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';

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
    // The blanks round it are layout, as for libxml2.
    expect(root.text).toBe('😀');
    expect(childNamed(root, 'name')?.text).toBe('a&b<c>d');
    expect(childNamed(root, 'e')?.attributes.map((attribute) => attribute.value)).toEqual([
      'x  y\n',
      '>"',
      '😀',
    ]);
    expect(elementsAt(root, 'f')).toHaveLength(1);
  });

  it.each([
    ['<a><!-- -->4<!-- --> </a>', '4'],
    ['<a>4<!-- --> </a>', '4 '],
    ['<a> <!-- -->4</a>', '4'],
    ['<a> </a>', ' '],
    ['<a> <b/></a>', ''],
    ['<a><![CDATA[4]]> </a>', '4 '],
    ['<a> <![CDATA[]]></a>', ''],
    ['<a>&#32;<b/></a>', ' '],
    ['<a><b/>&#32;<b/></a>', ' '],
  ])('has the blanks that libxml2 keeps: %s', (text, kept) => {
    expect(readXml(pieceOfText(text)).root?.text).toBe(kept);
  });

  it('has places in the source', () => {
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

describe('limits', () => {
  it('refuses more than 10 MB unread', () => {
    expect(readXml(pieceOfText('<'.repeat(10_000_001)))).toMatchObject({ fault: { kind: 'size' } });
  });

  it('keeps what stands above the deepest element', () => {
    const { root, fault } = readXml(pieceOfText('<a x="1">'.repeat(20_000)));
    expect([fault?.kind, [...walk(root)].length]).toEqual(['depth', 256]);
  });

  it.each([
    ['<', 1e6],
    ['"', 1e6],
    ['<a b="', 2e5],
    ['<a b=', 2e5],
    ['<a>', 6e5],
    ['</a>', 4e5],
    ['<a></b>', 2e5],
    ['&', 1e6],
    ['<a>&', 2e5],
    ['<a b="&"/>', 1e5],
    ['<!--', 4e5],
    ['<![CDATA[', 2e5],
    ['<!', 8e5],
    ['<?a', 6e5],
    [' ', 2e6],
    ['\r', 2e6],
    ['<a/>', 5e5],
    ['\ud83d', 1e6],
  ])(
    'takes %j many times in linear time',
    (unit, times) => {
      for (const text of [
        unit.repeat(times),
        `<r>${unit.repeat(times)}`,
        `<r x="${unit.repeat(times)}`,
        `<r ${unit.repeat(times)}`,
      ]) {
        expect(withinCpuMs(4000, () => readXml(pieceOfText(text))).fault).toBeDefined();
      }
    },
    30_000,
  );

  it('stops at a million elements and attributes', () => {
    const { root, fault } = readXml(pieceOfText(`<r>${'<a b="1"/>'.repeat(600_000)}</r>`));
    expect([fault?.kind, root?.children.length]).toEqual(['size', 500_000]);
  });
});
