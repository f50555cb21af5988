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

export function inset(rect: Rect, px: number): Record<string, number> {
  return place({ x: rect.x + px, y: rect.y + px, width: rect.width - 2 * px, height: rect.height - 2 * px });
}

export function place(rect: Rect): Record<string, number> {
  return { x: rect.x, y: rect.y, width: rect.width, height: rect.height };
}

const hatchStepPx = 10;

/**
 * Slanted hairlines over a box: what will be there is not known yet. One path, without a pattern, whose id another
 * picture on the same page could have as well.
 */
export function paintHatch(box: Rect, className: string): Shape {
  const { x, y, width, height } = box;
  let d = '';
  for (let at = hatchStepPx; at < width + height; at += hatchStepPx) {
    // The slanted line on which x + y is `at`, from the left or lower side to the upper or right one.
    const beginX = Math.max(0, at - height);
    const endX = Math.min(at, width);
    d += `M${String(x + beginX)} ${String(y + at - beginX)}L${String(x + endX)} ${String(y + at - endX)}`;
  }
  return { tag: 'path', attributes: { class: `hatch ${className}`, d } };
}
