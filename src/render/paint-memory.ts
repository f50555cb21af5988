/**
 * Memory that is bound to nodes: a bar in the guest, and from it a hollow line, told from those of threads by its shape,
 * to the bar of the node. Dashed where none of the vCPUs may run beside it.
 */
import type { Rect, Scene, SceneMemoryEdge } from '../core/scene/scene.ts';
import { roundedPath } from './line-path.ts';
import { place, rectPath } from './paint-parts.ts';
import type { Shape } from './shape.ts';

const endPx = 3;

export function paintMemory({ guestPanels, memoryEdges }: Scene): readonly Shape[] {
  const bars = guestPanels.flatMap(({ memory }) => memory ?? []);
  const shapes = [
    ...bars.map((bar): Shape => ({ tag: 'rect', attributes: { class: 'memory used', ...place(bar) } })),
    ...paintPipes(memoryEdges),
  ];
  if (shapes.length === 0) return [];
  return [{ tag: 'g', attributes: { class: 'memory-edges', 'aria-hidden': 'true' }, children: shapes }];
}

/** The hollow lines: an outer stroke for each verdict, an inner one over it, and a square where they end. */
export function paintPipes(edges: readonly SceneMemoryEdge[]): readonly Shape[] {
  return (['local', 'remote', 'unknown'] as const).flatMap((verdict): readonly Shape[] => {
    const own = edges.filter((edge) => edge.verdict === verdict);
    if (own.length === 0) return [];
    const d = own.map(({ points }) => roundedPath(points)).join('');
    return [
      { tag: 'path', attributes: { class: `pipe ${verdict}`, d } },
      { tag: 'path', attributes: { class: `pipe ${verdict} hollow`, d } },
      { tag: 'path', attributes: { class: `pipe-end ${verdict}`, d: own.map(endOf).join('') } },
    ];
  });
}

function endOf({ points }: SceneMemoryEdge): string {
  const [x, y] = points.at(-1) ?? [0, 0];
  return rectPath({ x: x - endPx, y: y - endPx, width: 2 * endPx, height: 2 * endPx });
}

/** A short piece of the line, for the key. */
export function pipeSample(
  { x, y, width, height }: Rect,
  verdict: SceneMemoryEdge['verdict'],
): readonly Shape[] {
  const d = `M${String(x)} ${String(y + height / 2)}h${String(width)}`;
  return [
    { tag: 'path', attributes: { class: `pipe ${verdict}`, d } },
    { tag: 'path', attributes: { class: `pipe ${verdict} hollow`, d } },
  ];
}

/** Around the siblings of guest cores; one path, for there may be thousands. */
export function paintGuestCores(cores: readonly Rect[]): readonly Shape[] {
  if (cores.length === 0) return [];
  return [{ tag: 'path', attributes: { class: 'guest-core', d: cores.map(roundedRect).join('') } }];
}

const radius = 7;

function roundedRect({ x, y, width, height }: Rect): string {
  const [w, h, r] = [width - 2 * radius, height - 2 * radius, radius].map(String) as [string, string, string];
  const corner = (dx: string, dy: string): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return (
    `M${String(x + radius)} ${String(y)}h${w}${corner(r, r)}v${h}${corner(`-${r}`, r)}` +
    `h-${w}${corner(`-${r}`, `-${r}`)}v-${h}${corner(r, `-${r}`)}z`
  );
}
