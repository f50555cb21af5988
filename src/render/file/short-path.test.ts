import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortNumber, shortenPath } from './short-path.ts';

/** Absolute places that a path goes through, curves' control points included. */
function placesOf(d: string): readonly (readonly number[])[] {
  const counts: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, q: 4, a: 7, z: 0 };
  const places: number[][] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, command = '', list = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const all = [...list.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(([number]) => Number(number));
    const count = counts[command.toLowerCase()] ?? 0;
    for (let at = 0; at === 0 || at < all.length; at += Math.max(1, count)) {
      const n = all.slice(at, at + count);
      const [bx, by] = command === command.toLowerCase() ? [x, y] : [0, 0];
      const name = command.toLowerCase();
      if (name === 'z') [x, y] = [startX, startY];
      else if (name === 'h') x = bx + n[0]!;
      else if (name === 'v') y = by + n[0]!;
      else {
        if (name === 'q') places.push([bx + n[0]!, by + n[1]!]);
        if (name === 'a') places.push(n.slice(0, 5));
        [x, y] = [bx + n.at(-2)!, by + n.at(-1)!];
      }
      if (name === 'm') [startX, startY] = [x, y];
      places.push([x, y]);
    }
  }
  return places;
}

describe('shortenPath', () => {
  it.each([
    ['M240 426L324 426Q330 426 330 420L330 164', 'M240 426h84q6 0 6-6v-256'],
    ['M10 10h0M20 10h0', 'M10 10h0m10 0h0'],
    ['M0.5 0.25V10H-3', 'M.5 .25v9.75h-3.5'],
    ['M1 2h3v4h-3zM11 2h3v4h-3z', 'M1 2h3v4h-3zm10 0h3v4h-3z'],
    ['M5 5a7 7 0 0 1 7 7L20 30', 'M5 5a7 7 0 0 1 7 7l8 18'],
    ['', ''],
  ])('%s → %s', (given, short) => {
    expect(shortenPath(given)).toBe(short);
  });

  it('goes the same way, however long it is: what is rounded does not add up', () => {
    const at = fc.integer({ min: -80_000, max: 80_000 }).map((eighths) => eighths / 8);
    const point = fc.tuple(at, at).map(([x, y]) => `${String(x)} ${String(y)}`);
    const piece = fc.oneof(
      point.map((to) => `L${to}`),
      point.map((to) => `M${to}`),
      at.map((to) => `H${String(to)}`),
      at.map((to) => `v${String(to)}`),
      at.map((by) => `h${String(by)}`),
      fc.tuple(point, point).map(([by, to]) => `Q${by} ${to}`),
      point.map((by) => `a3 4.5 0 0 1 ${by}`),
      fc.constant('z'),
    );
    fc.assert(
      fc.property(fc.tuple(point, fc.array(piece, { maxLength: 60 })), ([start, pieces]) => {
        const given = `M${start}${pieces.join('')}`;
        const [own, short] = [placesOf(given), placesOf(shortenPath(given))];
        expect(short.length).toBe(own.length);
        for (const [index, place] of own.entries())
          for (const [axis, value] of place.entries())
            expect(Math.abs((short[index]?.[axis] ?? Infinity) - value)).toBeLessThan(0.0151);
      }),
    );
  });
});

describe('shortNumber', () => {
  it.each([
    [0.5, '.5'],
    [-0.125, '-.12'],
    [12.345, '12.35'],
    [-3, '-3'],
    [0, '0'],
    [-0.001, '0'],
  ])('%s → %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});
