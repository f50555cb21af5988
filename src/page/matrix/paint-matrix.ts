/** All of the matrix that a window on it shows: body, headers, corner. */
import type { Ink } from '../../render/canvas/view.ts';
import { paintBody } from './paint-body.ts';
import { paintColumnHeaders, paintCorner, paintRowHeaders } from './paint-headers.ts';
import type { Brush, MatrixLook, MatrixView } from './matrix-look.ts';

/** `ratio`: pixels of the canvas for one px of the view. */
export function paintMatrix(brush: Brush, look: MatrixLook, view: MatrixView, ratio: number): void {
  const { context } = brush;
  const { left, top } = look.layout;
  const { scrollX: x, scrollY: y } = view;
  const from = (dx: number, dy: number): void => {
    context.setTransform(ratio, 0, 0, ratio, dx * ratio, dy * ratio);
  };
  from(0, 0);
  context.fillStyle = brush.colour('panel');
  context.fillRect(0, 0, view.width, view.height);
  from(left - x, top - y);
  paintBody(brush, look, view);
  from(0, top - y);
  paintRowHeaders(brush, look, view);
  from(left - x, 0);
  paintColumnHeaders(brush, look, view);
  from(0, 0);
  paintCorner(brush, look);
  if (look.layout.matrix.rows.length === 0) paintEmpty(brush, look, view);
}

function paintEmpty(
  { context, colour, font, fit }: Brush,
  { layout, labels }: MatrixLook,
  { width }: MatrixView,
): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = colour('ink-soft');
  for (const [index, text] of labels.empty.entries()) {
    context.font = font(index === 0 ? 14 : 12, index === 0 ? 600 : 400);
    context.fillText(fit(text, width - 32), 16, layout.top + 28 + index * 22);
  }
}

/** How often a text is fitted before all are forgotten. */
const mostFitted = 20_000;

/** A brush for a canvas; texts that were cut to fit are remembered in `fitted`. */
export function makeBrush(
  context: CanvasRenderingContext2D,
  { colour, family }: Ink,
  fitted: Map<string, string>,
): Brush {
  if (fitted.size > mostFitted) fitted.clear();
  return {
    context,
    colour,
    font: (px, weight = 400) => `${String(weight)} ${String(px)}px ${family}`,
    fit: (text, widthPx) => {
      const key = `${context.font}|${String(Math.round(widthPx))}|${text}`;
      let cutText = fitted.get(key);
      if (cutText === undefined) {
        cutText = cut(text, widthPx, (part) => context.measureText(part).width);
        fitted.set(key, cutText);
      }
      return cutText;
    },
  };
}

function cut(text: string, widthPx: number, measure: (text: string) => number): string {
  if (measure(text) <= widthPx) return text;
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${text.slice(0, middle)}…`) <= widthPx) low = middle;
    else high = middle - 1;
  }
  // Half of a surrogate pair goes.
  return low === 0
    ? ''
    : `${text
        .slice(0, low)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
}
