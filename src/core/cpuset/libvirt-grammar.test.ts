import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatCpuSet, setOfIds } from './cpuset.ts';
import { readLibvirtCpuset } from './libvirt-grammar.ts';
import type { CpusetFault, CpusetFaultReason } from './libvirt-grammar.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';

function show(text: string): string {
  const reading = readLibvirtCpuset(text);
  if (reading.ok) return formatCpuSet(reading.set);
  return reading.fault.kind === 'empty' ? 'E2' : 'E1';
}

function faultOf(text: string): CpusetFault {
  const reading = readLibvirtCpuset(text);
  if (reading.ok) throw new Error(`accepted: ${text}`);
  return reading.fault;
}

/** Every row of reference/libvirt.md §1 and cpuset-grammar.md: what virsh 9.0.0 said. */
const accepted: Record<string, string> = {
  '0': '0',
  '1-4': '1-4',
  '1-4,^3': '1-2,4',
  '1-4,^2': '1,3-4',
  '1-4,^2,^3': '1,4',
  '1-4,^3,6': '1-2,4,6',
  '^3,1-4': '1-4',
  '^2,1-4': '1-4',
  '1-4,^3,3': '1-4',
  '1-4,^2,2': '1-4',
  '1-4,^9': '1-4',
  '^1,^2,3': '3',
  '1,2,3': '1-3',
  '3,2,1': '1-3',
  '5,1,3': '1,3,5',
  '1,1,1': '1',
  '1-3,2-5': '1-5',
  '3-3': '3',
  '0-0': '0',
  '1-4,': '1-4',
  '1,': '1',
  '1,2,3,': '1-3',
  ' 1': '1',
  '1 ': '1',
  ' 1 , 2 ': '1-2',
  '  1-4 , ^3  ': '1-2,4',
  '1 - 4': '1-4',
  '1- 4': '1-4',
  '1 -4': '1-4',
  '1-4, ^3': '1-2,4',
  '1-4, ^2': '1,3-4',
  '1-4 ,^3': '1-2,4',
  '1 ,': '1',
  '1 , ': '1',
  '01': '1',
  '007': '7',
  '00-03': '0-3',
  '1-4,^03': '1-2,4',
  '16383': '16383',
  '0-16383': '0-16383',
  '^16383,1': '1',
  '1\t-\t4': '1-4',
  '1\n,2': '1-2',
  '1\t,2': '1-2',
  '^1 ,1': '1',
  '1-+3': '1-3',
  '0,12': '0,12',
  // Not in the tables, but what the source does: strtol skips \v and reads -0.
  '1-\v3': '1-3',
  '0--0': '0',
  '0- -00,5': '0,5',
};

const refused =
  '1-|-1|-|^|^-1|^ 3|^1-3|1-4,^2-3|1-^3|1--3|+1|1-2-3|1^2|1-3^2|1-4^2|^^1|1,,2|,1|,|1 2|1;2|0x1|0x3|1a|a|all|1.0|1.5|1e1|' +
  '!1|r|0-3,r|０|１-４|1，2||   |  |16384|0-16384|1,^16384|^16384,1|2147483647|2147483648|4294967295|4294967296|' +
  '1-2147483648|1-99999999999999999999|99999999999999999999|1- 4 ,^ 2|5-2|3-1|1-4,^ 2|0-7/2|1:4|\v1|1\v|1-+ 3|1-,2';

const faults: readonly [text: string, reason: CpusetFaultReason, at: number, suggestion?: string][] = [
  ['', 'empty-text', 0],
  ['  ', 'empty-text', 2],
  ['^0', 'empty-set', 0],
  ['0-3,^0,^1,^2,^3', 'empty-set', 13],
  ['1-4,^2-3', 'range-negated', 6, '1-4,^2,^3'],
  [
    '0-99,^0-63',
    'range-negated',
    7,
    `0-99,${Array.from({ length: 64 }, (_, i) => `^${String(i)}`).join(',')}`,
  ],
  ['0-99,^0-64', 'range-negated', 7],
  ['^1-3', 'range-negated', 2],
  ['5-2', 'range-reversed', 2, '2-5'],
  ['1-', 'range-open', 2],
  ['1-,3', 'range-open', 2],
  ['1--3', 'not-a-number', 2, '1-3'],
  ['1-^3', 'not-a-number', 2],
  ['+1', 'not-a-number', 0, '1'],
  ['0x3', 'separator-missing', 1],
  ['1 2', 'separator-missing', 2, '1,2'],
  ['1;2', 'separator-missing', 1, '1,2'],
  ['1-4^2', 'separator-missing', 3, '1-4,^2'],
  ['1–4', 'separator-missing', 1, '1-4'],
  ['0-6:2', 'separator-missing', 3, '0,2,4,6'],
  ['1\u200b,2', 'separator-missing', 1, '1,2'],
  ['1,,2', 'item-missing', 2, '1,2'],
  [',1', 'item-missing', 0, '1'],
  ['1-4,^ 2', 'blank-after-caret', 5, '1-4,^2'],
  ['１-４', 'full-width', 0, '1-4'],
  ['1，2', 'full-width', 1, '1,2'],
  ['1、2', 'full-width', 1, '1,2'],
  ['1－4，＾2', 'full-width', 1, '1-4,^2'],
  ['1-4,ˆ2', 'wrong-caret', 4, '1-4,^2'],
  ['16384', 'number-too-large', 0],
  ['1,2-16384', 'number-too-large', 4],
  ['1-99999999999999999999', 'number-too-large', 2],
  ['7 7-x', 'separator-missing', 2],
];

