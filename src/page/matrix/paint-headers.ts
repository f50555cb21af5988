/** What stays while the body scrolls: bands, CPU numbers and totals above it, the names of the threads beside it. */
import { endOf, windowOf } from '../../core/scene/matrix-axis.ts';
import { bandHeight, leastForSign, numberFontPx } from '../../core/scene/matrix-layout.ts';
import type { NumberPlan } from '../../core/scene/matrix-layout.ts';
import type { BandSpan, MatrixColumn } from '../../core/scene/matrix-columns.ts';
import { fitName } from './fit-name.ts';
import { isHiddenRow } from './matrix-look.ts';
import type { Brush, Chosen, MatrixLook, MatrixView } from './matrix-look.ts';

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The origin is the body's left edge and the window's top. */
export function paintColumnHeaders(brush: Brush, look: MatrixLook, view: MatrixView): void {
  const { layout } = look;
  const { context, colour } = brush;
  const columns = windowOf(layout.columns, view.scrollX, view.scrollX + view.width - layout.left);
  context.fillStyle = colour('panel');
  context.fillRect(view.scrollX, 0, view.width, layout.top);
  for (const [level, { spans }] of layout.matrix.bands.entries()) {
    for (const span of spans) {
      if (span.to > columns.from && span.from < columns.to) paintSpan(brush, look, span, level, view);
    }
  }
  const { strip } = layout.matrix;
  if (strip !== undefined && strip.to > columns.from) paintSpan(brush, look, strip, 0, view);
  for (let index = columns.from; index < columns.to; index++) paintNumber(brush, look, index, view);
  if (layout.matrix.rows.length > 0) paintTotals(brush, look, columns);
  context.globalAlpha = 1;
  context.fillStyle = colour('hairline-strong');
  context.fillRect(view.scrollX, layout.top - 1, view.width, 1);
}

function paintSpan(brush: Brush, look: MatrixLook, span: BandSpan, level: number, view: MatrixView): void {
  const { layout, labels } = look;
  const { context, colour } = brush;
  const x = layout.columns.starts[span.from] ?? 0;
  const end = endOf(layout.columns, span.to - 1);
  const y = layout.bandTops[level] ?? 0;
  const isHovered = view.hover?.span === span;
  context.globalAlpha = 1;
  context.beginPath();
  context.roundRect(x + 0.5, y + 2.5, end - x - 1, bandHeight - 5, 4);
  context.fillStyle = colour(isHovered || covers(look.selected, span) ? 'memory' : 'well');
  context.fill();
  context.strokeStyle = colour('hairline-strong');
  context.lineWidth = 0.75;
  context.setLineDash(span.kind === 'strip' || span.state === 'assumed' ? [3, 3] : []);
  context.stroke();
  context.setLineDash([]);
  // The label stays in sight while its band is.
  const seenFrom = Math.max(x, view.scrollX);
  const seenTo = Math.min(end, view.scrollX + view.width - layout.left);
  const room = seenTo - seenFrom - 8;
  context.font = brush.font(11, span.kind === 'core' ? 400 : 600);
  const number = span.number === undefined ? '' : String(span.number);
  // Of a core without a number there is nothing to say that the level's name and its frame do not say.
  const full = span.kind === 'core' && number === '' ? '' : labels.span(span);
  const text =
    context.measureText(full).width <= room
      ? full
      : span.number === undefined
        ? brush.fit(full, room)
        : brush.fit(number, room).replace(/.*…/, '');
  context.fillStyle = colour('ink-soft');
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillText(text, (seenFrom + seenTo) / 2, y + bandHeight / 2 + 0.5);
}

function covers({ columns }: Chosen, { from, to }: BandSpan): boolean {
  return columns.some(([first, end]) => first <= from && end >= to);
}

function paintNumber(brush: Brush, look: MatrixLook, index: number, view: MatrixView): void {
  const { layout, lens, hidden } = look;
  const { context, colour } = brush;
  const column = layout.matrix.columns[index];
  if (column === undefined) return;
  const x = layout.columns.starts[index] ?? 0;
  const { width } = layout.size;
  const { numbersTop: y, numbers } = layout;
  const entry = lens.classOfCpu.get(column.first);
  if (entry !== undefined && !hidden.has(entry.key) && entry.tone !== 'plain') {
    context.globalAlpha = 0.28;
    context.fillStyle = colour(look.toneOf(entry).className);
    context.fillRect(x, y, width, numbers.heightPx);
  }
  const { hover } = view;
  const isHovered = hover?.span === undefined && hover?.column === index;
  const isChosen = look.selected.columns.some(([from, to]) => index >= from && index < to);
  if (isHovered || isChosen) {
    context.globalAlpha = isChosen ? 0.2 : 0.1;
    context.fillStyle = colour('focus');
    context.fillRect(x, y, width, layout.top - y);
  }
  context.globalAlpha = 1;
  if (isChosen) {
    context.fillStyle = colour('focus');
    context.fillRect(x, layout.top - 3, width, 3);
  }
  if (layout.matrix.ringed.has(column.id)) {
    context.strokeStyle = colour('conflict');
    context.lineWidth = width < 9 ? 1.25 : 2;
    context.beginPath();
    context.roundRect(x + 1, y + 1, width - 2, numbers.heightPx - 2, 3);
    context.stroke();
  }
  if (index % numbers.every !== 0 && !isHovered) return;
  // A thinned number makes room for the one under the pointer.
  if (numbers.every > 1 && hover?.column !== undefined && !isHovered) {
    if (hover.span === undefined && Math.abs(index - hover.column) < numbers.every) return;
  }
  context.fillStyle = colour(column.state === 'offline' || column.state === 'absent' ? 'ink-faint' : 'ink');
  context.font = brush.font(numberFontPx(width), isHovered || isChosen ? 700 : 400);
  writeNumber(brush, textOfColumn(column), x + width / 2, y, numbers);
  if (column.state === 'offline') strike(brush, x, y, width, numbers);
}

