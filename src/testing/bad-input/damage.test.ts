/** Cut, damaged and odd texts: never a throw, and what stood before the fault is kept. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { defaultChoices } from '../../core/analysis.ts';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { domain, expectSound, read, rulesOf } from './support.ts';

describe('nothing', () => {
  it.each(['', ' ', '\n\n\t', '\ufeff', '\0'])('%j gives an empty answer', (text) => {
    const analysis = read(text);
    expectSound(analysis);
    expect(analysis.host).toBeUndefined();
    expect(analysis.domains).toEqual([]);
  });

  it('no text at all gives one too', () => {
    expect(read().segments).toEqual([]);
  });
});

describe('names of Object.prototype', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];

  it.each(names)('%s as element, attribute and domain name', (name) => {
    const text = domain(
      `<vcpu ${name}='1' cpuset='0-1' placement='static'>2</vcpu><${name} ${name}='x'><${name}/></${name}>` +
        `<cputune><vcpupin vcpu='0' ${name}='9' cpuset='1'/></cputune>`,
      name,
    );
    const analysis = read(text);
    expectSound(analysis);
    expect(analysis.domains[0]?.name).toBe(name);
    expect(analysis.placements[0]?.threads.map(({ asked }) => formatCpuSet(asked as never))).toEqual([
      '1',
      '0-1',
      '0-1',
    ]);
    expect(Object.prototype).not.toHaveProperty('cpuset');
  });

  it.each(names)('%s as values', (name) => {
    const analysis = read(
      domain(
        `<vcpu placement='${name}' cpuset='${name}' current='${name}'>${name}</vcpu>` +
          `<numatune><memory mode='${name}' placement='${name}' nodeset='${name}'/></numatune>` +
          `<cpu><numa><cell id='${name}' memory='1' unit='${name}'/></numa></cpu>`,
      ).replace("type='kvm'", `type='${name}'`),
    );
    expectSound(analysis);
    expect(analysis.domains[0]?.refusals[0]?.message).toBe(
      'XML error: maximum vcpus count must be an integer',
    );
  });

  it('__proto__ as a root', () => {
    expectSound(read('<__proto__><vcpu>4</vcpu></__proto__>', '<constructor/>'));
  });
});

it('keeps a script in a name as text', () => {
  const name = `<script>alert(1)</script>"'`;
  const analysis = read(domain('<vcpu>1</vcpu>', '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;'));
  expect(analysis.domains[0]?.name).toBe(name);
  expectSound(read(domain('<vcpu>1</vcpu>', '<script>alert(1)</script>')));
});

const cutDomain = domain(
  [
    "  <vcpu placement='static' cpuset='0-3,^2' current='2'>4</vcpu>",
    '  <!-- pins -->',
    '  <cputune>',
    "    <vcpupin vcpu='0' cpuset='1'/>",
    "    <vcpupin vcpu='1' cpuset='3'/>",
    "    <emulatorpin cpuset='0'/>",
    '  </cputune>',
    "  <numatune><memory mode='strict' nodeset='0'/></numatune>",
    "  <cpu><topology sockets='1' cores='4' threads='1'/><numa><cell id='0' cpus='0-3' memory='1' unit='GiB'/></numa></cpu>",
    '  <metadata><![CDATA[<vcpu>]]>&amp;</metadata>',
  ].join('\n'),
);

describe('a domain cut anywhere', () => {
  it('keeps what stood before the cut', () => {
    const firstPin = cutDomain.indexOf('/>', cutDomain.indexOf('<vcpupin')) + 2;
    const secondPin = cutDomain.indexOf('/>', firstPin) + 2;
    const vcpu = cutDomain.indexOf('</vcpu>');
    for (let to = 0; to < cutDomain.length - 1; to++) {
      const analysis = read(cutDomain.slice(0, to));
      expectSound(analysis);
      const [one] = analysis.domains;
      if (to < cutDomain.indexOf('\n')) continue;
      const at = `cut at ${to}`;
      expect(one, at).toBeDefined();
      if (to < cutDomain.length - '</domain>\n'.length) {
        expect(rulesOf(analysis), at).toContain('xml-malformed');
      }
      if (to >= vcpu) expect(one?.vcpus.max, at).toBe(4);
      const wholePins = one?.vcpuPins.filter(({ cpuset }) => cpuset?.set !== undefined).length ?? 0;
      expect(wholePins, at).toBeGreaterThanOrEqual(to >= secondPin ? 2 : to >= firstPin ? 1 : 0);
    }
  }, 60_000);

  it('and what stands after the cut never makes it throw', () => {
    for (let from = 0; from < cutDomain.length; from++) expectSound(read(cutDomain.slice(from)));
  }, 60_000);
});

const mixed = [
  '[root@host ~]# numactl --hardware',
  numactlText('node:2 core:2 pu:2 numbering:interleaved'),
  '[root@host ~]# virsh capabilities',
  capabilitiesText('node:2 core:2 pu:2 numbering:interleaved'),
  '[root@host ~]# virsh dumpxml vm',
  cutDomain,
  "<vcpu placement='auto'>2</vcpu>",
  "<cputune><vcpupin vcpu='1' cpuset='2'/></cputune>",
].join('\n');

describe('a mixed paste with damage', () => {
  const places = fc.array(
    fc.record({
      at: fc.nat(mixed.length - 1),
      with: fc.oneof(
        fc.constantFrom('<', '>', '&', "'", '"', '/', '\n', '\r', '\0', ' ', '', ']]>', '<!--', '<domain>'),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      cut: fc.nat(3),
    }),
    { minLength: 1, maxLength: 8 },
  );

  function damage(spots: readonly { at: number; with: string; cut: number }[]): string {
    let text = mixed;
    for (const spot of spots) text = text.slice(0, spot.at) + spot.with + text.slice(spot.at + spot.cut);
    return text;
  }

  it('is answered with plain data, all of whose places lie in the text', () => {
    fc.assert(
      fc.property(places, fc.boolean(), (spots, asLibvirt) => {
        const text = damage(spots);
        const analysis = analyze([{ id: 's0', name: 'a', text }], { ...defaultChoices, asLibvirt });
        expectSound(analysis);
        expect(structuredClone(analysis)).toEqual(analysis);
        expect(JSON.parse(JSON.stringify(analysis))).toEqual(dropUndefined(analysis));
        for (const { span } of [...analysis.segments, ...analysis.findings]) {
          if (span === undefined) continue;
          expect(span.from).toBeGreaterThanOrEqual(0);
          expect(span.to).toBeGreaterThanOrEqual(span.from);
          expect(span.to).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

/** As JSON has it: members that are undefined are not there. */
function dropUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, dropUndefined(member)]),
  );
}
