/** Lines with rounded corners as SVG paths, and what several lines share drawn once. */
import type { Point } from '../core/scene/scene.ts';
import { joinStrokes, walkPieces } from './join-strokes.ts';

export function roundedPath(points: readonly Point[]): string {
  const [start] = points;
  if (start === undefined) return '';
  let path = `M${at(start[0], start[1])}`;
  walkPieces(points, {
    straight: (_fromX, _fromY, x, y) => {
      path += `L${at(x, y)}`;
    },
    corner: (_fromX, _fromY, cornerX, cornerY, x, y) => {
      path += `Q${at(cornerX, cornerY)} ${at(x, y)}`;
    },
  });
  return path;
}

/** One path for many lines. */
export function sharedPath(lines: readonly (readonly Point[])[]): string {
  const { straights, corners } = joinStrokes(lines);
  let path = '';
  for (const { isUpright, across, from, to } of straights) {
    path += isUpright
      ? `M${String(across)} ${String(from)}V${String(to)}`
      : `M${String(from)} ${String(across)}H${String(to)}`;
  }
  for (const [fromX, fromY, x, y, toX, toY] of corners)
    path += `M${at(fromX, fromY)}Q${at(x, y)} ${at(toX, toY)}`;
  return path;
}

function at(x: number, y: number): string {
  return `${String(x)} ${String(y)}`;
}