function textOfColumn({ first, last }: MatrixColumn): string {
  return first === last ? String(first) : `${String(first)}-${String(last)}`;
}

/** Offline: its number is struck out. */
function strike(
  { context, colour }: Brush,
  x: number,
  y: number,
  width: number,
  { turned, heightPx }: NumberPlan,
): void {
  context.fillStyle = colour('ink-faint');
  if (turned) context.fillRect(x + width / 2 - 0.5, y + 4, 1, heightPx - 8);
  else context.fillRect(x + 3, y + heightPx / 2, width - 6, 1);
}

function writeNumber({ context }: Brush, text: string, x: number, y: number, plan: NumberPlan): void {
  context.textBaseline = 'middle';
  if (!plan.turned) {
    context.textAlign = 'center';
    context.fillText(text, x, y + plan.heightPx / 2 + 0.5);
    return;
  }
  context.save();
  context.translate(x, y + plan.heightPx - 4);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'left';
  context.fillText(text, 0, 0.5);
  context.restore();
}

/** How many threads may run on a CPU: a bar, and the number over it where it fits. */
function paintTotals(brush: Brush, look: MatrixLook, columns: Window): void {
  const { layout } = look;
  const { context, colour } = brush;
  const { matrix, totalsTop: y, totals } = layout;
  const height = layout.top - y - 2;
  for (let index = columns.from; index < columns.to; index++) {
    const load = matrix.load[index] ?? 0;
    if (load === 0) continue;
    const x = layout.columns.starts[index] ?? 0;
    const { width } = layout.size;
    const tall = Math.max(2, (height * load) / Math.max(1, matrix.mostLoad));
    context.globalAlpha = 0.9;
    context.fillStyle = colour('memory');
    context.fillRect(x + 0.5, y + height - tall, width - 1, tall);
    context.globalAlpha = 1;
    if (totals.every > 1) continue;
    context.fillStyle = colour('ink-soft');
    context.font = brush.font(numberFontPx(width) - 1, 400);
    writeNumber(brush, String(load), x + width / 2, y, totals);
  }
}

/** The origin is the window's left edge and the body's top. */
export function paintRowHeaders(brush: Brush, look: MatrixLook, view: MatrixView): void {
  const { layout } = look;
  const { context, colour } = brush;
  const rows = windowOf(layout.rows, view.scrollY, view.scrollY + view.height - layout.top);
  context.fillStyle = colour('panel');
  context.fillRect(0, view.scrollY, layout.left, view.height);
  const every = Math.ceil(12 / layout.size.height);
  for (let index = rows.from; index < rows.to; index++) {
    const row = layout.matrix.rows[index];
    const y = layout.rows.starts[index] ?? 0;
    const height = layout.rows.sizes[index] ?? 0;
    if (row === undefined) continue;
    const isHovered = view.hover?.row === index;
    const isChosen = look.selected.rows.has(index);
    if (row.kind === 'thread') {
      context.fillStyle = colour('hairline');
      context.globalAlpha = 0.6;
      context.fillRect(0, y + height - 0.5, layout.left, 0.5);
    } else {
      context.fillStyle = colour('well');
      context.fillRect(0, y, view.width, height);
      context.fillStyle = colour(row.kind === 'domain' ? 'hairline-strong' : 'hairline');
      context.fillRect(0, y + height - 1, view.width, 1);
    }
    context.globalAlpha = 1;
    if (isHovered || isChosen) {
      context.globalAlpha = isChosen ? 0.2 : 0.08;
      context.fillStyle = colour('focus');
      context.fillRect(0, y, row.kind === 'thread' ? layout.left : view.width, height);
      context.globalAlpha = 1;
      if (isChosen) context.fillRect(0, y, 3, height);
    }
    if (row.kind !== 'thread') paintHeading(brush, look, index, view);
    else if (isHovered || isChosen || (index % every === 0 && !makesWay(index, every, look, view)))
      paintName(brush, look, index);
  }
  context.fillStyle = colour('hairline-strong');
  for (let index = rows.from; index < rows.to; index++) {
    // A heading goes through from side to side.
    if (layout.matrix.rows[index]?.kind !== 'thread') continue;
    context.fillRect(layout.left - 1, layout.rows.starts[index] ?? 0, 1, layout.rows.sizes[index] ?? 0);
  }
}

