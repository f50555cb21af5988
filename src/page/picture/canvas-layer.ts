/** One canvas of the picture: as large as the pane, as fine as the screen. */
import type { Pencil, View } from '../../render/canvas/view.ts';
import type { Place } from './surface.ts';

export interface CanvasLayer {
  readonly canvas: HTMLCanvasElement;
  /** Clears it and draws it anew. */
  draw(view: View, draw: (pencil: Pencil) => void): void;
  /** Moves what was drawn to where it would be now, until it is drawn again. */
  shift(drawnAt: Place, place: Place): void;
}

export function createCanvasLayer(): CanvasLayer {
  const canvas = document.createElement('canvas');
  const pencil = canvas.getContext('2d');
  return {
    canvas,
    draw({ width, height, ratio }, draw) {
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
    shift(drawnAt, { k, x, y }) {
      const scale = k / drawnAt.k;
      const [dx, dy] = [x - drawnAt.x * scale, y - drawnAt.y * scale];
      canvas.style.transform = `translate(${String(dx)}px,${String(dy)}px) scale(${String(scale)})`;
    },
  };
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
