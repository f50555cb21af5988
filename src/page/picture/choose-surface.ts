/** Elements or canvas: by what the browser would have to hold. */
import type { Scene } from '../../core/scene/scene.ts';
import type { Drawing, Surface } from './surface.ts';
import { createSvgSurface } from './svg-surface.ts';
import type { Size } from './zooming.ts';

type CanvasCore = typeof import('./canvas-core.ts');

/** Above it no more than two thousand elements are promised. */
const mostCpus = 1024;
/** Boxes, chips and lines: 1,024 CPUs with 512 vCPUs have 2,569 of them. */
const mostElements = 3000;

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

export function needsCanvas({ hostBoxes, threads, edges }: Scene): boolean {
  const cpus = hostBoxes.reduce((count, { kind }) => (kind === 'pcpu' ? count + 1 : count), 0);
  return cpus > mostCpus || hostBoxes.length + threads.length + edges.length > mostElements;
}

/** At once, or, the first time a canvas is needed, as soon as it is here; as SVG when it cannot be fetched. */
export function withSurface(drawing: Drawing, pane: Size, take: (surface: Surface) => void): void {
  if (!needsCanvas(drawing.scene)) take(createSvgSurface(drawing));
  else if (loaded !== undefined) take(loaded.createCanvasSurface(drawing, pane));
  else {
    void fetchCanvas().then(
      ({ createCanvasSurface }) => {
        take(createCanvasSurface(drawing, pane));
      },
      () => {
        take(createSvgSurface(drawing));
      },
    );
  }
}
