/** Lines with rounded corners, and what several lines share drawn once. */
import type { Point } from '../core/scene/scene.ts';

const cornerPx = 6;

/** A straight piece or a corner; corners are quadratic curves through the corner point. */
interface Piece {
  readonly from: Point;
  readonly to: Point;
  readonly corner: Point | undefined;
}

export function roundedPath(points: readonly Point[]): string {
  const [start] = points;
  if (start === undefined) return '';
  let path = `M${at(start)}`;
  for (const piece of piecesOf(points)) {
    path += piece.corner === undefined ? `L${at(piece.to)}` : `Q${at(piece.corner)} ${at(piece.to)}`;
  }
  return path;
}

/** One path for many lines: what runs on the same way is drawn once, so dashes do not fill each other's gaps. */
export function sharedPath(lines: readonly (readonly Point[])[]): string {
  const corners = new Map<string, Piece>();
  const straights = new Map<string, [from: number, to: number][]>();
  for (const line of lines) {
    for (const piece of piecesOf(line)) {
      if (piece.corner !== undefined) corners.set(`${at(piece.from)} ${at(piece.to)}`, piece);
      else addStraight(straights, piece);
    }
  }
  let path = '';
  for (const [key, stretches] of straights) {
    const upright = key.startsWith('x');
    const across = key.slice(1);
    for (const [from, to] of joined(stretches)) {
      path += upright
        ? `M${across} ${String(from)}V${String(to)}`
        : `M${String(from)} ${across}H${String(to)}`;
    }
  }
  for (const { from, to, corner } of corners.values())
    if (corner) path += `M${at(from)}Q${at(corner)} ${at(to)}`;
  return path;
}

function addStraight(straights: Map<string, [from: number, to: number][]>, { from, to }: Piece): void {
  const upright = from[0] === to[0];
  const key = upright ? `x${String(from[0])}` : `y${String(from[1])}`;
  const along = upright ? 1 : 0;
  const stretch: [number, number] = [Math.min(from[along], to[along]), Math.max(from[along], to[along])];
  const known = straights.get(key);
  if (known === undefined) straights.set(key, [stretch]);
  else known.push(stretch);
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

function piecesOf(points: readonly Point[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = points[0];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    const after = points[index + 1];
    if (from === undefined || before === undefined) continue;
    if (after === undefined) {
      pieces.push({ from, to: point, corner: undefined });
      continue;
    }
    const radius = Math.min(cornerPx, distance(before, point) / 2, distance(point, after) / 2);
    const enter = towards(point, before, radius);
    const leave = towards(point, after, radius);
    pieces.push({ from, to: enter, corner: undefined }, { from: enter, to: leave, corner: point });
    from = leave;
  }
  return pieces;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

function towards(from: Point, to: Point, px: number): Point {
  return [from[0] + Math.sign(to[0] - from[0]) * px, from[1] + Math.sign(to[1] - from[1]) * px];
}

function at([x, y]: Point): string {
  return `${String(x)} ${String(y)}`;
}
