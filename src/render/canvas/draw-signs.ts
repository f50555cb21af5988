/**
 * The signs of CPUs, heat and huge pages in the headers, and what is bound to nodes: what `paint-marks.ts`,
 * `paint-header.ts` and `paint-memory.ts` are for SVG, each from the zoom on at which it can be told.
 */
import type { Point, Rect, SceneMemoryEdge } from '../../core/scene/scene.ts';
import { walkPieces } from '../join-strokes.ts';
import { markLines } from '../mark-lines.ts';
import { heatShare } from '../tone-styles.ts';
import { detailOf } from './detail.ts';
import { drawTexts } from './draw-texts.ts';
import type { SignList } from './list-signs.ts';
import { textLookOf } from './looks.ts';
import { drawGauges } from './draw-threads.ts';
import { outlineAll } from './outline.ts';
import { eachSeen, frameOf, takeUp } from './view.ts';
import type { Frame, Ink, Pencil, View } from './view.ts';

/** Part of the ground: nothing here fades when something is lit. */
export function drawHeaderSigns(pencil: Pencil, list: SignList, view: View, ink: Ink): void {
  takeUp(pencil, view);
  const frame = frameOf(view);
  const detail = detailOf(view);
  if (!detail.units) {
    // What is offline is a hole in its row.
    pencil.fillStyle = ink.colour('panel');
    fillAll(pencil, list.offline, frame);
  }
  // Heat without the number in it, beside a name that cannot be read, says nothing.
  if (!detail.captions) drawHeat(pencil, list, frame, ink);
  for (const { x, y, width, height, sizeKiB, pagesKiB } of list.pages) {
    pencil.fillStyle = ink.colour('memory');
    pencil.fillRect(x, y, width, height);
    pencil.strokeStyle = ink.colour('memory-used');
    pencil.lineWidth = 1;
    pencil.strokeRect(x, y, Math.round((width * pagesKiB) / sizeKiB), height);
  }
  if (detail.units) {
    pencil.fillStyle = ink.colour('well');
    pencil.strokeStyle = ink.colour('hairline');
    pencil.lineWidth = 1;
    outlineAll(pencil, list.guestCores, detail.roundCorners ? 7 : 0, frame, () => {
      pencil.fill();
      pencil.stroke();
    });
  }
  for (const sample of list.samples) drawSample(pencil, sample, ink);
  if (detail.units) drawGauges(pencil, list.weights, ink);
}

function drawHeat(pencil: Pencil, { heat, ownHeat }: SignList, frame: Frame, ink: Ink): void {
  for (const { level, rects } of heat) {
    pencil.fillStyle = ink.colour('panel');
    fillAll(pencil, rects, frame);
    pencil.fillStyle = ink.colour('memory-used');
    pencil.globalAlpha = heatShare(level);
    fillAll(pencil, rects, frame);
    pencil.globalAlpha = 1;
  }
  pencil.strokeStyle = ink.colour('hairline-strong');
  pencil.lineWidth = 1;
  eachSeen(ownHeat, frame, (x, y, width, height) => {
    pencil.strokeRect(x, y, width, height);
  });
}

function drawSample(pencil: Pencil, sample: SignList['samples'][number], ink: Ink): void {
  const { x, y, width, height, sign } = sample;
  switch (sign) {
    case 'memory-local':
    case 'memory-remote':
    case 'memory-unknown': {
      const verdict = sign === 'memory-local' ? 'local' : sign === 'memory-remote' ? 'remote' : 'unknown';
      const middle = y + height / 2;
      const points: readonly Point[] = [
        [x, middle],
        [x + width, middle],
      ];
      pipe(pencil, [points], verdict, true, 1, ink);
      return;
    }
    case 'isolated':
    case 'nohz':
    case 'offline':
    case 'assumed': {
      const isMark = sign === 'isolated' || sign === 'nohz';
      pencil.beginPath();
      pencil.roundRect(x, y, width, height, 4);
      pencil.fillStyle = ink.colour('cell');
      if (sign !== 'offline') pencil.fill();
      pencil.strokeStyle = ink.colour('hairline-strong');
      pencil.lineWidth = 1;
      pencil.setLineDash(sign === 'offline' ? [1, 3] : sign === 'assumed' ? [3, 3] : []);
      pencil.stroke();
      pencil.setLineDash([]);
      if (isMark) strokeLines(pencil, markLines(sign, sample), ink);
    }
  }
}

/** On the ground, as what the CPUs are whoever may run there. */
export function drawCpuMarks(pencil: Pencil, list: SignList, view: View, ink: Ink): void {
  takeUp(pencil, view);
  const frame = frameOf(view);
  const detail = detailOf(view);
  for (const [mark, rects] of list.marks) {
    if (detail.marks) {
      eachSeen(rects, frame, (x, y, width, height) => {
        strokeLines(pencil, markLines(mark, { x, y, width, height }), ink);
      });
      continue;
    }
    // From afar an edge along what is marked: above for what is isolated, below for what has no tick.
    const thick = Math.max(2, 1 / view.scale);
    pencil.fillStyle = ink.colour('ink-soft');
    eachSeen(rects, frame, (x, y, width, height) => {
      pencil.fillRect(x, mark === 'isolated' ? y : y + height - thick, width, thick);
    });
  }
}

