import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capabilitiesText, numactlText } from '../../../synthetic-hosts/host-text.ts';
import { pieceOf, spanIn, type Piece } from '../../text/source.ts';
import { cleanText } from './clean-text.ts';
import { laterCleaning } from './later-cleaning.ts';

const known = {
  isRoot: (name: string): boolean => ['domain', 'vcpu', 'vcpupin', 'cputune', 'capabilities'].includes(name),
  isStart: (line: string): boolean => /^\s*available: \d+ nodes|^node \d+ cpus:|^CPU NODE|^\$ \w/.test(line),
};

const clean = (text: string): Piece =>
  cleanText(pieceOf({ id: 's', name: 's', text }), known, laterCleaning).piece;
const cleaned = (text: string): string => clean(text).text;
const kinds = (text: string): readonly string[] =>
  cleanText(pieceOf({ id: 's', name: 's', text }), known, laterCleaning).repairs.map(
    ({ kind, count }) => `${count} ${kind}`,
  );

const numactl = numactlText('node:2 core:2 pu:1');
const each = (text: string, by: string): string => text.replace(/^/gm, by);

describe('what copying leaves in a text', () => {
  it.each([
    ['a byte order mark', '\ufeffa', 'a'],
    ['UTF-16 read as bytes', '\ufffd\ufffda\0b\0\n\0', 'ab\n'],
    ['CR LF', 'a\r\nb\r\n', 'a\nb\n'],
    ['CR CR LF', 'a\r\r\nb', 'a\nb'],
    ['a lone CR', 'a\rb', 'a\nb'],
    ['colours', '\x1b[01;32mroot@host\x1b[00m:\x1b[K~#', 'root@host:~#'],
    ['a window title', '\x1b]0;root@host:~\x07[root@host ~]# ', '[root@host ~]# '],
    ['a title ended by ST', '\x1b]0;x\x1b\\y', 'y'],
    ['bracketed paste', '\x1b[?2004hls\x1b[?2004l', 'ls'],
    ['a character set', '\x1b(Ba\x1b=', 'a'],
    ['an escape cut short', 'a\x1b', 'a'],
    ['colours of cat -v', '^[[01;31mvcpu^[[m', 'vcpu'],
    ['colours without ESC', '[01;32mroot@host[00m', 'root@host'],
    ['bold', 'N\bNA\bAM\bM', 'NAM'],
    ['underlined', '_\bN_\bA', 'NA'],
    ['a backspace at the start', '\ba\n\bb', 'a\nb'],
    ['a backspace behind a pair', '\ud834\udd1e\bx', 'x'],
  ])('%s', (_, text, wanted) => {
    expect(cleaned(text)).toBe(wanted);
    expect(kinds(text)).toEqual([]);
  });

  it('costs nothing where there is nothing', () => {
    const piece = pieceOf({
      id: 's',
      name: 's',
      text: `${numactl}\n${capabilitiesText('node:1 core:2 pu:1')}`,
    });
    expect(cleanText(piece, known, laterCleaning).piece).toBe(piece);
  });
});

describe('what stands in front of lines', () => {
  it.each(['> ', '>', '> > ', '| ', 'stdout: '])('%j is taken off a block that carries it', (mark) => {
    expect(cleaned(each(numactl, mark))).toBe(numactl);
    expect(kinds(each(numactl, mark))).toEqual([`${numactl.split('\n').length} line-prefix`]);
  });

  it('stays where fewer than six lines in ten have it', () => {
    const text = '> a\n> b\nc\nd\n> e\nf\ng\n> h';
    expect(cleaned(text)).toBe(text);
  });

  it('stays in a table drawn with bars, and at the > of a tag', () => {
    for (const text of ['| a | b |\n| c | d |\n| e | f |', '<domain\n>\n<vcpu\n>4</vcpu\n></domain>'])
      expect(cleaned(text)).toBe(text);
  });

  it('is left on the text around a block', () => {
    expect(cleaned(`Hello,\n\n\n\n${each(numactl, '> ')}\n\n\n\nregards`)).toBe(
      `Hello,\n\n\n\n${numactl}\n\n\n\nregards`,
    );
  });

  it.each([
    ['nl', (line: string, i: number) => `     ${i}\t${line}`],
    ['an editor', (line: string, i: number) => `${i}: ${line}`],
    ['a web page', (line: string, i: number) => `${i} | ${line}`],
    ['sed', (line: string, i: number) => `${i}  ${line}`],
  ])('line numbers of %s', (_, write) => {
    const xml = '<domain>\n  <vcpu>4</vcpu>\n\n</domain>';
    const text = xml
      .split('\n')
      .map((line, i) => write(line, i + 1))
      .join('\n');
    expect(cleaned(text)).toBe(xml);
  });

  it('a table that counts in its first column stays', () => {
    for (const text of [
      numactl,
      ' VCPU   CPU Affinity\n----------------------\n 0      0-3\n 1      0-3\n 2      0-3\n 3      1',
      'CPU NODE SOCKET CORE\n  0    0      0    0\n  1    0      0    1\n  2    0      0    2\n  3 0 0 0',
      '    0:    8108428 KiB\n    1:    8108428 KiB\n    2:    8108428 KiB\n    3:    8108428 KiB',
    ])
      expect(cleaned(text)).toBe(text);
  });

  it('indentation, of everything or of a block that begins something', () => {
    expect(cleaned(each(`$ numactl -H\n${numactl}`, '    '))).toBe(`$ numactl -H\n${numactl}`);
    expect(cleaned(`like this:\n\n${each('CPU NODE\n  0    0', '\t')}\n\nregards`)).toBe(
      'like this:\n\nCPU NODE\n  0    0\n\nregards',
    );
  });

  it('indentation that belongs to a format stays', () => {
    for (const text of [
      'Architecture:  x86_64\n  CPU op-mode(s):  64-bit\n  Byte Order:  Little Endian\nCPU(s):  4',
      '<domain>\n  <vcpu>4</vcpu>\n  <cputune/>\n</domain>',
    ])
      expect(cleaned(text)).toBe(text);
  });

  it('fences become blank lines', () => {
    expect(cleaned('```xml\n<vcpu>4</vcpu>\n```')).toBe('\n<vcpu>4</vcpu>\n');
    expect(cleaned('{code:xml}\n<vcpu>4</vcpu>\n{code}')).toBe('\n<vcpu>4</vcpu>\n');
  });
});

