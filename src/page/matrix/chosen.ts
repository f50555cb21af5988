/** The matrix of an analysis; chosen entities as its rows and columns, and back. */
import type { EntityId } from '../../core/identity.ts';
import type { Analysis } from '../../core/analysis.ts';
import { buildMatrix } from '../../core/scene/build-matrix.ts';
import type { Matrix } from '../../core/scene/build-matrix.ts';
import type { MatrixCursor } from '../../core/scene/matrix-cursor.ts';
import type { MatrixSpot } from '../../core/scene/matrix-layout.ts';
import type { Chosen } from './matrix-look.ts';

const matrices = new WeakMap<Analysis, Matrix>();

/** Made once for an analysis: coming back to the view costs nothing. */
export function matrixOf(analysis: Analysis): Matrix {
  const known = matrices.get(analysis) ?? buildMatrix(analysis);
  matrices.set(analysis, known);
  return known;
}

interface Places {
  readonly rows: ReadonlyMap<EntityId, number>;
  readonly columns: ReadonlyMap<EntityId, readonly [from: number, to: number]>;
}

/** By the rows, which rings leave as they are. */
const places = new WeakMap<Matrix['rows'], Places>();

function placesOf(matrix: Matrix): Places {
  let known = places.get(matrix.rows);
  if (known === undefined) {
    const rows = new Map<EntityId, number>();
    // The heading of the host's threads bears its domain's id, and comes later.
    for (const [index, { id }] of matrix.rows.entries()) if (!rows.has(id)) rows.set(id, index);
    const columns = new Map<EntityId, readonly [number, number]>();
    for (const { spans } of matrix.bands)
      for (const { id, from, to } of spans) if (id !== undefined) columns.set(id, [from, to]);
    for (const [index, { id }] of matrix.columns.entries()) columns.set(id, [index, index + 1]);
    known = { rows, columns };
    places.set(matrix.rows, known);
  }
  return known;
}

const nothing: Chosen = { rows: new Set(), columns: [] };

/** What the matrix does not show is left out. */
export function chosenOf(matrix: Matrix, entities: readonly EntityId[]): Chosen {
  if (entities.length === 0) return nothing;
  const { rows, columns } = placesOf(matrix);
  return {
    rows: new Set(entities.flatMap((id) => rows.get(id) ?? [])),
    columns: entities.flatMap((id) => {
      const span = columns.get(id);
      return span === undefined ? [] : [span];
    }),
  };
}

/** Where an entity is, to be scrolled to; a thread with the first CPU where it may run. */
export function placeOf(matrix: Matrix, entity: EntityId): MatrixCursor | undefined {
  const { rows, columns } = placesOf(matrix);
  const column = columns.get(entity)?.[0];
  if (column !== undefined) return { row: -1, column };
  const row = rows.get(entity);
  const shown = row === undefined ? undefined : matrix.rows[row];
  if (row === undefined || shown === undefined) return undefined;
  if (shown.kind !== 'thread') return { row, column: -1 };
  const range = shown.runs[0];
  const first = range === undefined ? undefined : columns.get(`pcpu:${String(range[0])}`)?.[0];
  return { row, column: first ?? -1 };
}

/** What a press on a place selects: the thread of a cell, the CPU of a column, the box of a band. */
export function entityAt(matrix: Matrix, { row, column, span }: MatrixSpot): EntityId | undefined {
  if (span !== undefined) return span.id;
  return row >= 0 ? matrix.rows[row]?.id : matrix.columns[column]?.id;
}
