/**
 * What is drawn many times over is defined once: one box, a row of it, and rows of rows. The names say what they hold,
 * so that in a page with two pictures either may use the other's.
 */
import type { Shape } from '../shape.ts';
import { onHundredths } from './short-path.ts';

/** A named shape, and where it stands. */
interface Stamped {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface Stamps {
  /** The name of a box with its upper left corner in the origin. */
  box(width: number, height: number, radius: number): string;
  /** Of a disc around the origin. */
  disc(radius: number): string;
  /** All of them, as few uses as it takes. */
  repeat(stamped: readonly Stamped[]): readonly Shape[];
  /** For `<defs>`: all that was named. */
  defined(): readonly Shape[];
}

/** Fewer are written one by one. */
const leastInRow = 3;

export function createStamps(): Stamps {
  const defined = new Map<string, Shape>();
  const name = (name: string, shape: () => Shape): string => {
    if (!defined.has(name)) defined.set(name, shape());
    return name;
  };

  /** Neighbours in the list that stand at equal steps, as one. */
  const joinRuns = (all: readonly Stamped[], axis: 'x' | 'y'): readonly Stamped[] => {
    const across = axis === 'x' ? 'y' : 'x';
    const out: Stamped[] = [];
    for (let at = 0; at < all.length;) {
      const first = all[at];
      if (first === undefined) break;
      const step = onHundredths((all[at + 1]?.[axis] ?? 0) - first[axis]);
      let count = 1;
      for (; ; count++) {
        const next = all[at + count];
        if (next?.name !== first.name || next[across] !== first[across]) break;
        if (Math.abs(next[axis] - first[axis] - count * step) > 0.005) break;
      }
      if (count < leastInRow) {
        out.push(first);
        at++;
        continue;
      }
      const run = `${first.name}${axis}${String(count)}-${String(step)}`;
      name(run, () => ({
        tag: 'g',
        attributes: { id: run },
        children: Array.from({ length: count }, (_, index) =>
          stampAt({ name: first.name, x: 0, y: 0, [axis]: onHundredths(index * step) }),
        ),
      }));
      out.push({ name: run, x: first.x, y: first.y });
      at += count;
    }
    return out;
  };

  return {
    box: (width, height, radius) => {
      const [w, h, r] = [width, height, radius].map((px) => String(onHundredths(px)));
      return name(`b${w ?? ''}-${h ?? ''}-${r ?? ''}`, () => ({
        tag: 'rect',
        attributes: {
          id: `b${w ?? ''}-${h ?? ''}-${r ?? ''}`,
          width: w,
          height: h,
          rx: r === '0' ? undefined : r,
        },
      }));
    },
    disc: (radius) =>
      name(`o${String(radius)}`, () => ({
        tag: 'circle',
        attributes: { id: `o${String(radius)}`, r: radius },
      })),
    repeat: (stamped) => joinRuns(joinRuns(stamped, 'x'), 'y').map(stampAt),
    defined: () => [...defined.values()],
  };
}

export function stampAt({ name, x, y }: Stamped): Shape {
  const nonZero = (value: number): number | undefined => (value === 0 ? undefined : onHundredths(value));
  return { tag: 'use', attributes: { href: `#${name}`, x: nonZero(x), y: nonZero(y) } };
}
