import { expect, it, vi } from 'vitest';
import { onceFor } from './once-for.ts';

it('is worked out once for each object', () => {
  const compute = vi.fn(({ n }: { readonly n: number }) => 2 * n);
  const double = onceFor(compute);
  const two = { n: 2 };
  expect([double(two), double(two), double({ n: 2 }), double({ n: 3 })]).toEqual([4, 4, 4, 6]);
  expect(compute).toHaveBeenCalledTimes(3);
});

it('is not worked out where it is known, also if it is undefined', () => {
  const compute = vi.fn((): number | undefined => 1);
  const found = onceFor(compute);
  const [one, other] = [{}, {}];
  found.know(one, 7);
  found.know(other, undefined);
  expect([found(one), found(other), found({})]).toEqual([7, undefined, 1]);
  expect(compute).toHaveBeenCalledTimes(1);
});
