/** Which line is under the pointer: lines are thin and many, so they are found by their geometry, not as elements. */
import type { Point, SceneEdge } from '../../core/scene/scene.ts';

/** How far from a line still counts as on it, in the picture's units. */
const reach = 4;

/** The nearest line; of several, the one drawn last. */
export function lineUnder(edges: readonly SceneEdge[], x: number, y: number): SceneEdge | undefined {
  let best: SceneEdge | undefined;
  let bestDistance = reach;
  for (const edge of edges) {
    const distance = distanceTo(edge.points, x, y);
    if (distance <= bestDistance) {
      best = edge;
      bestDistance = distance;
    }
  }
  return best;
}

/** To a line whose pieces are level or upright. */
function distanceTo(points: readonly Point[], x: number, y: number): number {
  let least = Infinity;
  let from = points[0];
  for (const to of points) {
    if (from === undefined) break;
    const dx = outside(x, from[0], to[0]);
    const dy = outside(y, from[1], to[1]);
    least = Math.min(least, dx + dy);
    from = to;
  }
  return least;
}

function outside(at: number, a: number, b: number): number {
  return Math.max(0, Math.min(a, b) - at, at - Math.max(a, b));
}
