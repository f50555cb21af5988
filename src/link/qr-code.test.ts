import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { makeQrCode, mostQrBytes } from './qr-code.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.#:/';

/** The same text of `length` characters in every run. */
function textOf(length: number): string {
  let state = length * 7919 + 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return letters.charAt(state % letters.length);
  }).join('');
}

describe('makeQrCode', () => {
  // An independent reader (jsqr 1.4.0) read these, and 25 others up to the longest, as the texts they were made of.
  it.each([
    [17, 3_119_913_605],
    [113, 3_035_526_644],
    [424, 2_088_212_277],
    [1500, 1_396_378_430],
    [mostQrBytes, 2_467_855_310],
  ])('%d characters', (length, sum) => {
    const rows = makeQrCode(textOf(length)) ?? [];
    expect(crc32(rows.map((row) => row.map((dark) => (dark ? '#' : '.')).join('')).join('\n'))).toBe(sum);
  });

  it.each([
    [1, 1],
    [14, 1],
    [113, 6],
    [328, 12],
    [1000, 22],
    [mostQrBytes, 40],
  ])('%d characters take version %d', (length, version) => {
    const code = makeQrCode('x'.repeat(length)) ?? [];
    expect(code.length).toBe(version * 4 + 17);
    expect(code.every((row) => row.length === code.length)).toBe(true);
    // The finders' corners, and the module that is always dark.
    for (const [y, x] of [
      [0, 0],
      [0, code.length - 1],
      [code.length - 1, 0],
      [code.length - 8, 8],
    ] as const)
      expect(code[y]?.[x]).toBe(true);
  });

  it('holds no more than the largest code', () => {
    expect(makeQrCode('x'.repeat(mostQrBytes + 1))).toBeUndefined();
  });
});
