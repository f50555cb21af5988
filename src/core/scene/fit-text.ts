/** Texts that fit: cut at the end with `…`, the whole kept in `full`. */
import type { SceneOptions, SceneText, TextRole } from './scene.ts';

export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly role: TextRole;
  readonly anchor?: SceneText['anchor'];
}

/** As much of the text as `widthPx` holds; nothing when not even one letter fits. */
export function fitText(
  text: string,
  widthPx: number,
  place: TextPlace,
  textWidth: SceneOptions['textWidth'],
): SceneText | undefined {
  const { x, y, role, anchor = 'start' } = place;
  if (text === '') return undefined;
  if (textWidth(text, role) <= widthPx) return { x, y, text, role, anchor };
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textWidth(`${text.slice(0, middle)}…`, role) <= widthPx) low = middle;
    else high = middle - 1;
  }
  if (low === 0) return undefined;
  return { x, y, text: `${tidyEnd(text.slice(0, low))}…`, full: text, role, anchor };
}

/** A list of CPUs is cut after a comma, so that no number is cut in two; half a surrogate pair goes. */
function tidyEnd(text: string): string {
  const comma = text.lastIndexOf(',');
  if (comma > 0 && /^[\d,-]*$/.test(text.slice(comma))) return text.slice(0, comma + 1);
  return text.replace(/[\uD800-\uDBFF]$/, '').trimEnd();
}
