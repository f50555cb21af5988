/**
 * The matrix for paper: all rows and columns at once, in the light theme, as one canvas that the sheet's width and
 * height scale down. It is made when printing begins, so that nobody pays for it before.
 */
import { cellSizes, layOutMatrix } from '../../core/scene/matrix-layout.ts';
import { readInk } from '../../render/canvas/read-ink.ts';
import type { MatrixLook } from './matrix-look.ts';
import { makeBrush, paintMatrix } from './paint-matrix.ts';

/** About an A4 sheet across less its margins and what stands over and under the matrix, at 96 px an inch. */
const sheetPx = { width: 1040, height: 520 };
/** Pixels for one px of that: sharp on paper. */
const fineness = 3;
/** What every browser's canvas can hold, and what a sheet can show. */
const longestSidePx = 8192;
const mostPixels = 40_000_000;

/**
 * `host`: an element of class `pinscope-map` whose theme is the light one; the canvas is put into it, in place of an
 * earlier one. Cells are as large as they can be for everything to fit the sheet, or else the smallest.
 */
export function paintPrintedMatrix(host: HTMLElement, look: MatrixLook): void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { matrix, left } = look.layout;
  const layouts = cellSizes.map((size) => layOutMatrix(matrix, size, left));
  const layout =
    layouts.findLast(({ width, height }) => width <= sheetPx.width && height <= sheetPx.height) ?? layouts[0];
  if (layout === undefined) return;
  const { width, height } = layout;
  const ratio = Math.min(
    fineness,
    longestSidePx / Math.max(width, height),
    Math.sqrt(mostPixels / (width * height)),
  );
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  canvas.style.width = `${String(width)}px`;
  host.replaceChildren(canvas);
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const view = { width, height, scrollX: 0, scrollY: 0, hover: undefined };
  const ink = readInk(() => probe);
  paintMatrix(makeBrush(context, ink, new Map()), { ...look, layout }, view, ratio);
  probe.remove();
}
