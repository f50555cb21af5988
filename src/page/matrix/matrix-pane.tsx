/** The matrix: threads × CPUs. Hands what there is to the controller; keys, tip, buttons and the screen reader's cells around it. */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Lens } from '../../core/lens/lens.ts';
import { ringMatrix } from '../../core/scene/build-matrix.ts';
import type { Matrix } from '../../core/scene/build-matrix.ts';
import { keepCursor, moveCursor } from '../../core/scene/matrix-cursor.ts';
import type { MatrixCursor } from '../../core/scene/matrix-cursor.ts';
import { cellSizes, fittingSize, layOutMatrix } from '../../core/scene/matrix-layout.ts';
import type { MatrixSpot } from '../../core/scene/matrix-layout.ts';
import { watchPrinting } from '../../browser/printing.ts';
import { styleUnder, toneStyle } from '../../render/tone-styles.ts';
import { approximateTextWidth } from '../../render/text-width.ts';
import { useActions, useChoice } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { MinusIcon, PlusIcon } from '../parts/icons.tsx';
import { useSelect } from '../selection.ts';
import { useNarrow } from '../use-narrow.ts';
import { CursorCells } from './cursor-cells.tsx';
import { chosenOf, entityAt, matrixOf, placeOf } from './chosen.ts';
import { MatrixController } from './matrix-controller.ts';
import type { MatrixLabels, MatrixLook } from './matrix-look.ts';
import { nameMatrix } from './matrix-words.ts';
import { paintPrintedMatrix } from './printed-matrix.ts';
import styles from './matrix.module.css';
import '../../render/picture.css';

interface Props {
  readonly analysis: Analysis;
  /** Undefined until the rules have judged it. */
  readonly findings: readonly Finding[] | undefined;
  readonly words: AnalysisWords;
  readonly lens: Lens;
}

interface Tip {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly above: boolean;
}

const noEntities: readonly EntityId[] = [];
/** The pointer must rest this long before a tip covers its neighbours. */
const restMs = 350;
const tipWidth = 312;
const borderAndBar = 10;

