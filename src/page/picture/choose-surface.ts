/** Elements or canvas: by what the browser would have to hold. */
import { isGecko } from '../../browser/engine.ts';
import { afterInput, holdPaint } from '../../browser/timing.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { CanvasPicture } from './canvas-picture.ts';
import type { Drawing, Surface } from './surface.ts';
import { movedOnCanvas } from './moved-on-canvas.ts';
import { createSvgSurface } from './svg-surface.ts';
import type { Size } from './zooming.ts';

type CanvasCore = typeof import('./canvas-core.ts');

/**
 * Boxes, chips and lines: 256 CPUs with 32 vCPUs have 460 of them, 448 with 128 have 940. From there on elements cost
 * more than drawing: 30 ms of style, layout and paint at the first look, and as much again whenever the host changes.
 */
const mostElements = 700;
/** A larger canvas is made in a task of its own: the layout that came before has taken its time already. */
const mostAtOnce = 2400;

let loaded: CanvasCore | undefined;
let loading: Promise<CanvasCore> | undefined;

/** Fetches the canvas before it is needed. */
export function fetchCanvas(): Promise<CanvasCore> {
  loading ??= import('./canvas-core.ts').then(
    (core) => {
      core.warmCanvas(document.body);
      return (loaded = core);
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

function countElements({ hostBoxes, threads, edges }: Scene): number {
  return hostBoxes.length + threads.length + edges.length;
}

/** Few things, drawn in time from a cold start on. */
const movedPace = { mostMs: 12, patience: 6, standsIn: true };

function createElements(drawing: Drawing, pane: Size): Surface {
  const svg = createSvgSurface(drawing);
  if (!isGecko) return svg;
  const canvasOf = (core: CanvasCore | undefined): CanvasPicture | undefined =>
    core?.createCanvasPicture(drawing, pane, movedPace);
  return movedOnCanvas(
    svg,
    () => canvasOf(loaded),
    (then) => {
      void fetchCanvas().then(then, () => undefined);
    },
  );
}

/** At once, but for a canvas that is large, or not here yet; SVG too when the canvas cannot be fetched. */
export function withSurface(drawing: Drawing, pane: Size, take: (surface: Surface) => void): void {
  const count = countElements(drawing.scene);
  if (count <= mostElements) take(createElements(drawing, pane));
  else if (loaded !== undefined && count <= mostAtOnce) take(loaded.createCanvasSurface(drawing, pane));
  else {
    const release = holdPaint();
    const make = (core: CanvasCore | undefined): void => {
      try {
        take(core?.createCanvasSurface(drawing, pane) ?? createElements(drawing, pane));
      } finally {
        release();
      }
    };
    if (loaded !== undefined)
      afterInput(() => {
        make(loaded);
      });
    else
      void fetchCanvas().then(make, () => {
        make(undefined);
      });
  }
}
