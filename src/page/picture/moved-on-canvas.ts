/**
 * Elements at rest, canvases while they move: for a browser that draws an SVG anew at many of its scales. Firefox takes 15
 * to 80 ms for it, also of what is composited (`will-change`): of 96 CPUs a quarter of the frames of zooming came late. The
 * elements stay where they are, hear the pointer and hold the focus; they are only not seen.
 */
import { afterPaintWhenIdle } from '../../browser/timing.ts';
import type { CanvasPicture } from './canvas-picture.ts';
import type { Place, Surface } from './surface.ts';

/** Told at every turn of the pointer, and quickly drawn: it is not drawn ahead. */
const lightest = 'light';

/** `canvasNow`: a picture of the same, for a pane as large as at first; undefined as long as there is none. */
export function movedOnCanvas(still: Surface, canvasNow: () => CanvasPicture | undefined): Surface {
  let canvas: CanvasPicture | undefined;
  let isMoving = false;
  let place: Place = { k: 1, x: 0, y: 0 };
  /** What the canvas has not heard, being out of sight: the last of each kind. */
  const untold = new Map<keyof CanvasPicture, (canvas: CanvasPicture) => void>();
  let stopWaiting: (() => void) | undefined;

  /** It is drawn while nobody waits for it. */
  const waitToDraw = (): void => {
    stopWaiting?.();
    stopWaiting = afterPaintWhenIdle(() => {
      if (canvas === undefined) prepare();
      else if (!isMoving) {
        canvas.move(place, false);
        tellAll(canvas);
      }
    });
  };
  const tell = (what: keyof CanvasPicture, say: (canvas: CanvasPicture) => void): void => {
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
  const prepare = (): void => {
    if (!still.root.isConnected) return;
    canvas = canvasNow();
    if (canvas === undefined) return;
    const { root } = canvas;
    root.setAttribute('aria-hidden', 'true');
    root.style.pointerEvents = 'none';
    root.style.visibility = 'hidden';
    canvas.move(place, false);
    tellAll(canvas);
    still.root.after(root);
    canvas.attached();
  };
  const begin = (): void => {
    if (canvas === undefined) prepare();
    if (canvas === undefined) return;
    isMoving = true;
    // The first frame has enough to do with showing another layer.
    if ([...untold.keys()].every((what) => what === lightest)) canvas.shift(place);
    else canvas.move(place, false);
    tellAll(canvas);
    canvas.root.style.visibility = '';
    still.root.style.opacity = '0';
  };
  const end = (): void => {
    isMoving = false;
    still.root.style.opacity = '';
    if (canvas === undefined) return;
    canvas.root.style.visibility = 'hidden';
    canvas.rest();
  };

  return {
    ...still,
    move(next, isMovement) {
      const isZoom = isMovement && next.k !== place.k;
      place = next;
      still.move(next, isMovement);
      if (isMoving) canvas?.move(next, isMovement);
      else if (isZoom) begin();
    },
    rest() {
      if (isMoving) end();
      else
        tell('move', (to) => {
          to.move(place, false);
        });
      still.rest();
    },
    resize(pane) {
      tell('resize', (to) => {
        to.resize(pane);
      });
      still.resize(pane);
    },
    light(lit) {
      tell('light', (to) => {
        to.light(lit);
      });
      still.light(lit);
    },
    select(ids) {
      tell('select', (to) => {
        to.select(ids);
      });
      still.select(ids);
    },
    hide(keys) {
      tell('hide', (to) => {
        to.hide(keys);
      });
      still.hide(keys);
    },
    mark(marks) {
      tell('mark', (to) => {
        to.mark(marks);
      });
      still.mark(marks);
    },
    painted() {
      still.painted();
      waitToDraw();
    },
    destroy() {
      stopWaiting?.();
      canvas?.destroy();
      still.destroy();
    },
  };
}
