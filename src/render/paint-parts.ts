/** What the painters share. */
import type { HostBox, Rect, SceneText } from '../core/scene/scene.ts';
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

/** The part of a box that no text of its own stands in. */
export function belowTexts(box: HostBox): Rect {
  const top = box.texts.reduce((lowest, { y }) => Math.max(lowest, y), box.y) + 10;
  return { x: box.x, y: top, width: box.width, height: Math.max(0, box.y + box.height - top) };
}
