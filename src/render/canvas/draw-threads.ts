/** Thread chips with their names and signs, the tints of what lines reach, and the rings of findings. */
import { tintShare } from '../tone-styles.ts';
import type { SceneGauge, ThreadBox } from '../../core/scene/scene.ts';
import { partsOf } from '../paint-gauges.ts';
import { detailOf } from './detail.ts';
import type { Detail } from './detail.ts';
import type { DrawList, Ring, ThreadBatch } from './draw-list.ts';
import { drawTexts } from './draw-texts.ts';
import { textLookOf } from './looks.ts';
import { outlineAll } from './outline.ts';
import { eachSeen, frameOf, takeUp } from './view.ts';
import type { Frame, Ink, Pencil, View } from './view.ts';

/** From afar there is no number to be read through it. */
const blockAlpha = 0.55;
const filteredAlpha = 0.3;

export function drawTints(
  pencil: Pencil,
  { tints }: DrawList,
  view: View,
  ink: Ink,
  hidden: ReadonlySet<string>,
): void {
  takeUp(pencil, view);
  const frame = frameOf(view);
  const { units } = detailOf(view);
  for (const { tone, key, rects, runs } of tints) {
    if (key !== undefined && hidden.has(key)) continue;
    pencil.fillStyle = ink.colour(tone === 'several' ? 'ink-soft' : `tone-${tone}`);
    pencil.globalAlpha = units ? tintShare(tone)[ink.isDark ? 'dark' : 'light'] : blockAlpha;
    eachSeen(units ? rects : runs, frame, (x, y, width, height) => {
      pencil.fillRect(x, y, width, height);
    });
  }
  pencil.globalAlpha = 1;
}

export function drawThreads(
  pencil: Pencil,
  batches: readonly ThreadBatch[],
  view: View,
  ink: Ink,
  hidden: ReadonlySet<string>,
): void {
  takeUp(pencil, view);
  const frame = frameOf(view);
  const detail = detailOf(view);
  for (const batch of batches) {
    const strength = hidden.has(batch.key) ? filteredAlpha : 1;
    pencil.globalAlpha = strength;
    if (!detail.units) drawBlocks(pencil, batch, strength, frame, ink);
    else {
      drawFaces(pencil, batch, strength, detail, frame, ink);
      const seen = batch.threads.filter((thread) => isSeen(thread, frame));
      drawGauges(
        pencil,
        seen.flatMap(({ cap }) => cap ?? []),
        ink,
      );
      drawSigns(pencil, batch, seen, detail.hasText('badge-small'), frame, ink);
      drawNames(pencil, batch, seen, frame, detail.hasText, ink);
    }
  }
  pencil.globalAlpha = 1;
}

/** `paint-gauges.ts` for canvases, in the strength that is set. */
export function drawGauges(pencil: Pencil, gauges: readonly SceneGauge[], ink: Ink): void {
  for (const gauge of gauges) {
    const { x, y, width, height } = gauge;
    const { part, tick } = partsOf(gauge);
    pencil.fillStyle = ink.colour('memory');
    pencil.fillRect(x, y, width, height);
    pencil.strokeStyle = ink.colour('hairline-strong');
    pencil.lineWidth = 0.5;
    pencil.strokeRect(x, y, width, height);
    pencil.fillStyle = ink.colour('ink-soft');
    pencil.fillRect(part.x, part.y, part.width, part.height);
    if (tick !== undefined) pencil.fillRect(tick.x, tick.y, tick.width, tick.height);
  }
}

function drawBlocks(
  pencil: Pencil,
  { className, rects, online }: ThreadBatch,
  strength: number,
  frame: Frame,
  ink: Ink,
): void {
  pencil.fillStyle = ink.colour(className);
  pencil.globalAlpha = strength * (online ? blockAlpha : blockAlpha / 2);
  eachSeen(rects, frame, (x, y, width, height) => {
    pencil.fillRect(x, y, width, height);
  });
}

function drawFaces(
  pencil: Pencil,
  { className, rects, online, compact, dash, strokePx }: ThreadBatch,
  strength: number,
  { roundCorners, curves }: Detail,
  frame: Frame,
  ink: Ink,
): void {
  const radius = compact ? 5 : 8;
  pencil.fillStyle = ink.colour('cell');
  pencil.strokeStyle = ink.colour(className);
  pencil.lineWidth = strokePx;
  pencil.setLineDash(curves ? dash : []);
  outlineAll(pencil, rects, roundCorners ? radius : 0, frame, () => {
    pencil.globalAlpha = strength;
    if (online) pencil.fill();
    if (!online) pencil.globalAlpha = strength * 0.55;
    pencil.stroke();
  });
  pencil.setLineDash([]);
  pencil.globalAlpha = strength;
}

