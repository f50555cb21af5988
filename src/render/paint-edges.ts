/** The lines: each edge with its port, and under them what edges have in common. */
import type { SceneEdge } from '../core/scene/scene.ts';
import { roundedPath, sharedPath } from './line-path.ts';
import type { Shape } from './shape.ts';
import { sourceStyles } from './source-styles.ts';

/** More edges than this get no wide invisible line to point at: the DOM would grow by as many elements. */
const mostPointable = 800;

/** What shared lines have in common comes first; each of them shows on its own only when it is lit. */
export function paintEdges(edges: readonly SceneEdge[]): readonly Shape[] {
  const bundles = new Map<string, SceneEdge[]>();
  for (const edge of edges.filter((candidate) => candidate.shared)) {
    const key = `${edge.source} ${edge.online ? 'online' : 'offline'}`;
    const bundle = bundles.get(key);
    if (bundle === undefined) bundles.set(key, [edge]);
    else bundle.push(edge);
  }
  const shapes: Shape[] = [];
  for (const bundle of bundles.values()) {
    const [first] = bundle;
    if (first === undefined) continue;
    const className = `edge bundle ${sourceStyles[first.source].className}${first.online ? '' : ' offline'}`;
    const line: Shape = {
      tag: 'path',
      attributes: { class: 'line', d: sharedPath(bundle.map((edge) => edge.points)) },
    };
    const ports = new Map(bundle.map((edge) => [String(edge.points.at(-1)), portOf(edge)]));
    shapes.push({
      tag: 'g',
      attributes: { class: className, 'data-source': first.source },
      children: [line, ...ports.values()],
    });
  }
  const pointable = edges.length <= mostPointable;
  return [...shapes, ...edges.map((edge) => paintEdge(edge, pointable))];
}

function paintEdge(edge: SceneEdge, pointable: boolean): Shape {
  const path = roundedPath(edge.points);
  const className = ['edge', sourceStyles[edge.source].className];
  if (!edge.online) className.push('offline');
  if (edge.shared) className.push('shared');
  if (!edge.whole) className.push('partial');
  const line: Shape = { tag: 'path', attributes: { class: 'line', d: path } };
  const hit: Shape = { tag: 'path', attributes: { class: 'hit', d: path } };
  return {
    tag: 'g',
    attributes: {
      class: className.join(' '),
      'data-id': edge.id,
      'data-thread': edge.thread,
      'data-target': edge.target,
      'data-source': edge.source,
    },
    children: pointable ? [hit, line, portOf(edge)] : [line, portOf(edge)],
  };
}

function portOf(edge: SceneEdge): Shape {
  const [cx, cy] = edge.points[edge.points.length - 1] ?? [0, 0];
  return { tag: 'circle', attributes: { class: edge.whole ? 'port' : 'port open', cx, cy, r: 2.5 } };
}