describe('the borders of a terminal multiplexer', () => {
  it('on the left, and on both sides', () => {
    const table = ['available: 1 nodes (0)', 'node 0 cpus: 0 1', 'node 0 size: 1 MB'];
    expect(cleaned(table.map((line) => `│${line}`).join('\n'))).toBe(table.join('\n'));
    expect(cleaned(table.map((line) => `│ ${line.padEnd(30)}│`).join('\n'))).toBe(
      table.map((line) => line.padEnd(30)).join('\n'),
    );
  });

  it('boxes that lstopo draws stay', () => {
    const box = '┌────────┐\n│ ┌────┐ │\n│ │Core│ │\n│ │PU  │ │\n│ └────┘ │\n└────────┘';
    expect(cleaned(box)).toBe(box);
  });
});

describe('mail and web pages', () => {
  it('quoted-printable', () => {
    const line = `node 0 cpus: ${Array.from({ length: 30 }, (_, i) => i).join(' ')}`;
    const sent = `${line.slice(0, 75)}=\n${line.slice(75)}\na=3Db =C2=A0=\n`;
    expect(cleaned(sent)).toBe(`${line}\na=b \u00a0`);
    expect(kinds(sent)).toEqual(['4 quoted-printable']);
  });

  it('quoted-printable that is none', () => {
    for (const text of ["<vcpu cpuset='1'\n x=\n'2'>", '-smp 4,sockets=16,cores=20', 'if (a ==\nb) x = 3D;'])
      expect(cleaned(text)).toBe(text);
  });

  it('escaped XML is unescaped once, and a domain’s own entities stay', () => {
    expect(cleaned("&lt;vcpupin vcpu='0' cpuset=&quot;1&quot;/&gt;")).toBe(`<vcpupin vcpu='0' cpuset="1"/>`);
    expect(cleaned('&lt;domain&gt;&lt;name&gt;a&amp;lt;b&lt;/name&gt;&lt;/domain&gt;')).toBe(
      '<domain><name>a&lt;b</name></domain>',
    );
    const own = '<domain><name>&lt;vcpu&gt;4&lt;/vcpu&gt;</name></domain>';
    expect(cleaned(own)).toBe(own);
  });

  it('C with entities stays', () => {
    const text = '{ &quot;SandyBridge&quot; &quot;-&quot; TYPE_X86_CPU, &quot;min&quot;, if (a &lt;b) }';
    expect(cleaned(text)).toBe(text);
  });

  it('the page’s own tags are taken out', () => {
    expect(cleaned('<pre><code>&lt;vcpu&gt;4&lt;/vcpu&gt;</code></pre>').trim()).toBe('<vcpu>4</vcpu>');
    expect(cleaned('<pre>\n<domain><vcpu>4</vcpu></domain>\n</pre>').trim()).toBe(
      '<domain><vcpu>4</vcpu></domain>',
    );
    // A paragraph ends a line: the table's first one is found.
    expect(cleaned('<p>Here:</p><pre><code>available: 1 nodes (0)\nnode 0 cpus: 0</code></pre>')).toBe(
      'Here:\n\navailable: 1 nodes (0)\nnode 0 cpus: 0',
    );
    expect(
      cleaned(
        '<span class="nt">&lt;vcpu</span> <span class="na">cpuset=</span>\'1\'<span>&gt;</span>4&lt;/vcpu&gt;',
      ),
    ).toBe("<vcpu cpuset='1'>4</vcpu>");
  });
});

