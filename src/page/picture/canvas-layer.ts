/** One canvas of the picture: as large as the pane, as fine as the screen. */
import type { Pencil, View } from '../../render/canvas/view.ts';
import type { Place } from './surface.ts';

export interface CanvasLayer {
  /** Made, or taken up from a picture before, when it is first asked for. */
  readonly canvas: HTMLCanvasElement;
  /** Clears it and draws it anew. */
  draw(view: View, draw: (pencil: Pencil) => void): void;
  /** Moves what was drawn to where it would be now, until it is drawn again. */
  shift(place: Place): void;
  /** Nobody looks at it any more. */
  release(): void;
}

/** Their memory is as large as the pane, and making it takes longer than clearing it: the next picture has them again. */
const spare: HTMLCanvasElement[] = [];
const mostSpare = 3;

export function createCanvasLayer(): CanvasLayer {
  let own: HTMLCanvasElement | undefined;
  let drawnAt: Place | undefined;
  const canvasNow = (): HTMLCanvasElement => {
    if (own === undefined) {
      own = spare.pop();
      if (own === undefined) own = document.createElement('canvas');
      else wipe(own);
      own.className = '';
      own.setAttribute('aria-hidden', 'true');
    }
    return own;
  };
  return {
    get canvas() {
      return canvasNow();
    },
    release() {
      if (own !== undefined && spare.length < mostSpare) spare.push(own);
      own = undefined;
    },
    draw({ scale, x, y, width, height, ratio }, draw) {
      drawnAt = { k: scale, x, y };
      const canvas = canvasNow();
      const pencil = canvas.getContext('2d');
      const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== wide || canvas.height !== high) {
        canvas.width = wide;
        canvas.height = high;
        canvas.style.width = `${String(width)}px`;
        canvas.style.height = `${String(height)}px`;
      }
      canvas.style.transform = '';
      if (pencil === null) return;
      pencil.setTransform(1, 0, 0, 1, 0, 0);
      pencil.clearRect(0, 0, wide, high);
      pencil.globalAlpha = 1;
      pencil.lineCap = 'butt';
      draw(pencil);
    },
    shift({ k, x, y }) {
      if (own === undefined || drawnAt === undefined) return;
      const scale = k / drawnAt.k;
      const [dx, dy] = [x - drawnAt.x * scale, y - drawnAt.y * scale];
      own.style.transform = `translate(${String(dx)}px,${String(dy)}px) scale(${String(scale)})`;
    },
  };
}

/** A layer that has nothing to show is not drawn: it must not show what was on its canvas before. */
function wipe(canvas: HTMLCanvasElement): void {
  const pencil = canvas.getContext('2d');
  pencil?.setTransform(1, 0, 0, 1, 0, 0);
  pencil?.clearRect(0, 0, canvas.width, canvas.height);
}

/**
 * Draws a letter that nobody sees: a browser's first canvas, and the first text on one, take it a dozen milliseconds,
 * which the first large picture need not wait for. `like` has the picture's font.
 */
export function warmCanvas(like: Element): void {
  const pencil = document.createElement('canvas').getContext('2d');
  if (pencil === null) return;
  pencil.font = `12px ${getComputedStyle(like).fontFamily}`;
  pencil.fillText('0', 0, 12);
}