describe('readLibvirtCpuset', () => {
  it.each(Object.entries(accepted))('takes %j as %s', (text, set) => {
    expect(show(text)).toBe(set);
  });

  it.each(refused.split('|'))('refuses %j', (text) => {
    expect(show(text)).toBe('E1');
  });

  it.each(['^0', '^5', '^1', '1,^1', '0-3,^0,^1,^2,^3'])('finds %j empty', (text) => {
    expect(show(text)).toBe('E2');
  });

  it.each(faults)('explains %j: %s at %i', (text, reason, at, suggestion) => {
    const fault = faultOf(text);
    expect([fault.reason, fault.at, fault.suggestion]).toEqual([reason, at, suggestion]);
  });

  it('takes a lower limit', () => {
    expect(readLibvirtCpuset('0-1023', 1023).ok).toBe(true);
    expect(readLibvirtCpuset('1024', 1023).ok).toBe(false);
  });

  it('agrees with the vectors frozen from libvirt 9.0.0', () => {
    const file = new URL('../../../../shared/reference/cpuset-vectors.jsonl', import.meta.url);
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    for (const line of lines) {
      const vector = JSON.parse(line) as { input: string; ok: boolean; set: string; error: string };
      const error = vector.ok || vector.error.startsWith('invalid argument') ? 'E1' : 'E2';
      expect([vector.input, show(vector.input)]).toEqual([vector.input, vector.ok ? vector.set : error]);
    }
    // eslint-disable-next-line no-console -- how many ran depends on the machine
    console.info(`cpuset: ${String(lines.length)} vectors of libvirt 9.0.0 compared`);
  });
});

const scraps = fc.constantFrom(
  ...[
    '0',
    '1',
    '2',
    '7',
    '12',
    '63',
    '16383',
    '16384',
    '-',
    '-',
    ',',
    ',',
    '^',
    ' ',
    ';',
    '，',
    '＾',
    '５',
    '–',
    ':',
  ],
  ...['ˆ', '\t', '\v', '+', 'x', '\u200b'],
);
const messy = fc.array(scraps, { maxLength: 14 }).map((parts) => parts.join(''));

describe('properties', () => {
  it('a suggestion is accepted, differs, and is not empty', () => {
    let suggested = 0;
    fc.assert(
      fc.property(messy, (text) => {
        const reading = readLibvirtCpuset(text);
        if (reading.ok) return;
        const { at, suggestion } = reading.fault;
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(text.length);
        if (suggestion === undefined) return;
        suggested++;
        expect(suggestion).not.toBe(text);
        expect(readLibvirtCpuset(suggestion).ok).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(suggested).toBeGreaterThan(100);
  });

  it('builds what playing the items forward builds', () => {
    const item = fc.record({ a: fc.nat(40), length: fc.option(fc.nat(20)), removes: fc.boolean() });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), (items) => {
        const set = new Set<number>();
        const texts = items.map(({ a, length, removes }) => {
          if (removes) set.delete(a);
          else for (let id = a; id <= a + (length ?? 0); id++) set.add(id);
          return removes
            ? `^${String(a)}`
            : length === null
              ? String(a)
              : `${String(a)}-${String(a + length)}`;
        });
        const reading = readLibvirtCpuset(texts.join(','));
        expect(reading.ok ? reading.set : []).toEqual(setOfIds(set));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back what formatCpuSet prints', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(16383), { minLength: 1 }), (ids) => {
        const set = setOfIds(ids);
        expect(readLibvirtCpuset(formatCpuSet(set))).toEqual({ ok: true, set });
      }),
    );
  });

  it('is linear in the text, whatever the ranges', () => {
    withinCpuMs(5000, () => {
      for (const unit of [
        '0-16383,',
        '0-16383,^7,',
        '1-16383,^0,',
        '^5 ',
        '1',
        ' ',
        '^',
        '1,^1,2,^2,3,^3,',
      ]) {
        readLibvirtCpuset(unit.repeat(1_000_000 / unit.length));
      }
      const alternating = Array.from(
        { length: 100_000 },
        (_, i) => `^${String(i % 16384)},${String((i * 7) % 16384)}`,
      );
      readLibvirtCpuset(alternating.join(','));
    });
  });
});
