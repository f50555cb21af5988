/** The cells that are seen. Cells of a row that say the same and stand side by side are one bar. */
import { cellState, isRinged } from '../../core/scene/build-matrix.ts';
import type { CellState } from '../../core/scene/build-matrix.ts';
import { endOf, windowOf } from '../../core/scene/matrix-axis.ts';
import { leastForSign, numberFontPx } from '../../core/scene/matrix-layout.ts';
import type { ThreadRow } from '../../core/scene/matrix-rows.ts';
import type { ToneStyle } from '../../render/tone-styles.ts';
import { isHiddenRow } from './matrix-look.ts';
import type { Brush, MatrixLook, MatrixView } from './matrix-look.ts';

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The context's origin is the body's: what is painted left of or above 0 is under the headers. */
export function paintBody(brush: Brush, look: MatrixLook, view: MatrixView): void {
  const { layout } = look;
  const { context } = brush;
  const columns = windowOf(layout.columns, view.scrollX, view.scrollX + view.width - layout.left);
  const rows = windowOf(layout.rows, view.scrollY, view.scrollY + view.height - layout.top);
  tintColumns(brush, look, columns, view);
  for (let index = rows.from; index < rows.to; index++) {
    const y = layout.rows.starts[index] ?? 0;
    const height = layout.rows.sizes[index] ?? 0;
    context.fillStyle = brush.colour('hairline');
    context.globalAlpha = 0.6;
    context.fillRect(view.scrollX, y + height - 0.5, view.width, 0.5);
    context.globalAlpha = 1;
  }
  // Under the cells, whose colours mean something.
  paintGuides(brush, look, columns, view);
  for (let index = rows.from; index < rows.to; index++) {
    const row = layout.matrix.rows[index];
    if (row?.kind !== 'thread') continue;
    const place = { y: layout.rows.starts[index] ?? 0, height: layout.rows.sizes[index] ?? 0 };
    paintRow(brush, look, row, place, columns, view);
  }
}

/** What the lens says of CPUs, chosen columns, the column under the pointer. */
function tintColumns(brush: Brush, look: MatrixLook, columns: Window, view: MatrixView): void {
  const { layout, lens, hidden } = look;
  const { context, colour } = brush;
  const height = Math.min(layout.rows.length - view.scrollY, view.height);
  for (let index = columns.from; index < columns.to; index++) {
    const entry = lens.classOfCpu.get(layout.matrix.columns[index]?.first ?? -1);
    if (entry === undefined || hidden.has(entry.key) || entry.tone === 'plain') continue;
    context.globalAlpha = 0.09;
    context.fillStyle = colour(look.toneOf(entry).className);
    context.fillRect(
      layout.columns.starts[index] ?? 0,
      view.scrollY,
      layout.columns.sizes[index] ?? 0,
      height,
    );
  }
  context.globalAlpha = 1;
}

/** Lines between groups, and the crosses of what is chosen and pointed at. */
function paintGuides(brush: Brush, look: MatrixLook, columns: Window, view: MatrixView): void {
  const { layout } = look;
  const { context, colour } = brush;
  const bottom = Math.min(layout.rows.length, view.scrollY + view.height);
  context.fillStyle = colour('hairline-strong');
  for (const { spans, kind } of layout.matrix.bands) {
    context.globalAlpha = kind === 'core' ? 0.28 : 0.55;
    for (const { from, to } of spans) {
      if (to <= columns.from || from >= columns.to) continue;
      context.fillRect((layout.columns.starts[from] ?? 0) - 0.5, view.scrollY, 0.5, bottom - view.scrollY);
    }
  }
  const { hover } = view;
  context.fillStyle = colour('focus');
  const row = (index: number, alpha: number): void => {
    context.globalAlpha = alpha;
    context.fillRect(view.scrollX, layout.rows.starts[index] ?? 0, view.width, layout.rows.sizes[index] ?? 0);
  };
  const column = (from: number, to: number, alpha: number): void => {
    context.globalAlpha = alpha;
    const x = layout.columns.starts[from] ?? 0;
    context.fillRect(x, view.scrollY, endOf(layout.columns, to - 1) - x, bottom - view.scrollY);
  };
  for (const [chosen, alpha] of [
    [look.pointed, 0.08],
    [look.selected, 0.14],
  ] as const) {
    for (const index of chosen.rows) row(index, alpha);
    for (const [from, to] of chosen.columns) column(from, to, alpha);
  }
  if (hover !== undefined) {
    if (hover.row >= 0) row(hover.row, 0.06);
    if (hover.span !== undefined) column(hover.span.from, hover.span.to, 0.06);
    else if (hover.column >= 0) column(hover.column, hover.column + 1, 0.06);
  }
  context.globalAlpha = 1;
}

