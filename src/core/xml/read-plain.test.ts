/** The quick way takes nothing that the gate refuses, and gives the gate's tree. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOf } from '../../testing/element-data.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { pinnedDomainText, syntheticCases, textsOf } from '../../testing/synthetic/large-host.ts';
import { editPiece, type Piece } from '../text/source.ts';
import { passGate } from './gate.ts';
import { readPlain } from './read-plain.ts';
import { linkByGate } from './tree.ts';

const pieceOfText = (text: string): Piece => ({ source: 's', text, at: 7 });

/** Whether the text was taken; what is taken must be as the gate has it. */
function check(piece: Piece): boolean {
  const root = readPlain(piece);
  if (root === undefined) return false;
  const gated = passGate(piece);
  expect([piece.text, gated.fault]).toEqual([piece.text, undefined]);
  const strict = linkByGate(gated);
  if (strict === undefined) throw new Error('no root');
  expect(dataOf(root)).toEqual(dataOf(strict));
  for (const { name } of strict.attributes) expect(root.attributeNamed(name)?.name).toBe(name);
  return true;
}

describe('plain texts', () => {
  it.each([
    '<a/>',
    ' \n<a></a >\n',
    '<!-- made by libvirt --><a b="1" c = \'"\'> </a>',
    '<domain type="kvm">\n  <name> n </name>\n  <os>\n  </os>\n</domain>',
    '<a\n b\t=\n"1"/>',
    '<_:x-1.y xmlns:q="u" q:c=">/="><:z/><e/></_:x-1.y>',
    '<__proto__ constructor="1" __proto__="2"><toString/></__proto__>',
    '<a b="名前">é\ufffd</a>',
  ])('%j is taken', (text) => {
    expect(check(pieceOfText(text))).toBe(true);
  });

  it.each([
    ...[
      '',
      ' ',
      'x',
      '<a>',
      '<a/>x',
      'x<a/>',
      '<a/><b/>',
      '<a></b>',
      '<a><b></a></b>',
      '</a>',
      '<a/ >',
      '<1/>',
    ],
    ...['<a b/>', '<a b=1/>', '<a b="1/>', '<a b="<"/>', '<a b="1"c="2"/>', '<a b="1" b="2"/>', '<a ="1"/>'],
    ...['<a>]]></a>', '<a>></a>', '<a>&amp;</a>', '<a b="&lt;"/>', '<a b="\n"/>', '<a b="\t"/>', '<a>\r</a>'],
    ...[
      '<a><!-- --></a>',
      '<!-- -- --><a/>',
      '<!---><a/>',
      '<?xml version="1.0"?><a/>',
      '<a><![CDATA[x]]></a>',
    ],
    ...[
      '<a>x<b/></a>',
      '<a><b/>x</a>',
      '<a>\ud83d</a>',
      '<a>\0</a>',
      '\ufeff<a/>',
      '<!DOCTYPE a><a/>',
      '<é/>',
    ],
    `<a ${Array.from({ length: 41 }, (_, i) => `b${String(i)}=""`).join(' ')}/>`,
    '<a>'.repeat(257) + '</a>'.repeat(257),
  ])('%j is left to the gate', (text) => {
    expect(readPlain(pieceOfText(text))).toBeUndefined();
  });

  it('are those of hosts and guests, with the same places', () => {
    for (const one of syntheticCases.slice(0, 4)) {
      const { capabilities, domain } = textsOf(one);
      expect([check(pieceOfText(capabilities)), check(pieceOfText(domain))]).toEqual([true, true]);
    }
  });

  it('keep their places where something was taken out before', () => {
    const text = `<domain>\n> <vcpu cpuset='1'>4</vcpu>\n></domain>`;
    const edits = [...text.matchAll(/\n> ?/g)].map(({ index, 0: found }) => ({
      from: index + 1,
      to: index + found.length,
      text: '',
    }));
    expect(check(editPiece(pieceOfText(text), edits))).toBe(true);
  });

  it('are never those that the gate refuses, whatever is done to them', () => {
    const base = pinnedDomainText('node:1 core:4 pu:2', 4);
    const scraps = [
      '<',
      '>',
      '/',
      '=',
      '"',
      "'",
      '&',
      ' ',
      '\n',
      '\t',
      'a',
      ':',
      'é',
      '</',
      '/>',
      '<!--',
      '-->',
    ];
    const longer = [']]>', '<a', ' b="1"', '</vcpu>', '<vcpu>'];
    const edit = fc.record({
      from: fc.nat(base.length),
      length: fc.nat(3),
      text: fc.constantFrom('', ...scraps, ...longer),
    });
    let taken = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), (edits) => {
        let text = base;
        for (const { from, length, text: by } of edits)
          text = text.slice(0, from) + by + text.slice(from + length);
        if (check(pieceOfText(text))) taken++;
      }),
      { numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('take time by their length alone', () => {
    const hostile = [
      '<a>'.repeat(200_000),
      `<a ${'b="1" '.repeat(100_000)}/>`,
      `<a>${'<b/>'.repeat(200_000)}`,
      `<${'n'.repeat(500_000)}`,
      `<a b="${'x'.repeat(500_000)}`,
      `<a>${' '.repeat(500_000)}`,
      '<!--'.repeat(200_000),
      Array.from({ length: 60_000 }, (_, i) => `<n${String(i)}>`).join(''),
    ];
    withinCpuMs(3000, () => {
      for (const text of hostile) expect(readPlain(pieceOfText(text))).toBeUndefined();
    });
  });
});
