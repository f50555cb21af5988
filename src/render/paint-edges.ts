/**
 * The lines. What shared lines have in common is one path for each source; a shared line has a path of its own that
 * shows only when it is lit. Ports are one path for each source, too. Nothing here listens to the pointer: the page
 * finds the line under it from the scene.
 */
import type { Point, SceneEdge } from '../core/scene/scene.ts';
import { roundedPath, sharedPath } from './line-path.ts';
import type { Shape } from './shape.ts';
import { sourceStyles } from './source-styles.ts';

export function paintEdges(edges: readonly SceneEdge[]): readonly Shape[] {
  const shapes: Shape[] = [];
  const shared = edges.filter((edge) => edge.shared);
  for (const bundle of groupBy(shared, ({ source, online }) => `${source} ${String(online)}`)) {
    const d = sharedPath(bundle.members.map((edge) => edge.points));
    shapes.push(path(`${classOf(bundle.first)} bundle`, bundle.first, d));
  }
  for (const edge of edges) shapes.push(paintEdge(edge));
  return [...shapes, ...paintPorts(edges)];
}

function paintEdge(edge: SceneEdge): Shape {
  const shape = path(`${classOf(edge)}${edge.shared ? ' shared' : ''}`, edge, roundedPath(edge.points));
  return { ...shape, attributes: { 'data-id': edge.id, 'data-thread': edge.thread, ...shape.attributes } };
}

/** The dots where lines end; hollow where a line stands for a part of its box. */
export function paintPorts(edges: readonly SceneEdge[]): readonly Shape[] {
  const key = ({ source, online, whole }: SceneEdge): string =>
    `${source} ${String(online)} ${String(whole)}`;
  return groupBy(edges, key).flatMap(({ first, members }) => {
    const d = dots(members.map((edge) => edge.points.at(-1) ?? [0, 0]));
    const className = `${classOf(first)} port`;
    if (first.whole) return [path(className, first, d)];
    return [path(`${className} open`, first, d), path(`${className} hole`, first, d)];
  });
}

/** Lines of no length: their round ends are the dots. */
function dots(points: readonly Point[]): string {
  const parts = new Set(points.map(([x, y]) => `M${String(x)} ${String(y)}h0`));
  return [...parts].join('');
}

function path(className: string, { source }: SceneEdge, d: string): Shape {
  return { tag: 'path', attributes: { class: className, 'data-source': source, d } };
}

function classOf({ source, online }: SceneEdge): string {
  return `edge ${sourceStyles[source].className}${online ? '' : ' offline'}`;
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