export function MatrixPane({ analysis, findings, words, lens }: Props) {
  const language = useChoice((state) => state.language);
  const selection = useChoice((state) => state.selection);
  const alsoSelected = useChoice((state) => state.alsoSelected);
  const pointed = useChoice((state) => state.pointed);
  const hiddenClasses = useChoice((state) => state.hiddenClasses);
  const isNarrow = useNarrow();
  const select = useSelect();
  const { selectAlso } = useActions();

  const scroller = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const printed = useRef<HTMLDivElement>(null);
  const controller = useRef<MatrixController | undefined>(undefined);
  const press = useRef<(spot: MatrixSpot | undefined, isAdded: boolean) => void>(() => undefined);
  const explain = useRef<(spot: MatrixSpot) => string>(() => '');
  const cursorPrefix = useId();
  const [room, setRoom] = useState<number | undefined>(undefined);
  /** Chosen by the buttons; undefined: as it fits. */
  const [zoom, setZoom] = useState<number | undefined>(undefined);
  const [wanted, setCursor] = useState<MatrixCursor | undefined>(undefined);
  const [tip, setTip] = useState<Tip | undefined>(undefined);

  const matrix = useMemo(
    () => (findings === undefined ? matrixOf(analysis) : ringMatrix(matrixOf(analysis), findings)),
    [analysis, findings],
  );
  const isVeiled = lens.veiled === true;
  const naming = useMemo(
    () => nameMatrix(analysis, words, language, isVeiled),
    [analysis, words, language, isVeiled],
  );
  const left = useMemo(() => headerWidth(matrix, naming.labels, room ?? 1000), [matrix, naming, room]);
  const fitting = fittingSize(matrix.columns.length, (room ?? 1000) - left - 24, isNarrow ? 3 : 2);
  const size = zoom ?? fitting;
  const layout = useMemo(
    () => layOutMatrix(matrix, cellSizes[size] ?? { width: 20, height: 22 }, left),
    [matrix, size, left],
  );
  const field = { rows: matrix.rows, columnCount: matrix.columns.length, pageRows: 1 };
  const cursor = keepCursor(wanted, field);

  useLayoutEffect(() => {
    if (
      scroller.current === null ||
      stage.current === null ||
      canvas.current === null ||
      frame.current === null
    )
      return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const made = new MatrixController(
      { scroller: scroller.current, stage: stage.current, canvas: canvas.current, cursor: frame.current },
      {
        onPress: (spot, isAdded) => {
          press.current(spot, isAdded);
        },
        onPoint: (spot, x, y) => {
          clearTimeout(timer);
          setTip(undefined);
          if (spot === undefined) return;
          timer = setTimeout(() => {
            setTip(tipAt(explain.current(spot), x, y, made.room));
          }, restMs);
        },
        onRoom: setRoom,
      },
    );
    controller.current = made;
    setRoom(made.room.width);
    return () => {
      clearTimeout(timer);
      made.destroy();
      controller.current = undefined;
    };
  }, []);

  useLayoutEffect(() => {
    explain.current = (spot) => naming.describe(spot, matrix);
    press.current = (spot, isAdded) => {
      const id = spot === undefined ? undefined : entityAt(matrix, spot);
      if (id !== undefined && isAdded) selectAlso(id);
      else select(id);
      if (spot !== undefined && spot.span === undefined) setCursor({ row: spot.row, column: spot.column });
    };
  });

  useLayoutEffect(() => {
    const chosen = selection === undefined ? noEntities : [selection, ...alsoSelected];
    const look: MatrixLook = {
      layout,
      labels: naming.labels,
      lens,
      styleOf: styleUnder(lens),
      toneOf: ({ tone, sign }) => toneStyle(tone, sign),
      hidden: new Set(hiddenClasses),
      selected: chosenOf(matrix, chosen),
      pointed: chosenOf(matrix, pointed?.entities ?? noEntities),
    };
    controller.current?.show(look);
    return watchPrinting((isPrinting) => {
      const host = printed.current;
      if (host === null) return;
      if (isPrinting) paintPrintedMatrix(host, look);
      else host.replaceChildren();
    });
  }, [layout, naming, lens, hiddenClasses, matrix, selection, alsoSelected, pointed]);

  const { row: cursorRow, column: cursorColumn } = cursor ?? {};
  useLayoutEffect(() => {
    controller.current?.setCursor(
      cursorRow === undefined || cursorColumn === undefined
        ? undefined
        : { row: cursorRow, column: cursorColumn },
      wanted !== undefined,
    );
  }, [cursorRow, cursorColumn, wanted, layout]);

  // What is selected elsewhere, or was before this view was opened, is brought into sight.
  const isReady = room !== undefined;
  useEffect(() => {
    const place = selection === undefined || !isReady ? undefined : placeOf(matrix, selection);
    if (place !== undefined) controller.current?.reveal(place);
  }, [selection, matrix, isReady, size]);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.altKey || cursor === undefined) return;
    const isAdded = event.ctrlKey || event.metaKey;
    const next = moveCursor(cursor, event.key, isAdded, {
      ...field,
      pageRows: controller.current?.pageRows() ?? 1,
    });
    if (next !== undefined) setCursor(next);
    else if (event.key === 'Enter' || event.key === ' ') press.current(cursor, isAdded || event.shiftKey);
    else if (isAdded) return;
    else if (event.key === '+' || event.key === '=') zoomBy(1);
    else if (event.key === '-') zoomBy(-1);
    else if (event.key === '0') setZoom(undefined);
    else if (event.key === 'Escape' && selection === undefined && pointed === undefined) {
      scroller.current?.blur();
      return;
    } else return;
    event.preventDefault();
  };
  const zoomBy = (step: number): void => {
    setZoom(Math.max(0, Math.min(cellSizes.length - 1, size + step)));
  };

  return (
    <div
      className={styles['pane']}
      // Where the page is one column, the pane is as high as it has to be.
      style={isNarrow ? { maxHeight: layout.height + 2 * borderAndBar } : undefined}
      data-testid="matrix"
      data-size={size}
    >
      <div
        ref={scroller}
        className={styles['scroller']}
        role="grid"
        tabIndex={0}
        aria-label={naming.labels.words.grid}
        aria-rowcount={matrix.rows.length + 1}
        aria-colcount={matrix.columns.length + 1}
        aria-multiselectable
        aria-activedescendant={cursor === undefined ? undefined : cursorPrefix + cursorKey(cursor)}
        onKeyDown={onKeyDown}
      >
        <div ref={stage} className={`${styles['stage'] ?? ''} pinscope-map`} role="presentation">
          <canvas ref={canvas} aria-hidden="true" />
          {cursor !== undefined && (
            <CursorCells
              cursor={cursor}
              id={cursorPrefix + cursorKey(cursor)}
              matrix={matrix}
              naming={naming}
              selected={selection === undefined ? noEntities : [selection, ...alsoSelected]}
            />
          )}
          <div ref={frame} className={styles['cursor']} role="presentation" data-testid="matrix-cursor" />
        </div>
        <div role="presentation" style={{ width: layout.width, height: layout.height }} />
      </div>
      <div
        ref={printed}
        className={`${styles['printed'] ?? ''} pinscope-map`}
        data-theme="light"
        data-testid="printed-matrix"
        aria-hidden="true"
      />
      <div className={styles['buttons']}>
        <button
          type="button"
          aria-label={naming.labels.words.larger}
          title={naming.labels.words.larger}
          disabled={size === cellSizes.length - 1}
          onClick={() => {
            zoomBy(1);
          }}
        >
          <PlusIcon />
        </button>
        <button
          type="button"
          aria-label={naming.labels.words.smaller}
          title={naming.labels.words.smaller}
          disabled={size === 0}
          onClick={() => {
            zoomBy(-1);
          }}
        >
          <MinusIcon />
        </button>
      </div>
      {tip !== undefined && (
        <div
          className={styles['tip']}
          style={{ left: tip.x, top: tip.y }}
          data-above={tip.above}
          role="presentation"
        >
          {tip.text}
        </div>
      )}
    </div>
  );
}

function cursorKey({ row, column }: MatrixCursor): string {
  return `r${String(row)}c${String(column)}`;
}

/** Room for the longest name, but never more than two fifths of the pane. */
function headerWidth(matrix: Matrix, labels: MatrixLabels, room: number): number {
  let longest = 0;
  for (const row of matrix.rows) {
    if (row.kind === 'thread') longest = Math.max(longest, approximateTextWidth(labels.row(row), 'hint'));
  }
  return Math.round(Math.max(88, Math.min(longest * 1.05 + 34 + 26, 220, room * 0.4)));
}

function tipAt(
  text: string,
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
): Tip {
  const above = y > height * 0.7;
  return { text, x: Math.max(8, Math.min(x + 12, width - tipWidth)), y: above ? y - 12 : y + 18, above };
}
