import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatCpuSet, setOfIds } from './cpuset.ts';
import { readHexMask } from './hex-mask.ts';

const shown = (text: string): string | undefined => {
  const set = readHexMask(text);
  return set === undefined ? undefined : formatCpuSet(set);
};

it.each([
  ['f', '0-3'],
  ['37', '0-2,4-5'],
  ['0', ''],
  ['0xf0', '4-7'],
  ['000,00000000,0000ffff', '0-15'],
  ['1,00000000', '32'],
  ['0001', '0'],
])('%s is %j', (text, list) => {
  expect(shown(text)).toBe(list);
});

it.each(['', 'xyz', '-1', '0x', '0-3', 'f'.repeat(20_000)])('%j is none', (text) => {
  expect(shown(text.slice(0, 20_001))).toBeUndefined();
});

it('reads back every mask', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(300)), (ids) => {
      const mask = ids.reduce((sum, id) => sum | (1n << BigInt(id)), 0n).toString(16);
      expect(readHexMask(mask)).toEqual(setOfIds(ids));
    }),
  );
});