/** Over the tints. */
export function drawCpuSigns(pencil: Pencil, list: SignList, view: View, ink: Ink): void {
  takeUp(pencil, view);
  if (!detailOf(view).hasText('badge-small')) return;
  const frame = frameOf(view);
  for (const { className, texts } of list.cpuSigns()) {
    const look = { ...textLookOf('badge-small'), colour: className };
    drawTexts(pencil, look, 'middle', texts, frame, ink);
  }
}

function strokeLines(pencil: Pencil, lines: readonly (readonly Point[])[], ink: Ink): void {
  pencil.strokeStyle = ink.colour('ink-soft');
  pencil.lineWidth = 1.5;
  pencil.beginPath();
  for (const line of lines) {
    for (const [at, [x, y]] of line.entries()) {
      if (at === 0) pencil.moveTo(x, y);
      else pencil.lineTo(x, y);
    }
  }
  pencil.stroke();
}

/** The bars of bound memory in the guests, and hollow lines from them. */
export function drawMemory(
  pencil: Pencil,
  bars: readonly Rect[],
  edges: readonly SceneMemoryEdge[],
  view: View,
  ink: Ink,
): void {
  if (bars.length + edges.length === 0) return;
  takeUp(pencil, view);
  pencil.fillStyle = ink.colour('memory-used');
  for (const { x, y, width, height } of bars) pencil.fillRect(x, y, width, Math.max(height, 2 / view.scale));
  const { curves } = detailOf(view);
  for (const verdict of ['local', 'remote', 'unknown'] as const) {
    const own = edges.filter((edge) => edge.verdict === verdict).map(({ points }) => points);
    if (own.length > 0) pipe(pencil, own, verdict, curves, view.scale, ink);
  }
}

/** From afar one line, as wide as can be told from the others. */
function pipe(
  pencil: Pencil,
  lines: readonly (readonly Point[])[],
  verdict: SceneMemoryEdge['verdict'],
  isHollow: boolean,
  scale: number,
  ink: Ink,
): void {
  const colour = ink.colour(verdict === 'remote' ? 'tone-remote' : 'memory-used');
  pencil.strokeStyle = colour;
  pencil.lineWidth = isHollow ? 4 : 2 / scale;
  pencil.setLineDash(verdict === 'remote' && isHollow ? [7, 3] : []);
  trace(pencil, lines);
  pencil.stroke();
  pencil.setLineDash([]);
  if (!isHollow) return;
  pencil.strokeStyle = ink.colour('panel');
  pencil.lineWidth = 1.5;
  trace(pencil, lines);
  pencil.stroke();
  pencil.fillStyle = colour;
  if (lines.length === 1 && lines[0]?.length === 2) return;
  for (const line of lines) {
    const [x, y] = line.at(-1) ?? [0, 0];
    pencil.fillRect(x - 3, y - 3, 6, 6);
  }
}

function trace(pencil: Pencil, lines: readonly (readonly Point[])[]): void {
  pencil.beginPath();
  for (const points of lines) {
    const [start] = points;
    if (start === undefined) continue;
    pencil.moveTo(start[0], start[1]);
    walkPieces(points, {
      straight: (_fromX, _fromY, x, y) => {
        pencil.lineTo(x, y);
      },
      corner: (_fromX, _fromY, cornerX, cornerY, x, y) => {
        pencil.quadraticCurveTo(cornerX, cornerY, x, y);
      },
    });
  }
}

/** A triangle on the upper edge of each chip that a what-if command has changed; never lost from afar. */
export function drawRevisions(pencil: Pencil, places: readonly Point[], view: View, ink: Ink): void {
  if (places.length === 0) return;
  takeUp(pencil, view);
  const size = Math.max(1, 0.6 / view.scale);
  pencil.fillStyle = ink.colour('ink');
  pencil.strokeStyle = ink.colour('cell');
  pencil.lineWidth = 1.5;
  pencil.lineJoin = 'round';
  for (const [x, y] of places) {
    pencil.beginPath();
    pencil.moveTo(x + 5, y + 5);
    pencil.lineTo(x + 5 + 10 * size, y + 5);
    pencil.lineTo(x + 5 + 5 * size, y + 5 - 8 * size);
    pencil.closePath();
    pencil.stroke();
    pencil.fill();
  }
}

function fillAll(pencil: Pencil, rects: readonly number[], frame: Frame): void {
  eachSeen(rects, frame, (x, y, width, height) => {
    pencil.fillRect(x, y, width, height);
  });
}
