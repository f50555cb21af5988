/** Every size of the drawing. Boxes stand on an 8 px grid, lines on half of it. */
import type { TextRole } from './scene.ts';

export const grid = 8;
/** Between two lines of one channel. */
export const lanePitch = 4;

/** The next multiple of the grid. */
export function snapUp(px: number): number {
  return Math.ceil(px / grid) * grid;
}

/** Font size per role; `render/picture.css` and `render/text-width.ts` say the same. */
export const fontPx: Readonly<Record<TextRole, number>> = {
  'panel-title': 14,
  'panel-note': 12,
  'box-title': 11,
  thread: 13,
  'thread-small': 11,
  'thread-note': 11,
  badge: 11,
  'badge-small': 9,
  cpu: 13,
  'cpu-small': 10,
  'hint-title': 14,
  hint: 12,
};

/** The baseline that centres capitals and digits (0.72 em high) on `middle`. */
export function baseline(middle: number, role: TextRole): number {
  return Math.round((middle + fontPx[role] * 0.36) * 2) / 2;
}

export const margin = 24;
export const panelPad = 16;
export const panelGap = 24;
/** Between the last guest panel and the first lane of the bus, and between its last lane and the host. */
export const busPad = 20;

/** The height of a channel that holds that many lanes: half a grid of air on either side. */
export function channelHeight(lanes: number, least: number): number {
  return lanes === 0 ? least : Math.max(least, snapUp(12 + (lanes - 1) * lanePitch));
}
