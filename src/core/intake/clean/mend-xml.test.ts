import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds, textAt, threadLines } from '../../../testing/analyze-text.ts';
import { capabilitiesText } from '../../../synthetic-hosts/host-text.ts';
import { pieceOf, spanIn } from '../../text/source.ts';
import { mendXml } from './mend-xml.ts';

const mend = (text: string): ReturnType<typeof mendXml> => mendXml(pieceOf({ id: 's', name: 's', text }));
const mended = (text: string): string => mend(text).piece.text;

const vm = (inner: string): string => `<domain type='kvm'>\n<name>测试，“１”</name>\n${inner}\n</domain>`;
const pins = vm(
  "<vcpu>2</vcpu>\n<cputune>\n<vcpupin vcpu='0' cpuset='0-1,3'/>\n<vcpupin vcpu='1' cpuset='4-6,^5'/>\n</cputune>",
);

const damages: readonly (readonly [
  what: string,
  kind: string,
  damage: (text: string) => string,
  libvirt: RegExp,
])[] = [
  [
    'full-width commas',
    '2 full-width',
    (t) => t.replace(/(?<=[\d]),/g, '，'),
    /^invalid argument: Failed to parse bitmap '0-1，3'$/,
  ],
  [
    'full-width digits',
    '2 full-width',
    (t) => t.replace("'4-6", "'４-６"),
    /^invalid argument: Failed to parse bitmap '４-６,\^5'$/,
  ],
  [
    'U+02C6 for ^',
    '1 caret',
    (t) => t.replace('^', 'ˆ'),
    /^invalid argument: Failed to parse bitmap '4-6,ˆ5'$/,
  ],
  [
    'dashes',
    '2 dash',
    (t) => t.replace(/(?<=\d)-/g, '–'),
    /^invalid argument: Failed to parse bitmap '0–1,3'$/,
  ],
  [
    'no-break spaces in a list',
    '1 blank',
    (t) => t.replace('0-1,3', '0-1,\u00a03'),
    /^invalid argument: Failed to parse bitmap/,
  ],
  [
    'invisible characters in a list',
    '1 invisible',
    (t) => t.replace('0-1,3', '0-1,\u200b3'),
    /^invalid argument: Failed to parse bitmap/,
  ],
  [
    'typographic quotes',
    '8 smart-quotes',
    (t) => t.replace(/(?<=pin.*)'([^']*)'/g, '“$1”'),
    /^\(domain_definition\):5: AttValue: " or ' expected/,
  ],
  [
    'quotes of which one is typographic',
    '1 smart-quotes',
    (t) => t.replace("3'/", '3’/'),
    /^\(domain_definition\):\d+: /,
  ],
  [
    'no-break spaces between attributes',
    '2 blank',
    (t) => t.replace(/' cpuset/g, "'\u00a0cpuset"),
    /^\(domain_definition\):5: attributes construct error/,
  ],
  [
    'an elision in a tag',
    '1 elision',
    (t) => t.replace("vcpu='0' ", "vcpu='0' ... "),
    /^\(domain_definition\):5: /,
  ],
  [
    'an indent guide in a tag',
    '1 elision',
    (t) => t.replace("vcpu='0' ", "vcpu='0'\n   ¦   "),
    /^\(domain_definition\):/,
  ],
  [
    'a full-width count',
    '1 full-width',
    (t) => t.replace('<vcpu>2', '<vcpu>２'),
    /^XML error: maximum vcpus count must be an integer$/,
  ],
  [
    'full-width equals signs',
    '4 full-width',
    (t) => t.replace(/(?<=pin.*)=/g, '＝'),
    /^\(domain_definition\):5: /,
  ],
];