/** A name that is thinned out already leaves room for the one that is chosen or under the pointer. */
function makesWay(index: number, every: number, { selected }: MatrixLook, { hover }: MatrixView): boolean {
  for (let by = 1 - every; by < every; by++)
    if (selected.rows.has(index + by) || hover?.row === index + by) return true;
  return false;
}

function paintHeading(brush: Brush, look: MatrixLook, index: number, view: MatrixView): void {
  const { layout, labels } = look;
  const { context, colour } = brush;
  const row = layout.matrix.rows[index];
  if (row === undefined) return;
  const middle = (layout.rows.starts[index] ?? 0) + (layout.rows.sizes[index] ?? 0) / 2 + 0.5;
  const isDomain = row.kind === 'domain';
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = brush.font(isDomain ? 13 : 11, isDomain ? 650 : 600);
  context.fillStyle = colour(isDomain ? 'ink' : 'ink-soft');
  const x = isDomain ? 12 : 20;
  const note = labels.note(row);
  const text = brush.fit(labels.row(row), view.width - x - 90);
  context.fillText(text, x, middle);
  if (note === '') return;
  const after = x + context.measureText(text).width + 12;
  context.font = brush.font(11);
  context.fillStyle = colour('ink-soft');
  context.fillText(brush.fit(note, view.width - after - 8), after, middle);
}

function paintName(brush: Brush, look: MatrixLook, index: number): void {
  const { layout, labels, lens } = look;
  const { context, colour } = brush;
  const row = layout.matrix.rows[index];
  if (row?.kind !== 'thread') return;
  const height = layout.rows.sizes[index] ?? 0;
  const middle = (layout.rows.starts[index] ?? 0) + height / 2 + 0.5;
  const style = look.styleOf(row.id, row.thread.source);
  const { online } = row.thread;
  const radius = Math.min(7.5, height / 2 - 1);
  context.globalAlpha = isHiddenRow(look, row) ? 0.3 : 1;
  const hasClass = lens.id === 'source' || lens.classOfThread.has(row.id);
  if (hasClass) {
    context.beginPath();
    context.arc(20, middle - 0.5, radius, 0, 2 * Math.PI);
    context.fillStyle = colour(style.className);
    context.strokeStyle = colour(style.className);
    context.lineWidth = 1;
    context.setLineDash(online ? [] : [2, 2]);
    if (online) context.fill();
    else context.stroke();
    context.setLineDash([]);
    if (height >= leastForSign) {
      context.fillStyle = online ? colour('on-tone') : colour(style.className);
      context.font = brush.font(Math.min(9.5, radius * 1.4), 700);
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(style.letter, 20, middle);
    }
  }
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = `${online ? '' : 'italic '}${brush.font(Math.min(12.5, Math.max(9, height - 3)))}`;
  context.fillStyle = colour(online ? 'ink' : 'ink-faint');
  const isRinged = layout.matrix.ringed.has(row.id);
  const room = layout.left - 34 - (isRinged ? 22 : 8);
  context.fillText(fitName(labels.row(row), room, brush), 34, middle);
  if (isRinged) {
    context.fillStyle = colour('conflict');
    context.font = brush.font(12, 700);
    context.textAlign = 'center';
    context.fillText('!', layout.left - 12, middle);
  }
  context.globalAlpha = 1;
}

/** What the lines of the header are. */
export function paintCorner(brush: Brush, look: MatrixLook): void {
  const { layout, labels } = look;
  const { context, colour } = brush;
  const { level } = labels.words;
  context.fillStyle = colour('panel');
  context.fillRect(0, 0, layout.left, layout.top);
  context.fillStyle = colour('hairline-strong');
  context.fillRect(0, layout.top - 1, layout.left, 1);
  context.fillRect(layout.left - 1, 0, 1, layout.top);
  context.fillStyle = colour('ink-soft');
  context.font = brush.font(11);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const write = (text: string, y: number, height: number): void => {
    context.fillText(brush.fit(text, layout.left - 20), layout.left - 10, y + height / 2 + 0.5);
  };
  for (const [index, { kind }] of layout.matrix.bands.entries())
    write(level[kind], layout.bandTops[index] ?? 0, bandHeight);
  write(level.cpus, layout.numbersTop, layout.numbers.heightPx);
  if (layout.matrix.rows.length > 0) write(level.threads, layout.totalsTop, layout.top - layout.totalsTop);
}
