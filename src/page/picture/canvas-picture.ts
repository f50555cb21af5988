/**
 * The picture on canvases, and nothing beside it. Three lie over one another: the ground, the ink (lines, chips, tints),
 * which fades as a whole when something is lit, and what is lit. Each is as large as the pane and draws what is seen;
 * during a movement they are moved by CSS and drawn again when there is time.
 */
import type { EntityId } from '../../core/identity.ts';
import { drawBoxes, drawCaptions } from '../../render/canvas/draw-boxes.ts';
import { listDrawing, ringsOf } from '../../render/canvas/draw-list.ts';
import type { DrawList } from '../../render/canvas/draw-list.ts';
import { batchOne, drawFocus, drawLit, drawSelected } from '../../render/canvas/draw-lit.ts';
import type { LitDrawing } from '../../render/canvas/draw-lit.ts';
import { drawCpuMarks, drawCpuSigns, drawMemory, drawRevisions } from '../../render/canvas/draw-signs.ts';
import { drawStrokes } from '../../render/canvas/draw-strokes.ts';
import { drawRings, drawThreads, drawTints } from '../../render/canvas/draw-threads.ts';
import { groupStrokes } from '../../render/canvas/stroke-groups.ts';
import type { Pencil, View } from '../../render/canvas/view.ts';
import { createCanvasLayer } from './canvas-layer.ts';
import { createHitIndex } from './hit-index.ts';
import type { HitIndex } from './hit-index.ts';
import { hasLight } from './lighting.ts';
import type { Lit } from './lighting.ts';
import { pageInk, watchInk } from '../page-ink.ts';
import type { Drawing, Marks, Place, Surface } from './surface.ts';
import type { Size } from './zooming.ts';
import styles from './canvas.module.css';

const restMs = 100;

/** How it moves. */
export interface Pace {
  /** Drawn within this it is drawn in every frame; a slower one is moved, and drawn at its rests. */
  readonly mostMs: number;
  /** So many slow drawings in a row show that it is slow. */
  readonly patience: number;
  /**
   * For elements that are seen again in a moment: all of them are drawn, however small, and what fades beside what is
   * lit is drawn faint. Otherwise the browser fades the canvas, which a hover waits less for.
   */
  readonly standsIn: boolean;
}

/** Of a surface, what is seen of it. */
export interface CanvasPicture extends Pick<
  Surface,
  'attached' | 'move' | 'rest' | 'resize' | 'light' | 'select' | 'hide' | 'mark' | 'destroy'
> {
  readonly root: HTMLElement;
  readonly hits: () => HitIndex;
  /** Moves what was drawn, and draws nothing. */
  readonly shift: (place: Place) => void;
  /** What wears the ring of the keyboard's focus. */
  readonly ring: (id: EntityId | undefined) => void;
}

