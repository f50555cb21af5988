import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCpuSet, setOfIds } from './cpuset.ts';
import { readKernelList } from './kernel-list.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';

function show(text: string): string {
  const reading = readKernelList(text);
  return reading.ok ? formatCpuSet(reading.set) : `${reading.fault.reason}@${String(reading.fault.at)}`;
}

describe('readKernelList', () => {
  it.each([
    ['', ''],
    [' \n', ''],
    ['0,12', '0,12'],
    ['0-1', '0-1'],
    ['0-1\n', '0-1'],
    ['0 1 2 3', '0-3'],
    ['0, 2, 4', '0,2,4'],
    ['0-2,4-6', '0-2,4-6'],
    ['4-6 0-2', '0-2,4-6'],
    ['0-8:4', '0,4,8'],
    ['0-9:4', '0,4,8'],
    ['3-5:9', '3'],
    ['0-108:1', '0-108'],
    ['0-2,33-34,45,72-73', '0-2,33-34,45,72-73'],
    ['65535', '65535'],
    ['007', '7'],
    ['65536', 'number-too-large@0'],
    ['0-4000000000', 'number-too-large@2'],
    ['1,99999999999999999999', 'number-too-large@2'],
    ['7-0', 'range-reversed@2'],
    ['0-', 'range-open@2'],
    ['0 - 3', 'not-a-number@2'],
    ['1,,2', 'item-missing@2'],
    [',1', 'item-missing@0'],
    ['1,', 'item-missing@2'],
    ['0-8:0', 'stride-zero@4'],
    ['0-8:', 'not-a-number@4'],
    ['0-31:2/4', 'not-a-number@6'],
    ['^3', 'not-a-number@0'],
    ['0-3,^2', 'not-a-number@4'],
    ['0x3', 'not-a-number@1'],
    ['0-1(2)', 'not-a-number@3'],
    ['-1', 'not-a-number@0'],
  ])('reads %j as %s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it('reads back what the kernel prints', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(65535)), (ids) => {
        const set = setOfIds(ids);
        expect(readKernelList(formatCpuSet(set))).toEqual({ ok: true, set });
        expect(readKernelList(ids.join(' '))).toEqual({ ok: true, set });
      }),
    );
  });

  it('does not expand a bomb', () => {
    withinCpuMs(2000, () => {
      expect(show('0-65535:2,'.repeat(100_000))).toBe('number-too-large@20');
      expect(show('0-65535,'.repeat(100_000) + '1')).toBe('0-65535');
    });
  });
});