/** The letters beside colour: bare in compact chips, on a disc in the others. */
function drawSigns(
  pencil: Pencil,
  { className, letter, compact }: ThreadBatch,
  threads: readonly ThreadBox[],
  isReadable: boolean,
  frame: Frame,
  ink: Ink,
): void {
  const tone = ink.colour(className);
  if (!compact && letter !== '') {
    pencil.fillStyle = tone;
    for (const { badge } of threads) {
      pencil.beginPath();
      pencil.arc(badge.x, badge.y, badge.radius ?? 10, 0, 2 * Math.PI);
      pencil.fill();
    }
  }
  if (!isReadable || letter === '') return;
  const look = textLookOf(compact ? 'badge-small' : 'badge');
  const colour = compact ? className : 'on-tone';
  const texts = threads.map(({ badge: { x, y } }) => ({
    x,
    y: y + (compact ? 3.25 : 4),
    text: letter,
    role: 'badge' as const,
    anchor: 'middle' as const,
  }));
  drawTexts(pencil, { ...look, colour }, 'middle', texts, frame, ink);
}

function drawNames(
  pencil: Pencil,
  { online }: ThreadBatch,
  threads: readonly ThreadBox[],
  frame: Frame,
  hasText: (role: 'thread' | 'thread-small' | 'thread-note') => boolean,
  ink: Ink,
): void {
  for (const role of ['thread', 'thread-small', 'thread-note'] as const) {
    if (!hasText(role)) continue;
    const look = textLookOf(role);
    const shown = online ? look : { ...look, colour: 'ink-faint', weight: 400 };
    for (const anchor of ['start', 'end'] as const) {
      const texts = threads.flatMap((thread) =>
        thread.texts.filter((text) => text.role === role && text.anchor === anchor),
      );
      if (texts.length > 0) drawTexts(pencil, shown, anchor, texts, frame, ink);
    }
  }
}

function isSeen({ x, y, width, height }: ThreadBox, { left, top, right, bottom }: Frame): boolean {
  return x <= right && y <= bottom && x + width >= left && y + height >= top;
}

/** A ring around what findings speak of, with their count where it can be read; from afar a dot that is never lost. */
export function drawRings(pencil: Pencil, rings: readonly Ring[], view: View, ink: Ink): void {
  if (rings.length === 0) return;
  takeUp(pencil, view);
  const { left, top, right, bottom } = frameOf(view);
  const detail = detailOf(view);
  const { px } = textLookOf('badge-small');
  pencil.font = `700 ${String(px)}px ${ink.family}`;
  pencil.textAlign = 'center';
  for (const { x, y, width, height, count, isNote, hasLine } of rings) {
    if (x > right || y > bottom || x + width < left || y + height < top) continue;
    const colour = ink.colour(isNote ? 'ink-soft' : 'conflict');
    const cx = hasLine ? x + width - 1 : x + width - 2;
    const cy = hasLine ? y + height - 1 : y + 2;
    pencil.fillStyle = colour;
    if (!detail.units) {
      const side = Math.max(width, 3 / view.scale);
      if (hasLine) pencil.fillRect(x, y, side, Math.max(height, 3 / view.scale));
      else pencil.fillRect(cx - 6 / view.scale, cy, 6 / view.scale, 6 / view.scale);
      continue;
    }
    if (hasLine) {
      pencil.strokeStyle = colour;
      pencil.lineWidth = Math.max(2, 1 / view.scale);
      pencil.beginPath();
      pencil.roundRect(x, y, width, height, 6);
      pencil.stroke();
    }
    pencil.beginPath();
    pencil.arc(cx, cy, 8, 0, 2 * Math.PI);
    pencil.fill();
    pencil.strokeStyle = ink.colour('panel');
    pencil.lineWidth = 1.5;
    pencil.stroke();
    if (!detail.hasText('badge-small')) continue;
    pencil.fillStyle = ink.colour('on-conflict');
    pencil.fillText(String(count), cx, cy + 3.5);
  }
}
