/**
 * The imperative part of the matrix: one canvas that stands still in a pane that scrolls, and paints what the pane
 * has scrolled to. React hands it what is to be seen; nothing is rendered again for a hover or a scrolled pixel.
 */
import { scrollToShow } from '../../core/scene/matrix-axis.ts';
import { spotAt } from '../../core/scene/matrix-layout.ts';
import type { MatrixSpot } from '../../core/scene/matrix-layout.ts';
import type { MatrixCursor } from '../../core/scene/matrix-cursor.ts';
import { endOf } from '../../core/scene/matrix-axis.ts';
import { pageInk, watchInk } from '../page-ink.ts';
import type { MatrixLook, MatrixView } from './matrix-look.ts';
import { makeBrush, paintMatrix } from './paint-matrix.ts';

export interface MatrixEvents {
  /** `isAdded`: beside what is selected already. */
  onPress(spot: MatrixSpot | undefined, isAdded: boolean): void;
  /** What is under the pointer; undefined while it moves on, scrolls or leaves. */
  onPoint(spot: MatrixSpot | undefined, x: number, y: number): void;
  onRoom(width: number, height: number): void;
}

export interface MatrixElements {
  readonly scroller: HTMLElement;
  readonly stage: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** The frame around the cursor's cell. */
  readonly cursor: HTMLElement;
}

export class MatrixController {
  readonly #elements: MatrixElements;
  readonly #events: MatrixEvents;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #probe = document.createElement('span');
  readonly #stopInk: () => void;
  readonly #observer: ResizeObserver;
  readonly #fitted = new Map<string, string>();
  #look: MatrixLook | undefined;
  #cursor: MatrixCursor | undefined;
  #hover: MatrixSpot | undefined;
  #width = 0;
  #height = 0;
  /** How many px of the window are one of the pane's own: on a projector's many pixels the pane is zoomed. */
  #zoom = 1;
  #frame = 0;

