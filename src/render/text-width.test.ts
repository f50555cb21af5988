import { expect, it } from 'vitest';
import { approximateTextWidth } from './text-width.ts';

it('gives figures one width, Chinese an em, capitals more than small letters', () => {
  expect(approximateTextWidth('111', 'cpu')).toBe(approximateTextWidth('888', 'cpu'));
  expect(approximateTextWidth('节点', 'cpu')).toBeCloseTo(26);
  expect(approximateTextWidth('A', 'cpu')).toBeGreaterThan(approximateTextWidth('a', 'cpu'));
  expect(approximateTextWidth('', 'cpu')).toBe(0);
});
