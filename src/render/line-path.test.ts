import { expect, it } from 'vitest';
import { roundedPath, sharedPath } from './line-path.ts';

it('rounds corners, less where there is little room', () => {
  expect(
    roundedPath([
      [0, 0],
      [20, 0],
      [20, 20],
    ]),
  ).toBe('M0 0L14 0Q20 0 20 6L20 20');
  expect(
    roundedPath([
      [0, 0],
      [4, 0],
      [4, 20],
    ]),
  ).toBe('M0 0L2 0Q4 0 4 2L4 20');
});

it('draws what lines share once', () => {
  const path = sharedPath([
    [
      [0, 0],
      [20, 0],
      [20, 40],
      [60, 40],
    ],
    [
      [0, 20],
      [20, 20],
      [20, 40],
      [60, 40],
    ],
  ]);
  // the stretch from 20 6 to 60 40 belongs to both lines
  expect(path).toBe(
    'M0 0H14M20 6V34M26 40H60M0 20H14' + 'M14 0Q20 0 20 6M20 34Q20 40 26 40M14 20Q20 20 20 26',
  );
});
