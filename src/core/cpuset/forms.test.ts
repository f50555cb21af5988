import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCpuSet, hasId, setOfIds } from './cpuset.ts';
import { bytesOf, maskOf, readForms } from './forms.ts';
import { readHexMask } from './hex-mask.ts';

function formsOf(text: string, cpus: number) {
  const reading = readForms(text, cpus);
  if (!reading.ok) throw new Error(reading.fault.reason);
  return reading.forms;
}

/** The table of the bitmap story; its bytes were confirmed by libvirt's own API. */
describe('the five forms', () => {
  it.each([
    ['1-4,^2', 8, '1a', '1a', '1,3-4'],
    ['0,1', 8, '03', '03', '0-1'],
    ['2,3', 8, '0c', '0c', '2-3'],
    ['0,4', 8, '11', '11', '0,4'],
    ['1-4,^3,6', 40, '56 00 00 00 00', '00,00000056', '1-2,4,6'],
    ['16', 24, '00 00 01', '010000', '16'],
    ['8', 24, '00 01 00', '000100', '8'],
    ['0-11', 12, 'ff 0f', 'fff', '0-11'],
    ['0-127', 128, Array<string>(16).fill('ff').join(' '), 'ffffffff,ffffffff,ffffffff,ffffffff', '0-127'],
  ])('%s on %d CPUs', (text, cpus, bytes, mask, list) => {
    const forms = formsOf(text, cpus);
    expect(forms.bytes.join(' ')).toBe(bytes);
    expect(forms.mask).toBe(mask);
    expect(forms.list).toBe(list);
  });

  it('take the items one after the other', () => {
    const { items } = formsOf(' 1-4 , ^2,2', 8);
    expect(items.map(({ text, removes, after }) => [text, removes, formatCpuSet(after)])).toEqual([
      ['1-4', false, '1-4'],
      ['^2', true, '1,3-4'],
      ['2', false, '1-4'],
    ]);
    expect(formsOf('^2,1-4', 8).items.map(({ after }) => formatCpuSet(after))).toEqual(['', '1-4']);
  });

  it('leave out what the host does not have', () => {
    const { set, onHost, bytes } = formsOf('6-9', 8);
    expect([formatCpuSet(set), formatCpuSet(onHost), bytes]).toEqual(['6-9', '6-7', ['c0']]);
  });

  it('go as far as the fault', () => {
    const reading = readForms('1-4,6,^2-3', 8);
    expect(reading).toMatchObject({ ok: false, fault: { reason: 'range-negated' } });
    expect(reading.ok ? [] : reading.items.map(({ text }) => text)).toEqual(['1-4', '6']);
    expect(readForms('x', 8)).toMatchObject({ ok: false, items: [] });
    expect(readForms('1,^1', 8)).toMatchObject({ ok: false, fault: { kind: 'empty' }, items: [{}, {}] });
  });

  it('say the same of every set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.uniqueArray(fc.nat(299)), (cpus, ids) => {
        const set = setOfIds(ids.filter((id) => id < cpus));
        const bytes = bytesOf(set, cpus);
        for (let cpu = 0; cpu < cpus; cpu++) {
          const byte = Number.parseInt(bytes[cpu >> 3]!, 16);
          expect(((byte >> (cpu % 8)) & 1) === 1).toBe(hasId(set, cpu));
        }
        expect(readHexMask(maskOf(set, cpus))).toEqual(set);
      }),
    );
  });
});