interface Place {
  readonly y: number;
  readonly height: number;
}

function paintRow(
  brush: Brush,
  look: MatrixLook,
  row: ThreadRow,
  place: Place,
  columns: Window,
  view: MatrixView,
): void {
  const { layout, lens, styleOf, hidden } = look;
  const { matrix } = layout;
  const style = styleOf(row.id, row.thread.source);
  const faint = isHiddenRow(look, row) ? 0.14 : 1;
  if (row.open !== undefined) {
    paintOpenRow(brush, look, row.open, style, place, view, faint);
    return;
  }
  /** Where a lens has classes for CPUs alone, a cell looks as its CPU does. */
  const ownsTone = lens.id === 'source' || lens.classOfThread.has(row.id);
  const looksAt = (column: number): { readonly style: ToneStyle; readonly alpha: number } => {
    const cpu = matrix.columns[column]?.first ?? -1;
    const entry = ownsTone ? undefined : lens.classOfCpu.get(cpu);
    if (entry === undefined) return { style, alpha: faint };
    return { style: look.toneOf(entry), alpha: hidden.has(entry.key) ? 0.14 : faint };
  };
  const stateAt = (index: number): CellState => {
    const column = matrix.columns[index];
    return column === undefined ? 'no' : cellState(matrix, row, column, index);
  };
  // A bar that comes in from the left begins before the window, where its border is not seen.
  let from = columns.from;
  while (from < columns.to) {
    const state = stateAt(from);
    let to = from + 1;
    const seen = looksAt(from);
    while (
      to < columns.to &&
      stateAt(to) === state &&
      endOf(layout.columns, to - 1) === layout.columns.starts[to] &&
      (ownsTone || looksAt(to).style.key === seen.style.key)
    )
      to++;
    if (state !== 'no') paintBar(brush, look, row, state, seen, from, to, place);
    from = to;
  }
  if (matrix.rings.has(row.id)) {
    for (let index = columns.from; index < columns.to; index++) {
      const column = matrix.columns[index];
      if (column === undefined || !isRinged(matrix, row.id, column) || stateAt(index) === 'no') continue;
      paintRing(brush, look, index, place, faint);
    }
  }
}

