/**
 * The lines. What shared lines have in common is one path for each tone, and so are the ports; a line that shares nothing
 * has a path of its own. Nothing here listens to the pointer: the page finds the line under it from the scene, and draws
 * lines that it lights anew.
 */
import type { Point, SceneEdge } from '../core/scene/scene.ts';
import { roundedPath, sharedPath } from './line-path.ts';
import type { Shape } from './shape.ts';
import type { StyleOf } from './tone-styles.ts';

export function paintEdges(edges: readonly SceneEdge[], styleOf: StyleOf): readonly Shape[] {
  const bundles = paintBundles(
    edges.filter((edge) => edge.shared),
    styleOf,
  );
  const alone = edges.filter((edge) => !edge.shared).map((edge) => paintEdge(edge, styleOf));
  return [...bundles, ...alone, ...paintPorts(edges, styleOf)];
}

/** All lines of a tone as one path. */
export function paintBundles(edges: readonly SceneEdge[], styleOf: StyleOf): readonly Shape[] {
  const groups = groupBy(edges, (edge) => `${keyOf(edge, styleOf)} ${String(edge.online)}`);
  return groups.map(({ first, members }) =>
    path('bundle', first, sharedPath(members.map((edge) => edge.points)), styleOf),
  );
}

function paintEdge(edge: SceneEdge, styleOf: StyleOf): Shape {
  const shape = path('', edge, roundedPath(edge.points), styleOf);
  return { ...shape, attributes: { 'data-id': edge.id, 'data-thread': edge.thread, ...shape.attributes } };
}

/** The dots where lines end; hollow where a line stands for a part of its box. */
export function paintPorts(edges: readonly SceneEdge[], styleOf: StyleOf): readonly Shape[] {
  const key = (edge: SceneEdge): string =>
    `${keyOf(edge, styleOf)} ${String(edge.online)} ${String(edge.whole)}`;
  return groupBy(edges, key).flatMap(({ first, members }) => {
    const d = dots(members.map((edge) => edge.points.at(-1) ?? [0, 0]));
    if (first.whole) return [path('port', first, d, styleOf)];
    return [path('port open', first, d, styleOf), path('port hole', first, d, styleOf)];
  });
}

/** Lines of no length: their round ends are the dots. */
function dots(points: readonly Point[]): string {
  const parts = new Set(points.map(([x, y]) => `M${String(x)} ${String(y)}h0`));
  return [...parts].join('');
}

function path(role: string, { thread, source, online }: SceneEdge, d: string, styleOf: StyleOf): Shape {
  const { className, key } = styleOf(thread, source);
  const classes = ['edge', className, ...(online ? [] : ['offline']), ...(role === '' ? [] : [role])];
  return { tag: 'path', attributes: { class: classes.join(' '), 'data-key': key, d } };
}

function keyOf({ thread, source }: SceneEdge, styleOf: StyleOf): string {
  return styleOf(thread, source).key;
}

interface Group {
  readonly first: SceneEdge;
  readonly members: SceneEdge[];
}

function groupBy(edges: readonly SceneEdge[], keyOf: (edge: SceneEdge) => string): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const edge of edges) {
    const key = keyOf(edge);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: edge, members: [edge] });
    else group.members.push(edge);
  }
  return [...groups.values()];
}
