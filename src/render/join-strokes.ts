/**
 * Lines as the strokes they are made of, and what several lines share only once. All by numbers: four thousand lines
 * are thirty thousand pieces, and a name for each of them costs more than drawing them.
 */
import type { Point } from '../core/scene/scene.ts';

const cornerPx = 6;
/** Places are on eighths of a pixel or coarser; a key holds no more than 2^53. */
const perPx = 8;
const cornersPerPx = 4;

export interface PieceSink {
  straight(fromX: number, fromY: number, toX: number, toY: number): void;
  /** A quadratic curve; the control point is the corner itself. */
  corner(fromX: number, fromY: number, x: number, y: number, toX: number, toY: number): void;
}

/** A level or upright run of ink: where it lies across its direction, and from where to where along it. */
export interface Stretch {
  readonly isUpright: boolean;
  readonly across: number;
  readonly from: number;
  readonly to: number;
}

export interface JoinedStrokes {
  readonly straights: readonly Stretch[];
  /** Six numbers each: from, corner, to. */
  readonly corners: readonly (readonly [number, number, number, number, number, number])[];
}

/** A line's straight pieces and rounded corners in turn. Lines of fewer than two points have none. */
export function walkPieces(points: readonly Point[], sink: PieceSink): void {
  const [start] = points;
  if (start === undefined) return;
  let [fromX, fromY] = start;
  for (let index = 1; index < points.length; index++) {
    const before = points[index - 1];
    const point = points[index];
    const after = points[index + 1];
    if (before === undefined || point === undefined) return;
    const [x, y] = point;
    if (after === undefined) {
      sink.straight(fromX, fromY, x, y);
      return;
    }
    const radius = Math.min(cornerPx, distance(before, point) / 2, distance(point, after) / 2);
    const enterX = x + Math.sign(before[0] - x) * radius;
    const enterY = y + Math.sign(before[1] - y) * radius;
    const leaveX = x + Math.sign(after[0] - x) * radius;
    const leaveY = y + Math.sign(after[1] - y) * radius;
    sink.straight(fromX, fromY, enterX, enterY);
    sink.corner(enterX, enterY, x, y, leaveX, leaveY);
    fromX = leaveX;
    fromY = leaveY;
  }
}

/** What runs on the same way is there once, so that dashes do not fill each other's gaps. In the order of the lines. */
export function joinStrokes(lines: readonly (readonly Point[])[]): JoinedStrokes {
  const runs = new Map<number, [from: number, to: number][]>();
  const corners = new Map<number, JoinedStrokes['corners'][number]>();
  const sink: PieceSink = {
    straight(fromX, fromY, toX, toY) {
      const isUpright = fromX === toX;
      const key = Math.round((isUpright ? fromX : fromY) * perPx) * 2 + (isUpright ? 1 : 0);
      const a = isUpright ? fromY : fromX;
      const b = isUpright ? toY : toX;
      const known = runs.get(key);
      const run: [number, number] = a < b ? [a, b] : [b, a];
      if (known === undefined) runs.set(key, [run]);
      else if (known[known.length - 1]?.[0] !== run[0] || known[known.length - 1]?.[1] !== run[1])
        known.push(run);
    },
    corner(fromX, fromY, x, y, toX, toY) {
      const at = fromX * cornersPerPx * 2 ** 19 + fromY * cornersPerPx;
      const turn = ((toX - fromX) * cornersPerPx + 64) * 128 + (toY - fromY) * cornersPerPx + 64;
      const key = at * 2 ** 14 + turn;
      if (!corners.has(key)) corners.set(key, [fromX, fromY, x, y, toX, toY]);
    },
  };
  for (const line of lines) walkPieces(line, sink);
  const straights: Stretch[] = [];
  for (const [key, stretches] of runs) {
    const isUpright = key % 2 !== 0;
    const across = (isUpright ? key - 1 : key) / 2 / perPx;
    for (const [from, to] of joined(stretches)) straights.push({ isUpright, across, from, to });
  }
  return { straights, corners: [...corners.values()] };
}

function joined(stretches: readonly [from: number, to: number][]): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = out[out.length - 1];
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}