describe('a domain is drawn as it was meant, and libvirt judges it as it is written', () => {
  const host = capabilitiesText('node:2 core:2 pu:2');

  it.each(damages)('%s', (_, kind, damage, libvirt) => {
    const text = damage(pins);
    expect(text).not.toBe(pins);
    const analysis = analyzeTexts([text, host]);
    expect(threadLines(analysis)).toEqual(threadLines(analyzeTexts([pins, host])));
    const [count = '', name = ''] = kind.split(' ');
    const note = analysis.findings.find(({ rule }) => rule === 'text-repaired');
    expect(note).toMatchObject({ severity: 'note', params: { kind: name, count: Number(count) } });
    expect(textAt([text], note?.span)).toMatch(/^(?:[^\w<>'"]|...|[４６２])/u);
    const refused = analysis.domains[0]?.refusals[0]?.message ?? '';
    expect(refused).toMatch(libvirt);
    expect(note?.params).toMatchObject({ libvirt: refused });
    expect(ruleIds(analysis).some((rule) => rule.startsWith('error'))).toBe(true);
    expect(analysis.domains[0]?.name).toBe('测试，“１”');

    const strict = analyzeTexts([text, host], { asLibvirt: true });
    expect(ruleIds(strict)).not.toContain('note text-repaired');
    expect(strict.domains[0]?.refusals[0]?.message).toMatch(libvirt);
  });

  it('full-width brackets, of which libvirt sees no tag at all', () => {
    const text = `＜vcpu cpuset='1-2'＞4＜/vcpu＞`;
    const analysis = analyzeTexts([text]);
    expect(analysis.domains[0]?.vcpus.max).toBe(4);
    expect(analysis.domains[0]?.refusals[0]?.message).toMatch(
      /^\(domain_definition\):1: Start tag expected, '<' not found/,
    );
    expect(textAt([text], analysis.domains[0]?.vcpuCpuset?.span)).toBe('1-2');
  });

  it('nothing is mended that libvirt takes', () => {
    const text = vm(
      "<vcpu placement='auto' cpuset='0，1'>2</vcpu><title>１，２</title><metadata><a value='１'/></metadata>",
    );
    const analysis = analyzeTexts([text]);
    expect(analysis.domains[0]?.refusals).toEqual([]);
    expect(ruleIds(analysis)).not.toContain('note text-repaired');
  });

  it('every place is one of the text as it came', () => {
    const text = pins.replace('0-1,3', '0-1，\u200b3').replace('^', 'ˆ');
    const { domains } = analyzeTexts([text]);
    expect(domains[0]?.vcpuPins.map(({ cpuset }) => textAt([text], cpuset?.span))).toEqual([
      '0-1，\u200b3',
      '4-6,ˆ5',
    ]);
    expect(textAt([text], domains[0]?.vcpuPins[1]?.span)).toBe("<vcpupin vcpu='1' cpuset='4-6,ˆ5'/>");
  });
});

describe('a description of a host is mended too', () => {
  it('with typographic quotes', () => {
    const text = capabilitiesText('node:1 core:2 pu:1');
    const damaged = text.replace(/'([^']*)'/g, '“$1”');
    const analysis = analyzeTexts([damaged]);
    expect(analysis.host?.cpuTable).toHaveLength(2);
    expect(ruleIds(analysis)).toEqual(['note text-repaired']);
  });

  it('with CPUs elided', () => {
    const text =
      "<cells num='1'><cell id='0'><cpus num='1'><cpu id='0' … siblings='0'/></cpus></cell></cells>";
    expect(analyzeTexts([text]).host?.cpuTable).toHaveLength(1);
  });
});

describe('lines cut by a terminal', () => {
  const line = `<vcpupin vcpu='0' cpuset='${Array.from({ length: 40 }, (_, i) => i * 3).join(',')}'/>`;
  const xml = vm(`<vcpu>1</vcpu>\n<cputune>\n${line}\n</cputune>`);

  it.each([40, 72, 80, 120])('of %d columns', (columns) => {
    const cut = xml.replace(new RegExp(`(.{${columns}})(?=.)`, 'g'), '$1\n');
    const analysis = analyzeTexts([cut]);
    expect(threadLines(analysis)).toEqual(threadLines(analyzeTexts([xml])));
    // Where the cut fell behind a comma libvirt takes the blank that it makes.
    const isRefused = (analysis.domains[0]?.refusals.length ?? 0) > 0;
    expect(ruleIds(analysis).includes('note text-repaired')).toBe(isRefused);
  });

  it('but not lines of one length that are whole', () => {
    for (const text of [
      "<cputune>\n<vcpupin vcpu='0' cpuset='1000000000000000'/>\n<vcpupin vcpu='1' cpuset='1000000000000000'/>\n</cputune>",
      "<cpu id='0' socket_id='0' core_id='0' die_id='0'\nsiblings='0,12'/>\n",
    ])
      expect(mended(text)).toBe(text);
  });
});

describe('any XML', () => {
  const marks = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<vcpu',
          '>',
          '/>',
          "='",
          "'",
          '"',
          '“',
          '”',
          '’',
          '，',
          '＝',
          '／',
          '＞',
          '＜',
          '...',
          '…',
          ' ',
          '\u00a0',
          '\u200b',
        ),
        fc.constantFrom(
          '<vcpupin',
          ' cpuset',
          ' vcpu',
          '</vcpu>',
          '<!--',
          '-->',
          '<![CDATA[',
          '４',
          '1-2',
          'ˆ',
          '\n',
          '<',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

  it('is mended without a throw, to something that stays, with every character mapped back', () => {
    fc.assert(
      fc.property(marks, (text) => {
        const { piece, repairs } = mend(text);
        let before = 0;
        for (let i = 0; i < piece.text.length; i++) {
          const { from, to } = spanIn(piece, i, i + 1);
          expect(from >= before && to > from && to <= text.length).toBe(true);
          before = from;
        }
        if (repairs.length === 0) expect(piece.text).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('in ASCII and well-formed is left alone', () => {
    const text = capabilitiesText('node:2 core:8 pu:2');
    expect(mend(text).repairs).toEqual([]);
  });
});