  constructor(elements: MatrixElements, events: MatrixEvents) {
    this.#elements = elements;
    this.#events = events;
    this.#context = elements.canvas.getContext('2d');
    this.#probe.hidden = true;
    elements.stage.append(this.#probe);
    this.#stopInk = watchInk(this.#ask);
    const { scroller } = elements;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    scroller.addEventListener('pointermove', this.#onPointerMove);
    scroller.addEventListener('pointerleave', this.#onPointerLeave);
    scroller.addEventListener('click', this.#onClick);
    this.#observer = new ResizeObserver(() => {
      if (this.#measure()) {
        this.#events.onRoom(this.#width, this.#height);
        this.#paint();
      }
    });
    this.#observer.observe(scroller);
    this.#measure();
  }

  get room(): { readonly width: number; readonly height: number } {
    return { width: this.#width, height: this.#height };
  }

  show(look: MatrixLook): void {
    const before = this.#look?.layout;
    this.#look = look;
    if (before?.matrix !== look.layout.matrix) this.#hover = undefined;
    this.#paint();
  }

  setCursor(cursor: MatrixCursor | undefined, isRevealed: boolean): void {
    this.#cursor = cursor;
    if (isRevealed && cursor !== undefined) this.reveal(cursor);
    this.#placeCursor();
  }

  /** Scrolls as little as it takes; -1 leaves its direction as it is. */
  reveal({ row, column }: MatrixCursor): void {
    const layout = this.#look?.layout;
    if (layout === undefined) return;
    const { scroller } = this.#elements;
    const left =
      column < 0
        ? scroller.scrollLeft
        : scrollToShow(layout.columns, column, scroller.scrollLeft, this.#width - layout.left);
    // With the first thread its heading is seen, too.
    const top =
      row < 0
        ? scroller.scrollTop
        : row <= 1
          ? 0
          : scrollToShow(layout.rows, row, scroller.scrollTop, this.#height - layout.top);
    scroller.scrollTo({ left, top, behavior: 'instant' });
  }

  /** How many rows a page has. */
  pageRows(): number {
    const layout = this.#look?.layout;
    return layout === undefined
      ? 1
      : Math.max(1, Math.floor((this.#height - layout.top) / layout.size.height) - 1);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
    this.#stopInk();
    this.#probe.remove();
    const { scroller } = this.#elements;
    scroller.removeEventListener('scroll', this.#onScroll);
    scroller.removeEventListener('pointermove', this.#onPointerMove);
    scroller.removeEventListener('pointerleave', this.#onPointerLeave);
    scroller.removeEventListener('click', this.#onClick);
  }

  #measure(): boolean {
    const { scroller, stage, canvas } = this.#elements;
    const { clientWidth: width, clientHeight: height } = scroller;
    if (width === this.#width && height === this.#height) return false;
    this.#width = width;
    this.#height = height;
    this.#zoom = scroller.getBoundingClientRect().width / Math.max(1, scroller.offsetWidth);
    for (const element of [stage, canvas]) {
      element.style.width = `${String(width)}px`;
      element.style.height = `${String(height)}px`;
    }
    return true;
  }

  readonly #ask = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  };

  readonly #onScroll = (): void => {
    this.#hover = undefined;
    this.#events.onPoint(undefined, 0, 0);
    this.#ask();
  };

  readonly #onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    const spot = this.#spotOf(event);
    const old = this.#hover;
    if (old?.row === spot?.row && old?.column === spot?.column && old?.span === spot?.span) return;
    this.#hover = spot;
    this.#events.onPoint(spot, ...this.#placeOf(event));
    this.#elements.scroller.style.cursor = spot === undefined ? '' : 'pointer';
    this.#ask();
  };

  readonly #onPointerLeave = (): void => {
    if (this.#hover === undefined) return;
    this.#hover = undefined;
    this.#events.onPoint(undefined, 0, 0);
    this.#ask();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const [x, y] = this.#placeOf(event);
    // On a scroll bar.
    if (x > this.#width || y > this.#height) return;
    this.#events.onPress(this.#spotOf(event), event.ctrlKey || event.metaKey || event.shiftKey);
  };

  /** In the pane's own px. */
  #placeOf({ clientX, clientY }: MouseEvent): [x: number, y: number] {
    const { left, top } = this.#elements.scroller.getBoundingClientRect();
    return [(clientX - left) / this.#zoom, (clientY - top) / this.#zoom];
  }

  #spotOf(event: MouseEvent): MatrixSpot | undefined {
    if (this.#look === undefined) return undefined;
    const { scrollLeft, scrollTop } = this.#elements.scroller;
    return spotAt(this.#look.layout, ...this.#placeOf(event), scrollLeft, scrollTop);
  }

  #paint(): void {
    const [context, look] = [this.#context, this.#look];
    if (context === null || look === undefined || this.#width === 0) return;
    const { canvas, scroller } = this.#elements;
    const ratio = window.devicePixelRatio * this.#zoom;
    const [width, height] = [Math.round(this.#width * ratio), Math.round(this.#height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const view: MatrixView = {
      width: this.#width,
      height: this.#height,
      scrollX: scroller.scrollLeft,
      scrollY: scroller.scrollTop,
      hover: this.#hover,
    };
    paintMatrix(makeBrush(context, pageInk(this.#probe), this.#fitted), look, view, ratio);
    this.#placeCursor();
  }

  #placeCursor(): void {
    const { cursor: element, scroller } = this.#elements;
    const layout = this.#look?.layout;
    const cursor = this.#cursor;
    if (layout === undefined || cursor === undefined) {
      element.hidden = true;
      return;
    }
    const { columns, rows, left, top, numbersTop } = layout;
    const { row, column } = cursor;
    const x = column < 0 ? 0 : left + (columns.starts[column] ?? 0) - scroller.scrollLeft;
    const width = column < 0 ? left : endOf(columns, column) - (columns.starts[column] ?? 0);
    const y = row < 0 ? numbersTop : top + (rows.starts[row] ?? 0) - scroller.scrollTop;
    const height = row < 0 ? top - numbersTop : endOf(rows, row) - (rows.starts[row] ?? 0);
    element.hidden = (column >= 0 && x + width / 2 < left) || (row >= 0 && y + height / 2 < top);
    element.style.transform = `translate(${String(x)}px, ${String(y)}px)`;
    element.style.width = `${String(width)}px`;
    element.style.height = `${String(height)}px`;
  }
}
