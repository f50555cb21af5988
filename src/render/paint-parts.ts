/** What the painters share. */
import type { Rect, SceneText } from '../core/scene/scene.ts';
import type { Shape } from './shape.ts';

export function paintText({ x, y, text, full, role, anchor }: SceneText): Shape {
  const attributes = {
    class: full === undefined ? `text ${role}` : `text ${role} cut`,
    x,
    y,
    'text-anchor': anchor === 'start' ? undefined : anchor,
  };
  return full === undefined
    ? { tag: 'text', attributes, text }
    : { tag: 'text', attributes, text, title: full };
}

export function insetBy(rect: Rect, px: number): Rect {
  return { x: rect.x + px, y: rect.y + px, width: rect.width - 2 * px, height: rect.height - 2 * px };
}

/** As a part of a path. */
export function rectPath({ x, y, width, height }: Rect): string {
  return `M${String(x)} ${String(y)}h${String(width)}v${String(height)}h${String(-width)}z`;
}

export function place(rect: Rect): Record<string, number> {
  return { x: rect.x, y: rect.y, width: rect.width, height: rect.height };
}