describe('lines that a terminal has cut', () => {
  it('lists go on with nothing but a list', () => {
    const list = Array.from({ length: 60 }, (_, i) => i * 2).join(',');
    const line = `Cpus_allowed_list:\t${list}`;
    expect(cleaned(line.replace(/(.{80})/g, '$1\n'))).toBe(line);
    expect(kinds(line.replace(/(.{80})/g, '$1\n'))).toEqual(['2 line-wrap']);
  });

  it('the one line of a QEMU process', () => {
    const line = `/usr/bin/qemu-system-x86_64 -name guest=a -smp 8,sockets=1,cores=8,threads=1 ${'-device x,y=1 '.repeat(9)}-end`;
    expect(cleaned(line.replace(/(.{80})/g, '$1\n'))).toBe(line);
  });

  it('but not one of lines that somebody broke', () => {
    for (const text of [
      'qemu-system-x86_64 -name guest=a,debug-threads=on -S \\\n-smp 4,sockets=4 \\\n-m 1024',
      'Cpus_allowed_list:\t0-3\n0-3\n',
      'on-line cpus list of the machine that we have here: 0\n1\n',
    ])
      expect(cleaned(text)).toBe(text);
  });
});

const session = `$ numactl -H\n${numactl}\n$ virsh dumpxml a\n<domain type='kvm'>\n  <name>a</name>\n  <vcpu cpuset='0-3,^2'>4</vcpu>\n  <iothreads>1</iothreads>\n</domain>\n\n`;

type Dress = (text: string) => string;

/** Ways in which a text is dressed: by the program, then by who passes it on, then by the way it is stored. */
const printed: readonly Dress[] = [
  (text) => text.replace(/[a-z]/g, (char) => `${char}\b${char}`),
  (text) => text.replace(/\d+/g, (number) => `\x1b[31m${number}\x1b[0m`),
];
const passedOn: readonly Dress[] = [
  (text) => each(text, '> '),
  (text) => each(text, '    '),
  (text) => each(text, 'stdout: '),
  (text) => each(text, '| '),
];
const stored: readonly Dress[] = [
  (text) => text.replace(/\n/g, '\r\n'),
  (text) => `\ufeff${text}`,
  (text) => text.replace(/./g, (char) => `${char}\0`),
];

/** What a character of the cleaned text may have been. */
const stoodFor = (char: string, written: string): boolean =>
  char === written ||
  (char === '\n' && written.startsWith('\r')) ||
  (char === ' ' && written === '\n') ||
  /^&.{2,6};$/.test(written) ||
  written.startsWith('=');

function expectMapped(text: string): void {
  const piece = clean(text);
  let before = 0;
  for (let i = 0; i < piece.text.length; i++) {
    const { from, to } = spanIn(piece, i, i + 1);
    expect(from).toBeGreaterThanOrEqual(before);
    before = from;
    const written = text.slice(from, to);
    if (!stoodFor(piece.text.charAt(i), written)) expect([i, piece.text.charAt(i)]).toEqual([i, written]);
  }
}

describe('every dressed text', () => {
  const dressed = fc
    .tuple(fc.subarray([...printed]), fc.shuffledSubarray([...passedOn]), fc.subarray([...stored]))
    .map((all) => all.flat().reduce((text, dress) => dress(text), session));

  it('reads as the plain one, character by character mapped back', () => {
    fc.assert(
      fc.property(dressed, (text) => {
        const wanted = cleaned(session);
        expect(cleaned(text).trimEnd()).toBe(wanted.trimEnd());
        expectMapped(text);
      }),
      { numRuns: 60 },
    );
  });

  it('at a mapped place, cleaned again, is the cleaned text of that place', () => {
    fc.assert(
      fc.property(dressed, fc.constantFrom('available', '<domain', '$ numactl'), (text, word) => {
        const piece = clean(text);
        const from = piece.text.indexOf(word);
        const to = piece.text.trimEnd().length;
        const span = spanIn(piece, from, to);
        const again = cleaned(text.slice(span.from, span.to));
        // The indentation of a block whose first line has lost it may be anything.
        expect(again.replace(/^ +/gm, '')).toBe(piece.text.slice(from, to).replace(/^ +/gm, ''));
      }),
      { numRuns: 60 },
    );
  });

  it('stays as it is when it is cleaned once more', () => {
    fc.assert(
      fc.property(dressed, (text) => {
        expect(cleaned(cleaned(text))).toBe(cleaned(text));
      }),
      { numRuns: 60 },
    );
  });
});

const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r',
        '> ',
        '| ',
        '  ',
        '\x1b[1m',
        '\x1b]0;',
        '\b',
        '=3D',
        '=\n',
        '&lt;vcpu&gt;',
        '&lt;',
        '\ufeff',
        '\0',
      ),
      fc.constantFrom(
        '<vcpu>4</vcpu>',
        'node 0 cpus: 1',
        '1: ',
        '2: ',
        '```',
        '<pre>',
        '</pre>',
        'qemu-kvm -smp 4',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('any text', () => {
  it('survives, and every place lies in it', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const piece = clean(text);
        for (let i = 0; i <= piece.text.length; i++) {
          const { from, to } = spanIn(piece, i, piece.text.length);
          expect(from >= 0 && from <= to && to <= text.length).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
