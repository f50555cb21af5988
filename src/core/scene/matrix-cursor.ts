/** The cursor of the matrix: one cell or header, moved by keys. Headings are stops of the first column alone. */
import type { MatrixRow } from './matrix-rows.ts';

/** -1 is the header of the other direction; never both. */
export interface MatrixCursor {
  readonly row: number;
  readonly column: number;
}

export interface CursorField {
  readonly rows: readonly Pick<MatrixRow, 'kind'>[];
  readonly columnCount: number;
  /** Rows that one page of the window shows. */
  readonly pageRows: number;
}

/** Where the tab key arrives: the first thread's first cell; undefined where there is nothing. */
export function firstCursor({ rows, columnCount }: CursorField): MatrixCursor | undefined {
  const row = rows.findIndex(({ kind }) => kind === 'thread');
  if (row >= 0) return { row, column: columnCount > 0 ? 0 : -1 };
  return columnCount > 0 ? { row: -1, column: 0 } : undefined;
}

/** The same place in a field that may have become smaller. */
export function keepCursor(cursor: MatrixCursor | undefined, field: CursorField): MatrixCursor | undefined {
  if (cursor === undefined || cursor.row >= field.rows.length || cursor.column >= field.columnCount)
    return firstCursor(field);
  const isHeading = cursor.row >= 0 && field.rows[cursor.row]?.kind !== 'thread';
  return isHeading ? { ...cursor, column: -1 } : cursor;
}

/** Where a key leads; the same cursor at the border; undefined: the key is none of ours. */
export function moveCursor(
  cursor: MatrixCursor,
  key: string,
  withControl: boolean,
  field: CursorField,
): MatrixCursor | undefined {
  const { rows, columnCount, pageRows } = field;
  const { row, column } = cursor;
  const isHeading = row >= 0 && rows[row]?.kind !== 'thread';
  switch (key) {
    case 'ArrowUp':
      return withControl ? vertical(cursor, -rows.length, field) : vertical(cursor, -1, field);
    case 'ArrowDown':
      return withControl ? vertical(cursor, rows.length, field) : vertical(cursor, 1, field);
    case 'PageUp':
      return vertical(cursor, -Math.max(1, pageRows), field);
    case 'PageDown':
      return vertical(cursor, Math.max(1, pageRows), field);
    case 'ArrowLeft': {
      const least = row < 0 ? 0 : -1;
      return { row, column: Math.max(least, withControl ? 0 : column - 1) };
    }
    case 'ArrowRight':
      if (isHeading) return cursor;
      return { row, column: withControl ? columnCount - 1 : Math.min(columnCount - 1, column + 1) };
    case 'Home':
    case 'End': {
      const at = withControl ? vertical(cursor, (key === 'Home' ? -1 : 1) * rows.length, field, 0) : cursor;
      if (columnCount === 0 || (at.row >= 0 && rows[at.row]?.kind !== 'thread')) return at;
      return { row: at.row, column: key === 'Home' ? 0 : columnCount - 1 };
    }
    default:
      return undefined;
  }
}

/** Over headings in the body; `least` 0: not up to the CPU numbers. */
function vertical(
  { row, column }: MatrixCursor,
  by: number,
  { rows }: CursorField,
  least = column < 0 ? 0 : -1,
): MatrixCursor {
  const isStop = (at: number): boolean => at === -1 || column < 0 || rows[at]?.kind === 'thread';
  const step = Math.sign(by);
  const wanted = Math.max(least, Math.min(rows.length - 1, row + by));
  let at = wanted;
  while (at >= least && at < rows.length && !isStop(at)) at += step;
  if (at < least || at >= rows.length) {
    at = wanted;
    while (at !== row && !isStop(at)) at -= step;
  }
  return { row: at, column };
}
