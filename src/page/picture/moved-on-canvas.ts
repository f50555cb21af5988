/**
 * Elements at rest, canvases from a change of their scale to a moment after the movement's end: for a browser that draws
 * an SVG anew at many of its scales. Firefox takes 15 to 80 ms for it, also of what is composited (`will-change`): of 96
 * CPUs a quarter of the frames of zooming came late. The elements stay where they are, hear the pointer and hold the
 * focus; they are only not seen. The canvases are there from the first idle moment on, and take the memory of two or
 * three panes.
 */
import { afterPaintWhenIdle } from '../../browser/timing.ts';
import type { EntityId } from '../../core/identity.ts';
import type { CanvasPicture } from './canvas-picture.ts';
import type { Lit } from './lighting.ts';
import type { Marks, Place, Surface } from './surface.ts';
import type { Size } from './zooming.ts';

/** What elements and canvases hear alike. */
type Heard = 'resize' | 'light' | 'select' | 'hide' | 'mark';

/**
 * A movement often follows another (the picture is zoomed, then carried), and may begin before the other's end is told:
 * elements that are seen again are drawn again, in the midst of it.
 */
const lingerMs = 250;

/** Told at every turn of the pointer, and quickly drawn: it is not drawn ahead. */
const lightest = 'light';

/**
 * `canvasNow`: a picture of the same, for a pane as large as at first; undefined as long as what draws it is not fetched.
 * `whenFetched` runs something then.
 */
export function movedOnCanvas(
  still: Surface,
  canvasNow: () => CanvasPicture | undefined,
  whenFetched: (run: () => void) => void,
): Surface {
  let canvas: CanvasPicture | undefined;
  let isMoving = false;
  let isGone = false;
  let place: Place = { k: 1, x: 0, y: 0 };
  /** What the canvas has not heard, being out of sight: the last of each kind. */
  const untold = new Map<Heard | 'move', (canvas: CanvasPicture) => void>();
  let stopWaiting: (() => void) | undefined;
  let asked = 0;
  let lingering: ReturnType<typeof setTimeout> | undefined;

  /** It is drawn while nobody waits for it. */
  const waitToDraw = (): void => {
    stopWaiting?.();
    if (isGone) return;
    stopWaiting = afterPaintWhenIdle(() => {
      if (isMoving || !still.root.isConnected) return;
      if (canvas !== undefined) {
        canvas.move(place, false);
        tellAll(canvas);
      } else if (prepare() === undefined) whenFetched(waitToDraw);
    });
  };
  const tell = (what: Heard | 'move', say: (canvas: CanvasPicture) => void): void => {
    if (isMoving && canvas !== undefined) {
      say(canvas);
      return;
    }
    untold.set(what, say);
    if (canvas !== undefined && what !== lightest) waitToDraw();
  };
  const tellAll = (to: CanvasPicture): void => {
    for (const say of untold.values()) say(to);
    untold.clear();
  };
  const prepare = (): CanvasPicture | undefined => {
    canvas = canvasNow();
    if (canvas === undefined) return undefined;
    const { root } = canvas;
    root.setAttribute('aria-hidden', 'true');
    root.style.pointerEvents = 'none';
    root.style.visibility = 'hidden';
    canvas.move(place, false);
    tellAll(canvas);
    still.root.after(root);
    canvas.attached();
    return canvas;
  };
  const ring = (): void => {
    if (!isMoving) return;
    canvas?.ring(still.root.querySelector(':focus-visible')?.getAttribute('data-id') ?? undefined);
  };
  still.root.addEventListener('focusin', ring);
  still.root.addEventListener('focusout', ring);
  const begin = (): void => {
    if (isGone || !still.root.isConnected) return;
    const shown = canvas ?? prepare();
    if (shown === undefined) return;
    isMoving = true;
    // The first frame has enough to do with showing another layer: what is there is moved, and drawn with the second.
    shown.shift(place);
    ring();
    tellAll(shown);
    shown.root.style.visibility = '';
    still.root.style.opacity = '0';
    asked = requestAnimationFrame(() => {
      asked = requestAnimationFrame(() => {
        canvas?.move(place, false);
      });
    });
  };
  const end = (): void => {
    lingering = undefined;
    isMoving = false;
    cancelAnimationFrame(asked);
    still.root.style.opacity = '';
    still.rest();
    if (canvas !== undefined) canvas.root.style.visibility = 'hidden';
  };
  const endSoon = (): void => {
    clearTimeout(lingering);
    lingering = setTimeout(end, lingerMs);
  };

  const toBoth =
    <Told>(what: Heard, say: (to: Pick<Surface, Heard>, told: Told) => void) =>
    (told: Told): void => {
      tell(what, (to) => {
        say(to, told);
      });
      say(still, told);
    };

  return {
    ...still,
    move(next, isMovement) {
      const isZoom = isMovement && next.k !== place.k;
      place = next;
      still.move(next, isMovement);
      if (isMoving) {
        cancelAnimationFrame(asked);
        canvas?.move(next, isMovement);
        if (lingering !== undefined) endSoon();
      } else if (isZoom) begin();
    },
    rest() {
      if (isMoving) {
        canvas?.rest();
        endSoon();
        return;
      }
      tell('move', (to) => {
        to.move(place, false);
      });
      still.rest();
    },
    resize: toBoth('resize', (to, pane: Size) => {
      to.resize(pane);
    }),
    light: toBoth('light', (to, lit: Lit | undefined) => {
      to.light(lit);
    }),
    select: toBoth('select', (to, ids: readonly EntityId[]) => {
      to.select(ids);
    }),
    hide: toBoth('hide', (to, keys: readonly string[]) => {
      to.hide(keys);
    }),
    mark: toBoth('mark', (to, marks: Marks) => {
      to.mark(marks);
    }),
    painted() {
      still.painted();
      waitToDraw();
    },
    destroy() {
      isGone = true;
      isMoving = false;
      stopWaiting?.();
      clearTimeout(lingering);
      cancelAnimationFrame(asked);
      untold.clear();
      canvas?.destroy();
      canvas = undefined;
      still.destroy();
    },
  };
}
