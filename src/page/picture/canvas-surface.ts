/**
 * The picture on canvases, for hosts and guests too large for elements. Three lie over one another: the ground, the ink
 * (lines, chips, tints), which fades as a whole when something is lit, and what is lit. Each is as large as the pane and
 * draws what is seen; during a gesture they are moved by CSS and drawn again when there is time.
 */
import type { EntityId } from '../../core/identity.ts';
import { detailAt } from '../../render/canvas/detail.ts';
import { drawBoxes, drawCaptions } from '../../render/canvas/draw-boxes.ts';
import { listDrawing, ringsOf } from '../../render/canvas/draw-list.ts';
import type { DrawList } from '../../render/canvas/draw-list.ts';
import { batchOne, drawLit, drawSelected } from '../../render/canvas/draw-lit.ts';
import type { LitDrawing } from '../../render/canvas/draw-lit.ts';
import { drawCpuMarks, drawCpuSigns, drawMemory, drawRevisions } from '../../render/canvas/draw-signs.ts';
import { drawStrokes } from '../../render/canvas/draw-strokes.ts';
import { drawRings, drawThreads, drawTints } from '../../render/canvas/draw-threads.ts';
import { groupStrokes } from '../../render/canvas/stroke-groups.ts';
import type { View } from '../../render/canvas/view.ts';
import { createCanvasLayer } from './canvas-layer.ts';
import { createCanvasStops } from './canvas-stops.ts';
import { createHitIndex } from './hit-index.ts';
import { hasLight } from './lighting.ts';
import type { Lit } from './lighting.ts';
import { pageInk, watchInk } from '../page-ink.ts';
import { printAsElements } from './printed-picture.ts';
import type { Drawing, Marks, Place, Surface } from './surface.ts';
import type { Size } from './zooming.ts';
import styles from './canvas.module.css';

/** A picture drawn within this is drawn in every frame of a gesture; a slower one is moved, and drawn at its rests. */
const frameMs = 8;
const restMs = 100;

export function createCanvasSurface(drawing: Drawing, pane: Size): Surface {
  const { scene, options, styleOf, namesOf } = drawing;
  const root = document.createElement('div');
  root.className = `pinscope-map ${styles['canvas'] ?? ''}`;
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', options.title);
  root.setAttribute('aria-description', options.description);
  root.dataset['painted'] = 'canvas';
  const ground = createCanvasLayer();
  const ink = createCanvasLayer();
  const over = createCanvasLayer();
  const layers = [ground, ink, over];
  const probe = document.createElement('span');
  probe.hidden = true;
  const stops = createCanvasStops({ scene, namesOf });
  stops.root.className = styles['stops'] ?? '';
  root.append(stops.root, probe);

  const list: DrawList = listDrawing(scene, options);
  let rings = list.rings;
  let index: ReturnType<typeof createHitIndex> | undefined;
  const hits = (): ReturnType<typeof createHitIndex> => (index ??= createHitIndex(scene));
  let size = pane;
  let place: Place = { k: 1, x: 0, y: 0 };
  let drawnAt: Place | undefined;
  let drawMs = 0;
  let hidden: ReadonlySet<string> = new Set();
  let lit: LitDrawing | undefined;
  let selected: readonly EntityId[] = [];
  let asked: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const revisions = [...list.revisions.values()];

  const viewNow = (): View => {
    const { k, x, y } = place;
    return { scale: k, x, y, width: size.width, height: size.height, ratio: window.devicePixelRatio };
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
    });
  };
  let isOverInked = false;
  const drawOver = (): void => {
    const isEmpty = lit === undefined && selected.length === 0;
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
    drawMs = performance.now() - begin;
  };
  const askFrame = (): void => {
    asked ??= requestAnimationFrame(drawAll);
  };
  const stopWatching = watchInk(() => {
    if (root.isConnected) askFrame();
  });

  const stopPrinting = printAsElements(drawing, root, styles['printed'] ?? '', () => ({
    marks: marked,
    hidden,
  }));

  let litNow: Lit | undefined;
  const light = (now: Lit | undefined): void => {
    litNow = now;
    lit = now === undefined || now.ids.size === 0 ? undefined : litDrawing(now);
    root.classList.toggle('has-focus', lit !== undefined);
    if (drawnAt !== undefined) drawOver();
  };
  let marked: Marks | undefined;
  const mark = (marks: Marks): void => {
    marked = marks;
    root.setAttribute('aria-description', marks.description);
    stops.mark(marks.findingCount);
    if (rings.length === 0 && marks.conflictCount.size === 0) return;
    rings = ringsOf(scene, marks);
    if (drawnAt === undefined) return;
    drawInk();
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

  return {
    root,
    attached() {
      root.prepend(ground.canvas, ink.canvas);
      ink.canvas.className = styles['ink'] ?? '';
      drawAll();
    },
    move(next, isGesture) {
      place = next;
      stops.move(next);
      if (drawnAt === undefined) return;
      if (!isGesture || drawMs <= frameMs) {
        askFrame();
        return;
      }
      for (const layer of layers) layer.shift(drawnAt, next);
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
    hit(target, x, y) {
      if (!root.contains(target)) return undefined;
      const found = hits().at(x, y);
      if (found === undefined) return undefined;
      return { ...found, at: () => rectOnScreen(root, place, found) };
    },
    hasLines: () => detailAt(place.k).roundCorners,
    light,
    select(ids) {
      if (ids.length === 0 && selected.length === 0) return;
      selected = ids;
      stops.select(ids);
      if (drawnAt !== undefined) drawOver();
    },
    hide(keys) {
      if (keys.length === 0 && hidden.size === 0) return;
      hidden = new Set(keys);
      if (drawnAt === undefined) return;
      if (list.hasLastingTints) {
        drawAll();
        return;
      }
      drawInk();
      drawOver();
    },
    mark,
    focus: stops.focus,
    setTabStop: stops.setTabStop,
    painted: stops.painted,
    destroy() {
      stopWatching();
      stopPrinting();
      clearTimeout(timer);
      if (asked !== undefined) cancelAnimationFrame(asked);
      root.remove();
      for (const layer of layers) layer.release();
    },
  };
}

function rectOnScreen(
  root: HTMLElement,
  { k, x, y }: Place,
  rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): DOMRect {
  const frame = root.getBoundingClientRect();
  return new DOMRect(
    frame.left + x + rect.x * k,
    frame.top + y + rect.y * k,
    rect.width * k,
    rect.height * k,
  );
}
