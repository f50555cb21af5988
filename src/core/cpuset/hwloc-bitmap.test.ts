import { describe, expect, it } from 'vitest';
import { formatCpuSet } from './cpuset.ts';
import { readHwlocBitmap } from './hwloc-bitmap.ts';

describe('masks of hwloc and the kernel', () => {
  it.each([
    ['0x0', ''],
    ['0x00000001', '0'],
    ['0x0000ffff,0xffffffff', '0-47'],
    ['0x00000100,,0x0', '72'],
    ['0x00000001,,0x00000100', '8,64'],
    ['ff,ffffffff', '0-39'],
    ['80000000,00000000', '63'],
    ['0xF000000F', '0-3,28-31'],
  ])('%s is %s', (text, list) => {
    expect(formatCpuSet(readHwlocBitmap(text) ?? [])).toBe(list);
    expect(readHwlocBitmap(text)).toBeDefined();
  });

  it.each([
    '',
    '0x',
    '0xf...f',
    '0xf...f,0x1',
    '0x123456789',
    '-1',
    'zz',
    ' , x',
    '0x1 0x2',
    ','.repeat(5000),
  ])('refuses %j', (text) => {
    expect(readHwlocBitmap(text)).toBeUndefined();
  });
});
