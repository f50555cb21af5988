/** The lines of one look together: what they share once, and the dots where they end. */
import type { Point, SceneEdge } from '../../core/scene/scene.ts';
import { joinStrokes } from '../join-strokes.ts';
import type { JoinedStrokes } from '../join-strokes.ts';
import { dashPx } from '../tone-styles.ts';
import type { StyleOf } from '../tone-styles.ts';

export interface StrokeGroup extends JoinedStrokes {
  readonly className: string;
  readonly key: string;
  readonly dash: readonly number[];
  readonly widthPx: number;
  readonly online: boolean;
  readonly ports: readonly Point[];
  /** Where a line stands for a part of its box. */
  readonly openPorts: readonly Point[];
}

export function groupStrokes(edges: Iterable<SceneEdge>, styleOf: StyleOf): readonly StrokeGroup[] {
  const groups = new Map<string, SceneEdge[]>();
  for (const edge of edges) {
    const name = `${styleOf(edge.thread, edge.source).key} ${String(edge.online)}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [edge]);
    else group.push(edge);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const { className, key, dash, strokePx } = styleOf(first.thread, first.source);
    return {
      className,
      key,
      dash: dashPx(dash),
      widthPx: strokePx,
      online: first.online,
      ...joinStrokes(members.map(({ points }) => points)),
      ports: endsOf(members.filter(({ whole }) => whole)),
      openPorts: endsOf(members.filter(({ whole }) => !whole)),
    };
  });
}

function endsOf(edges: readonly SceneEdge[]): readonly Point[] {
  const ends = new Map<number, Point>();
  for (const { points } of edges) {
    const end = points.at(-1);
    if (end !== undefined) ends.set(Math.round(end[0] * 4) * 2 ** 24 + Math.round(end[1] * 4), end);
  }
  return [...ends.values()];
}
