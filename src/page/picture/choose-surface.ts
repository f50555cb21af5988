/** Elements or canvas: by what the browser would have to hold. */
import { afterInput, holdPaint } from '../../browser/timing.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { Drawing, Surface } from './surface.ts';
import { createSvgSurface } from './svg-surface.ts';
import type { Size } from './zooming.ts';

type CanvasCore = typeof import('./canvas-core.ts');

/** Above it no more than two thousand elements are promised. */
const mostCpus = 1024;
/** Boxes, chips and lines: 1,024 CPUs with 128 vCPUs have 1,800 of them, with 512 vCPUs 2,570. */
const mostElements = 2400;

let loaded: CanvasCore | undefined;
let loading: Promise<CanvasCore> | undefined;

/** Fetches the canvas before it is needed. */
export function fetchCanvas(): Promise<CanvasCore> {
  loading ??= import('./canvas-core.ts').then(
    (core) => (loaded = core),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

function needsCanvas({ hostBoxes, threads, edges }: Scene): boolean {
  const cpus = hostBoxes.reduce((count, { kind }) => (kind === 'pcpu' ? count + 1 : count), 0);
  return cpus > mostCpus || hostBoxes.length + threads.length + edges.length > mostElements;
}

/** SVG at once; a canvas in a task of its own, as soon as it is here; SVG too when it cannot be fetched. */
export function withSurface(drawing: Drawing, pane: Size, take: (surface: Surface) => void): void {
  if (!needsCanvas(drawing.scene)) take(createSvgSurface(drawing));
  else {
    const release = holdPaint();
    const make = (core: CanvasCore | undefined): void => {
      take(core?.createCanvasSurface(drawing, pane) ?? createSvgSurface(drawing));
      release();
    };
    // The layout that came before has taken its time already.
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