function paintBar(
  brush: Brush,
  look: MatrixLook,
  row: ThreadRow,
  state: CellState,
  { style, alpha }: { readonly style: ToneStyle; readonly alpha: number },
  from: number,
  to: number,
  { y, height }: Place,
): void {
  const { context, colour } = brush;
  const { columns, size } = look.layout;
  const left = columns.starts[from] ?? 0;
  const tone = colour(style.className);
  const pad = size.height >= 18 ? 2.5 : 1;
  const box = [left + 1, y + pad, endOf(columns, to - 1) - left - 2, height - 2 * pad] as const;
  const isSolid = (state === 'only' || state === 'alone') && row.thread.online;
  context.globalAlpha = alpha * (row.thread.online ? 1 : 0.55);
  context.beginPath();
  context.roundRect(...box, Math.min(3, size.width / 4));
  if (state !== 'lost' && row.thread.online) {
    context.fillStyle = tone;
    const whole = context.globalAlpha;
    context.globalAlpha = whole * (isSolid ? 1 : 0.22);
    context.fill();
    context.globalAlpha = whole;
  }
  context.strokeStyle = tone;
  context.lineWidth = size.width < 9 ? 0.75 : 1.25;
  context.setLineDash(state === 'lost' ? [2, 2] : (style.dash ?? '').split(' ').filter(Boolean).map(Number));
  if (size.height >= 14 || !isSolid) context.stroke();
  context.setLineDash([]);
  if (state === 'alone' && size.width >= leastForSign && size.height >= leastForSign) {
    // Nobody else: a frame inside the frame.
    context.strokeStyle = colour('on-tone');
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(box[0] + 2, box[1] + 2, box[2] - 4, box[3] - 4, 2);
    context.stroke();
  }
  // In a small cell the frame is sign enough: the letter stands beside the thread's name.
  const hasSign = size.width >= (state === 'alone' ? leastForBoth : leastForSign);
  if (hasSign && size.height >= leastForSign && state !== 'lost') {
    context.fillStyle = isSolid ? colour('on-tone') : tone;
    context.font = brush.font(Math.min(numberFontPx(size.width) - 1, size.width * 0.62), 700);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(style.letter, left + size.width / 2, y + height / 2 + 0.5);
  }
  context.globalAlpha = 1;
}

function paintRing(brush: Brush, look: MatrixLook, index: number, { y, height }: Place, alpha: number): void {
  const { context, colour } = brush;
  const { columns, size } = look.layout;
  context.globalAlpha = alpha;
  context.strokeStyle = colour('conflict');
  context.lineWidth = size.width < 9 ? 1.25 : 2;
  context.beginPath();
  context.roundRect((columns.starts[index] ?? 0) + 0.5, y + 0.5, size.width - 1, height - 1, 3);
  context.stroke();
  context.globalAlpha = 1;
}

/** A whole row: hatched where numad decides, a quiet band where any CPU will do. */
function paintOpenRow(
  brush: Brush,
  look: MatrixLook,
  open: 'unknown' | 'all',
  style: ToneStyle,
  { y, height }: Place,
  view: MatrixView,
  alpha: number,
): void {
  const { context, colour } = brush;
  const { layout, labels } = look;
  const right = Math.min(
    Math.max(layout.columns.length, leastOpenWidth),
    view.scrollX + view.width - layout.left,
  );
  const left = view.scrollX;
  const box = [left + 1, y + 2, right - left - 2, height - 4] as const;
  if (box[2] <= 0) return;
  context.save();
  context.beginPath();
  context.roundRect(...box, 3);
  context.strokeStyle = colour(style.className);
  context.fillStyle = colour(style.className);
  context.lineWidth = 1;
  if (open === 'all') {
    context.globalAlpha = alpha * 0.14;
    context.fill();
  }
  context.globalAlpha = alpha;
  context.setLineDash((style.dash ?? '').split(' ').filter(Boolean).map(Number));
  context.stroke();
  context.setLineDash([]);
  const text = height >= leastForSign ? labels.words.open[open] : '';
  context.font = brush.font(11, 500);
  const textPx = text === '' ? 0 : context.measureText(text).width + 12;
  if (open === 'unknown') {
    context.clip();
    context.globalAlpha = alpha * 0.45;
    context.beginPath();
    // The lines stand still while the row moves under the window.
    for (let x = Math.floor((left - height) / 7) * 7; x < right; x += 7) {
      context.moveTo(x, y + height);
      context.lineTo(x + height, y);
    }
    context.stroke();
    context.globalAlpha = 1;
    context.fillStyle = colour('panel');
    if (textPx > 0) context.fillRect(left + 8, y + 3, textPx, height - 6);
  }
  context.globalAlpha = alpha;
  context.fillStyle = colour('ink-soft');
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, left + 14, y + height / 2 + 0.5);
  context.restore();
}

/** Room for a letter within a frame. */
const leastForBoth = 20;
/** Where nobody knows a single CPU, there is a band all the same. */
const leastOpenWidth = 240;
