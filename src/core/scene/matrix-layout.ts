/** Where rows, columns, headers and bands of the matrix stand, and what stands at a point. Pure arithmetic, in px. */
import type { Matrix } from './build-matrix.ts';
import type { Axis } from './matrix-axis.ts';
import { indexAt, layAxis } from './matrix-axis.ts';
import type { BandSpan } from './matrix-columns.ts';

export interface CellSize {
  readonly width: number;
  readonly height: number;
}

/** From the densest to the most generous. */
export const cellSizes: readonly CellSize[] = [
  { width: 5, height: 10 },
  { width: 9, height: 14 },
  { width: 14, height: 18 },
  { width: 20, height: 22 },
  { width: 28, height: 26 },
  { width: 36, height: 30 },
  { width: 46, height: 36 },
  { width: 58, height: 44 },
];
/** With fewer px than this a cell shows no sign. */
export const leastForSign = 14;

/** On a screen as wide as a projector's they grow with it: the largest by default, from so much room on. */
const mostByRoom: readonly (readonly [fromPx: number, index: number])[] = [
  [2200, 7],
  [1700, 6],
  [1300, 5],
  [0, 4],
];

/**
 * The largest size with which all columns are seen side by side, within what reads well in so much room (`least`: for
 * fingers it has to be larger); its place in `cellSizes`.
 */
export function fittingSize(columns: number, roomPx: number, least = 2): number {
  const most = mostByRoom.find(([fromPx]) => roomPx >= fromPx)?.[1] ?? least;
  for (let index = most; index > least; index--) {
    if ((cellSizes[index]?.width ?? Infinity) * columns <= roomPx) return index;
  }
  return least;
}

/** A number over a column, and the sign in a cell, grow with the cell. */
export function numberFontPx(cellWidth: number): number {
  return cellWidth < 28 ? 11 : Math.min(15, 12 + Math.floor((cellWidth - 28) / 9));
}

/** How numbers stand over columns so that none runs into the next. */
export interface NumberPlan {
  readonly turned: boolean;
  /** Every n-th is written. */
  readonly every: number;
  readonly heightPx: number;
}

const digitPx = 6.5;
const lineBoxPx = 12;

export function planNumbers(highest: number, cellWidth: number): NumberPlan {
  const textPx = String(highest).length * digitPx;
  if (textPx + 3 <= cellWidth) return { turned: false, every: 1, heightPx: 20 };
  const needed = Math.ceil(lineBoxPx / cellWidth);
  const every = [1, 2, 4, 5, 8, 10].find((step) => step >= needed) ?? needed;
  return { turned: true, every, heightPx: Math.ceil(textPx) + 8 };
}

export interface MatrixLayout {
  readonly matrix: Matrix;
  readonly size: CellSize;
  readonly columns: Axis;
  readonly rows: Axis;
  /** The row headers' width, and what stands over the body. */
  readonly left: number;
  readonly top: number;
  /** The top of each of the matrix's bands, of the numbers, of the totals. */
  readonly bandTops: readonly number[];
  readonly numbersTop: number;
  readonly totalsTop: number;
  readonly numbers: NumberPlan;
  readonly totals: NumberPlan;
  /** All of it, with the headers. */
  readonly width: number;
  readonly height: number;
}

export const bandHeight = 20;
const headingHeight = 26;
const outerGap = 8;
const innerGap = 3;

export function layOutMatrix(matrix: Matrix, size: CellSize, left: number): MatrixLayout {
  const { bands, strip, columns: all } = matrix;
  const starts = new Map<number, number>();
  for (const [level, { kind, spans }] of bands.entries()) {
    if (kind === 'core') continue;
    for (const { from } of spans) if (!starts.has(from)) starts.set(from, level === 0 ? outerGap : innerGap);
  }
  if (strip !== undefined) starts.set(strip.from, 2 * outerGap);
  const columns = layAxis(
    all.length,
    () => size.width,
    (index) => starts.get(index) ?? 0,
  );
  const rows = layAxis(
    matrix.rows.length,
    (index) => (matrix.rows[index]?.kind === 'thread' ? size.height : Math.max(headingHeight, size.height)),
    (index) => (matrix.rows[index]?.kind === 'domain' ? outerGap : 0),
  );
  const levels = Math.max(bands.length, strip === undefined ? 0 : 1);
  const numbersTop = levels * bandHeight;
  const numbers = planNumbers(highestOf(matrix), size.width);
  const totals = planNumbers(matrix.mostLoad, size.width);
  const totalsTop = numbersTop + numbers.heightPx;
  const top = totalsTop + (matrix.rows.length === 0 ? 0 : totals.every > 1 ? 18 : totals.heightPx);
  return {
    matrix,
    size,
    columns,
    rows,
    left,
    top,
    bandTops: Array.from({ length: levels }, (_, level) => level * bandHeight),
    numbersTop,
    totalsTop,
    numbers,
    totals,
    // Numbers and titles may stand out over the last column.
    width: left + columns.length + outerGap,
    height: top + rows.length + outerGap,
  };
}

function highestOf({ columns }: Matrix): number {
  return columns.reduce((most, { last }) => Math.max(most, last), 0);
}

/** -1 is the header: row -1 holds the CPU numbers, column -1 the names of threads. */
export interface MatrixSpot {
  readonly row: number;
  readonly column: number;
  /** Over a band of the header. */
  readonly span?: BandSpan;
}

/** `x`, `y` in the window; `scrollX`, `scrollY` how far the body has moved under the headers. */
export function spotAt(
  layout: MatrixLayout,
  x: number,
  y: number,
  scrollX: number,
  scrollY: number,
): MatrixSpot | undefined {
  const { matrix, left, top, columns, rows, numbersTop } = layout;
  if (x < left) {
    if (y < top) return undefined;
    const row = indexAt(rows, y - top + scrollY);
    return row === undefined ? undefined : { row, column: -1 };
  }
  const column = indexAt(columns, x - left + scrollX);
  if (y < numbersTop) {
    const level = Math.floor(y / bandHeight);
    const spans = matrix.bands[level]?.spans ?? [];
    const at = column ?? -1;
    const span =
      spans.find(({ from, to }) => at >= from && at < to) ??
      (matrix.strip !== undefined && level === 0 && at >= matrix.strip.from ? matrix.strip : undefined);
    return span === undefined ? undefined : { row: -1, column: at, span };
  }
  if (y < top) return column === undefined ? undefined : { row: -1, column };
  const row = indexAt(rows, y - top + scrollY);
  if (row === undefined) return undefined;
  if (matrix.rows[row]?.kind !== 'thread') return { row, column: -1 };
  return { row, column: column ?? -1 };
}
