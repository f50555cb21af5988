/** What the matrix is painted with: the choices of the moment, none of which moves a cell. */
import type { Lens } from '../../core/lens/lens.ts';
import type { MatrixLayout, MatrixSpot } from '../../core/scene/matrix-layout.ts';
import type { MatrixRow } from '../../core/scene/matrix-rows.ts';
import type { BandSpan } from '../../core/scene/matrix-columns.ts';
import type { Ink } from '../../render/canvas/view.ts';
import type { StyleOf, ToneStyle } from '../../render/tone-styles.ts';
import type { MatrixWords } from '../../words/matrix.ts';

export interface MatrixLabels {
  row(row: MatrixRow): string;
  /** Beside the label of a heading. */
  note(row: MatrixRow): string;
  span(span: BandSpan): string;
  readonly words: MatrixWords;
  /** Where there is no thread at all. */
  readonly empty: readonly string[];
}

/** What is chosen, as rows and columns. */
export interface Chosen {
  readonly rows: ReadonlySet<number>;
  /** Columns from … to (without) …, in order. */
  readonly columns: readonly (readonly [from: number, to: number])[];
}

export interface MatrixLook {
  readonly layout: MatrixLayout;
  readonly labels: MatrixLabels;
  readonly lens: Lens;
  readonly styleOf: StyleOf;
  /** How a class of CPUs looks. */
  readonly toneOf: (entry: {
    readonly tone: Lens['classes'][number]['tone'];
    readonly sign: string;
  }) => ToneStyle;
  readonly hidden: ReadonlySet<string>;
  readonly selected: Chosen;
  readonly pointed: Chosen;
}

/** The window on it. */
export interface MatrixView {
  readonly width: number;
  readonly height: number;
  readonly scrollX: number;
  readonly scrollY: number;
  readonly hover: MatrixSpot | undefined;
}

/** A canvas with what painting on it needs. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly colour: Ink['colour'];
  font(px: number, weight?: number): string;
  /** The text as far as it fits, with …; empty where not even a letter does. */
  fit(text: string, widthPx: number): string;
}

export function isHiddenRow({ lens, styleOf, hidden }: MatrixLook, row: MatrixRow): boolean {
  if (row.kind !== 'thread' || hidden.size === 0) return false;
  return lens.classOfThread.has(row.id) && hidden.has(styleOf(row.id, row.thread.source).key);
}