export function createCanvasPicture(
  { scene, options, styleOf }: Drawing,
  pane: Size,
  pace: Pace,
): CanvasPicture {
  const root = document.createElement('div');
  root.className = `pinscope-map ${styles['canvas'] ?? ''}`;
  const ground = createCanvasLayer();
  const ink = createCanvasLayer();
  const over = createCanvasLayer();
  const layers = [ground, ink, over];
  const probe = document.createElement('span');
  probe.hidden = true;
  root.append(probe);

  const list: DrawList = listDrawing(scene, options);
  let rings = list.rings;
  let index: HitIndex | undefined;
  const hits = (): HitIndex => (index ??= createHitIndex(scene));
  let size = pane;
  let place: Place = { k: 1, x: 0, y: 0 };
  let drawnAt: Place | undefined;
  let slowDraws = 0;
  let hidden: ReadonlySet<string> = new Set();
  let lit: LitDrawing | undefined;
  let selected: readonly EntityId[] = [];
  let focused: EntityId | undefined;
  let asked: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const revisions = [...list.revisions.values()];

  const viewNow = (): View => {
    const { k, x, y } = place;
    return {
      scale: k,
      x,
      y,
      width: size.width,
      height: size.height,
      ratio: window.devicePixelRatio,
      hasAll: pace.standsIn,
    };
  };

  const drawInk = (): void => {
    const view = viewNow();
    const drawn = pageInk(probe);
    ink.draw(view, (pencil) => {
      if (!list.hasLastingTints) drawTints(pencil, list, view, drawn, hidden);
      drawMemory(pencil, list.memoryBars, list.memoryEdges, view, drawn);
      drawStrokes(pencil, list.strokes, view, drawn, { hidden, isLit: false });
      if (!list.hasLastingTints) drawCpuSigns(pencil, list, view, drawn);
      drawThreads(pencil, list.threads, view, drawn, hidden);
      drawRevisions(pencil, revisions, view, drawn);
      drawRings(pencil, rings, view, drawn);
      drawCaptions(pencil, list.captions, view, drawn);
      if (pace.standsIn && lit !== undefined) fade(pencil);
    });
  };
  let isOverInked = false;
  const drawOver = (): void => {
    const isEmpty = lit === undefined && selected.length === 0 && focused === undefined;
    if (isEmpty && !isOverInked) return;
    isOverInked = !isEmpty;
    const view = viewNow();
    const drawn = pageInk(probe);
    over.draw(view, (pencil) => {
      if (isEmpty) return;
      if (lit !== undefined) drawLit(pencil, lit, view, drawn, hidden);
      drawSelected(
        pencil,
        selected.flatMap((id) => hits().find(id) ?? []),
        view,
        drawn,
      );
      const ringed = focused === undefined ? undefined : hits().find(focused);
      if (ringed !== undefined) drawFocus(pencil, ringed, view, drawn);
      // Those below fade with the ink.
      drawCaptions(pencil, list.captions, view, drawn);
    });
    // Most pictures are only looked at: they do without it.
    if (!over.canvas.isConnected) ink.canvas.after(over.canvas);
  };
  const drawAll = (): void => {
    if (asked !== undefined) cancelAnimationFrame(asked);
    clearTimeout(timer);
    asked = undefined;
    timer = undefined;
    if (!root.isConnected || size.width < 1 || size.height < 1) return;
    const begin = performance.now();
    const view = viewNow();
    ground.draw(view, (pencil) => {
      const drawn = pageInk(probe);
      drawBoxes(pencil, list, view, drawn);
      drawCpuMarks(pencil, list, view, drawn);
      if (!list.hasLastingTints) return;
      drawTints(pencil, list, view, drawn, hidden);
      drawCpuSigns(pencil, list, view, drawn);
    });
    drawInk();
    drawOver();
    drawnAt = place;
    slowDraws = performance.now() - begin > pace.mostMs ? slowDraws + 1 : 0;
  };
  const askFrame = (): void => {
    asked ??= requestAnimationFrame(drawAll);
  };
  /** What is drawn would be wrong, and no frame is asked for that draws all of it. */
  const isToDraw = (): boolean => drawnAt !== undefined && asked === undefined;
  const stopWatching = watchInk(() => {
    if (root.isConnected) askFrame();
  });

  let litNow: Lit | undefined;
  const light = (now: Lit | undefined): void => {
    const wasLit = lit !== undefined;
    litNow = now;
    lit = now === undefined || now.ids.size === 0 ? undefined : litDrawing(now);
    root.classList.toggle('has-focus', lit !== undefined);
    if (!isToDraw()) return;
    if (pace.standsIn && wasLit !== (lit !== undefined)) drawInk();
    drawOver();
  };
  const mark = (marks: Marks): void => {
    if (rings.length === 0 && marks.conflictCount.size === 0) return;
    rings = ringsOf(scene, marks);
    if (isToDraw()) drawInk();
    light(litNow);
  };
  const litDrawing = ({ ids, edges, memoryEdges, seen }: Lit): LitDrawing => {
    const strokes = groupStrokes(edges, styleOf);
    const tones = new Set(strokes.map(({ className }) => className));
    const [tone] = tones;
    return {
      boxes: scene.hostBoxes.filter(({ id, kind }) => hasLight(kind) && ids.has(id)),
      tone: tones.size === 1 && tone !== undefined ? tone : 'ink-soft',
      seen,
      strokes,
      threads: list.threads.flatMap((batch) => {
        const threads = batch.threads.filter(({ id }) => ids.has(id));
        return threads.length === 0 ? [] : batchOne(batch, threads);
      }),
      rings: rings.filter(({ id }) => ids.has(id)),
      memoryEdges: [...memoryEdges],
      revisions: [...list.revisions].flatMap(([id, place]) => (ids.has(id) ? [place] : [])),
    };
  };

  const shift = (next: Place): void => {
    place = next;
    for (const layer of layers) layer.shift(next);
  };

  return {
    root,
    hits,
    shift,
    ring(id) {
      if (focused === id) return;
      focused = id;
      if (isToDraw()) drawOver();
    },
    attached() {
      root.prepend(ground.canvas, ink.canvas);
      if (!pace.standsIn) ink.canvas.className = styles['ink'] ?? '';
      drawAll();
    },
    move(next, isMovement) {
      place = next;
      if (drawnAt === undefined) return;
      if (!isMovement || slowDraws < pace.patience) {
        askFrame();
        return;
      }
      shift(next);
      clearTimeout(timer);
      timer = setTimeout(askFrame, restMs);
    },
    rest: () => {
      if (drawnAt !== undefined && drawnAt !== place) askFrame();
    },
    resize(next) {
      size = next;
      if (drawnAt !== undefined) askFrame();
    },
    light,
    select(ids) {
      if (ids.length === 0 && selected.length === 0) return;
      selected = ids;
      if (isToDraw()) drawOver();
    },
    hide(keys) {
      if (keys.length === 0 && hidden.size === 0) return;
      hidden = new Set(keys);
      if (!isToDraw()) return;
      if (list.hasLastingTints) {
        drawAll();
        return;
      }
      drawInk();
      drawOver();
    },
    mark,
    destroy() {
      stopWatching();
      clearTimeout(timer);
      if (asked !== undefined) cancelAnimationFrame(asked);
      root.remove();
      for (const layer of layers) layer.release();
    },
  };
}

/** All that is drawn, as a whole, as `canvas.module.css` does it. */
function fade(pencil: Pencil): void {
  pencil.setTransform(1, 0, 0, 1, 0, 0);
  pencil.globalCompositeOperation = 'destination-in';
  pencil.globalAlpha = 1;
  pencil.fillStyle = 'rgb(0 0 0 / 15%)';
  pencil.fillRect(0, 0, pencil.canvas.width, pencil.canvas.height);
  pencil.globalCompositeOperation = 'source-over';
}
