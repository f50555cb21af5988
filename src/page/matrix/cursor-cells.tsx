/**
 * What a screen reader finds in the grid: the cursor's column header, row header and cell, with their places among
 * all of them. The others come as the cursor comes; the table holds everything at once.
 */
import type { EntityId } from '../../core/identity.ts';
import type { Matrix } from '../../core/scene/build-matrix.ts';
import type { MatrixCursor } from '../../core/scene/matrix-cursor.ts';
import type { MatrixNaming } from './matrix-words.ts';

interface Props {
  readonly cursor: MatrixCursor;
  /** Of the cell or header that the cursor is on. */
  readonly id: string;
  readonly matrix: Matrix;
  readonly naming: MatrixNaming;
  readonly selected: readonly EntityId[];
}

export function CursorCells({ cursor, id, matrix, naming, selected }: Props) {
  const { row, column } = cursor;
  const thread = matrix.rows[row];
  const cpu = matrix.columns[column];
  const said = naming.describe(cursor, matrix);
  return (
    <>
      {cpu !== undefined && (
        <div role="row" aria-rowindex={1} className="visually-hidden">
          <span
            role="columnheader"
            aria-colindex={column + 2}
            aria-selected={selected.includes(cpu.id)}
            id={row < 0 ? id : undefined}
            data-cursor={row < 0 ? cpu.id : undefined}
          >
            {row < 0 ? said : naming.column(cpu)}
          </span>
        </div>
      )}
      {thread !== undefined && (
        <div role="row" aria-rowindex={row + 2} className="visually-hidden">
          <span
            role="rowheader"
            aria-colindex={1}
            aria-selected={selected.includes(thread.id)}
            id={column < 0 ? id : undefined}
            data-cursor={column < 0 ? thread.id : undefined}
          >
            {column < 0 ? said : naming.labels.row(thread)}
          </span>
          {cpu !== undefined && (
            <span
              role="gridcell"
              aria-colindex={column + 2}
              aria-selected={selected.includes(thread.id)}
              id={id}
              data-cursor={`${thread.id} ${cpu.id}`}
            >
              {said}
            </span>
          )}
        </div>
      )}
    </>
  );
}
