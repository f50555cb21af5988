import { describe, expect, it } from 'vitest';
import { lzStringLength } from './lz-string-length.ts';
import { measureCase, measureIncrements, sizeCases } from './sizes.ts';

describe('the length of links', () => {
  it.each(sizeCases.map((one) => [one.what, one] as const))(
    '%s',
    (_, one) => {
      const { model, deflate, most = 0 } = measureCase(one);
      expect(model).toBeLessThanOrEqual(most);
      expect(model * 4).toBeLessThan(deflate);
    },
    60_000,
  );

  it('optional facts add only what they need', () => {
    for (const { what, more } of measureIncrements()) {
      expect(more, what).toBeGreaterThan(0);
      expect(more, what).toBeLessThanOrEqual(60);
    }
  });
});

it('lzStringLength counts as lz-string does', () => {
  // 'BYUwNmD2AEDukCcwBMg' by lz-string 1.5.0
  expect(lzStringLength('hello world')).toBe(19);
  expect(lzStringLength('')).toBe(1);
});
