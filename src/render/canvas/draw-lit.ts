/** What is lit and what is selected, over the rest: a few boxes, chips and lines. */
import type { EntityId } from '../../core/identity.ts';
import type { Point, Rect, SceneMemoryEdge, ThreadBox } from '../../core/scene/scene.ts';
import type { Ring } from './draw-list.ts';
import { drawMemory, drawRevisions } from './draw-signs.ts';
import { drawStrokes } from './draw-strokes.ts';
import { drawRings, drawThreads } from './draw-threads.ts';
import type { ThreadBatch } from './draw-list.ts';
import type { StrokeGroup } from './stroke-groups.ts';
import { takeUp } from './view.ts';
import type { Ink, Pencil, View } from './view.ts';

export interface Placed extends Rect {
  readonly id: EntityId;
  /** A chip keeps its tone under the halo. */
  readonly isThread: boolean;
}

export interface LitDrawing {
  /** CPUs and runs of CPUs. */
  readonly boxes: readonly Rect[];
  /** The one tone of all lit lines, or several: `ink-soft`. */
  readonly tone: string;
  /** Outlined: where the threads in focus were seen, and whether their settings say otherwise. */
  readonly seen: { readonly boxes: readonly Rect[]; readonly differs: boolean } | undefined;
  readonly strokes: readonly StrokeGroup[];
  readonly threads: readonly ThreadBatch[];
  readonly rings: readonly Ring[];
  readonly memoryEdges: readonly SceneMemoryEdge[];
  readonly revisions: readonly Point[];
}

const litAlpha = 0.24;

export function drawLit(
  pencil: Pencil,
  { boxes, tone, seen, strokes, threads, rings, memoryEdges, revisions }: LitDrawing,
  view: View,
  ink: Ink,
  hidden: ReadonlySet<string>,
): void {
  takeUp(pencil, view);
  pencil.fillStyle = ink.colour(tone);
  const isFar = view.scale < 0.25;
  pencil.globalAlpha = isFar ? 0.9 : litAlpha;
  // One CPU of thousands is still to be found.
  const least = 3 / view.scale;
  for (const { x, y, width, height } of boxes)
    pencil.fillRect(x, y, isFar ? Math.max(width, least) : width, isFar ? Math.max(height, least) : height);
  pencil.globalAlpha = 1;
  if (seen !== undefined) drawSeen(pencil, seen, view, ink);
  drawMemory(pencil, [], memoryEdges, view, ink);
  drawStrokes(pencil, strokes, view, ink, { hidden, isLit: true });
  drawThreads(pencil, threads, view, ink, hidden);
  drawRevisions(pencil, revisions, view, ink);
  drawRings(pencil, rings, view, ink);
}

/** Dashes within the borders, so that neighbours keep theirs. */
function drawSeen(
  pencil: Pencil,
  { boxes, differs }: NonNullable<LitDrawing['seen']>,
  { scale }: View,
  ink: Ink,
): void {
  const line = (differs ? 2.5 : 1.5) / Math.min(1, scale);
  pencil.strokeStyle = ink.colour(differs ? 'conflict' : 'ink');
  pencil.lineWidth = line;
  pencil.setLineDash([3 * line, 1.5 * line]);
  for (const { x, y, width, height } of boxes)
    pencil.strokeRect(x + 2, y + 2, Math.max(0, width - 4), Math.max(0, height - 4));
  pencil.setLineDash([]);
}

/** A halo: the tone and the dash under it stay as they are. */
/** Where the keyboard is. */
export function drawFocus(pencil: Pencil, { x, y, width, height }: Placed, view: View, ink: Ink): void {
  takeUp(pencil, view);
  pencil.beginPath();
  pencil.roundRect(x, y, width, height, 6);
  pencil.globalAlpha = 1;
  pencil.strokeStyle = ink.colour('focus');
  pencil.lineWidth = 2.5;
  pencil.stroke();
}

export function drawSelected(pencil: Pencil, placed: readonly Placed[], view: View, ink: Ink): void {
  if (placed.length === 0) return;
  takeUp(pencil, view);
  const focus = ink.colour('focus');
  const air = 1.5 / Math.min(1, view.scale);
  for (const { x, y, width, height, isThread } of placed) {
    const out = isThread ? air : 0;
    pencil.beginPath();
    pencil.roundRect(x - out, y - out, width + 2 * out, height + 2 * out, 6);
    pencil.globalAlpha = 0.3;
    pencil.strokeStyle = focus;
    pencil.lineWidth = Math.max(5, 5 / view.scale);
    pencil.stroke();
    pencil.globalAlpha = 1;
    pencil.lineWidth = Math.max(1.5, 1.5 / view.scale);
    pencil.stroke();
  }
}

/** Chips as a batch each, for what is lit is few. */
export function batchOne(batch: ThreadBatch, threads: readonly ThreadBox[]): ThreadBatch {
  return { ...batch, threads, rects: threads.flatMap(({ x, y, width, height }) => [x, y, width, height]) };
}
