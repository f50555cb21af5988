/**
 * What is drawn many times over is defined once: one box, a row of it, and rows of rows. The names say what they hold,
 * so that in a page with two pictures either may use the other's.
 */
import type { Shape } from '../shape.ts';
import { onHundredths, shortNumber } from './short-path.ts';

/** A named shape, and where it stands. */
export interface Stamped {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Stamps {
  /** The name of a box with its upper left corner in the origin; `parts`: told apart by hairlines. */
  box(width: number, height: number, radius: number, parts?: number): string;
  /** Of a box with a disc in it, in the colour of the tone. */
  chip(width: number, height: number, radius: number, disc: Disc): string;
  /** All of them, as few uses as it takes. */
  repeat(stamped: readonly Stamped[]): readonly Shape[];
  /** For `<defs>`: all that was named. */
  defined(): readonly Shape[];
}

/** Fewer are written one by one. */
const leastInRow = 3;
/** Fewer are not moved together: saying so takes as long. */
const leastToShift = 4;

/** The selectors of the picture do not reach into what is stamped, its custom properties do. */
const hairline = 'stroke:var(--hairline)';

function rectOf(width: number, height: number, radius: number): Shape {
  return {
    tag: 'rect',
    attributes: {
      width: onHundredths(width),
      height: onHundredths(height),
      rx: onHundredths(radius) || undefined,
    },
  };
}

function sizesOf({ attributes: { width, height, rx } }: Shape): string {
  return `${String(width)}-${String(height)}-${String(rx ?? 0)}`;
}

function withId(id: string, shape: Shape): Shape {
  return { ...shape, attributes: { id, ...shape.attributes } };
}

/** What all have in common is said once, by the group they are in; `x`: what each is moved by. */
export function shiftOf(all: readonly (string | number | undefined)[]): {
  readonly shift: string | undefined;
  readonly x: number;
} {
  const [first] = all;
  if (all.length < leastToShift || typeof first !== 'number' || !all.every((x) => x === first))
    return { shift: undefined, x: 0 };
  return { shift: `translate(${String(onHundredths(first))})`, x: first };
}

export function createStamps(): Stamps {
  const defined = new Map<string, Shape>();
  const chips = new Map<string, string>();
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
    box: (width, height, radius, parts = 1) => {
      const rect = rectOf(width, height, radius);
      const own = `b${sizesOf(rect)}${parts > 1 ? `-${String(parts)}` : ''}`;
      if (parts === 1) return name(own, () => withId(own, rect));
      return name(own, () => {
        const lines = Array.from({ length: parts - 1 }, (_, index) => {
          const [x, y, long] = [((index + 1) * width) / parts, height / 4, height / 2].map(shortNumber);
          return `M${x ?? ''} ${y ?? ''}v${long ?? ''}`;
        });
        return {
          tag: 'g',
          attributes: { id: own },
          children: [rect, { tag: 'path', attributes: { style: hairline, d: lines.join('') } }],
        };
      });
    },
    chip: (width, height, radius, disc) => {
      const rect = rectOf(width, height, radius);
      const circle: Shape = {
        tag: 'circle',
        attributes: {
          cx: onHundredths(disc.x),
          cy: onHundredths(disc.y),
          r: disc.radius,
          style: 'fill:var(--tone);stroke:none',
        },
      };
      const { cx, cy, r } = circle.attributes;
      const key = `${sizesOf(rect)} ${String(cx)} ${String(cy)} ${String(r)}`;
      let own = chips.get(key);
      if (own === undefined) {
        // By its size alone: every chip of a size has its disc in the same place.
        own = `c${sizesOf(rect)}`;
        while (defined.has(own)) own += 'o';
        chips.set(key, own);
        defined.set(own, { tag: 'g', attributes: { id: own }, children: [rect, circle] });
      }
      return own;
    },
    repeat: (stamped) => joinRuns(joinRuns(stamped, 'x'), 'y').map(stampAt),
    defined: () => [...defined.values()],
  };
}

export function stampAt({ name, x, y }: Stamped): Shape {
  const nonZero = (value: number): number | undefined => (value === 0 ? undefined : onHundredths(value));
  return { tag: 'use', attributes: { href: `#${name}`, x: nonZero(x), y: nonZero(y) } };
}
