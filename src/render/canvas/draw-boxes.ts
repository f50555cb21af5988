/** The ground of the picture: frames, nodes, cores, memory bars and their texts. Nothing here fades when something is lit. */
import type { Rect } from '../../core/scene/scene.ts';
import { detailOf } from './detail.ts';
import type { Detail } from './detail.ts';
import type { BoxBatch, Caption, DrawList, Rects } from './draw-list.ts';
import { drawHeaderSigns } from './draw-signs.ts';
import { drawTexts } from './draw-texts.ts';
import { textLookOf, unitKinds } from './looks.ts';
import { outlineAll } from './outline.ts';
import { eachSeen, frameOf, takeUp } from './view.ts';
import type { Frame, Ink, Pencil, View } from './view.ts';

export function drawBoxes(pencil: Pencil, list: DrawList, view: View, ink: Ink): void {
  takeUp(pencil, view);
  const frame = frameOf(view);
  const detail = detailOf(view);
  // Over its own box and under what is in it.
  const hatches = [...list.hatched];
  const drawHatchesUnder = (depth: number): void => {
    while (hatches[0] !== undefined && hatches[0].depth < depth) {
      drawHatch(pencil, hatches[0], view.scale, ink);
      hatches.shift();
    }
  };
  for (const batch of detail.units ? [...list.frames, ...list.units()] : list.frames) {
    drawHatchesUnder(batch.look.depth);
    drawBatch(pencil, batch, view.scale, detail, frame, ink);
  }
  drawHatchesUnder(Infinity);
  if (!detail.units) {
    pencil.fillStyle = ink.colour('memory');
    eachSeen(list.rows, frame, (x, y, width, height) => {
      pencil.fillRect(x, y, width, height);
    });
  } else if (detail.roundCorners) drawDividers(pencil, list.dividers(), frame, ink);
  for (const { x, y, width, height, sizeKiB, freeKiB } of list.memory) {
    const least = Math.max(height, 2 / view.scale);
    pencil.fillStyle = ink.colour('memory');
    pencil.fillRect(x, y, width, least);
    pencil.fillStyle = ink.colour('memory-used');
    pencil.fillRect(x, y, Math.round(width * (1 - freeKiB / sizeKiB)), least);
  }
  drawHeaderSigns(pencil, list, view, ink);
  if (!detail.hasText('panel-title')) return;
  for (const { role, anchor, texts } of list.texts()) {
    if (detail.hasText(role)) drawTexts(pencil, textLookOf(role), anchor, texts, frame, ink);
  }
}

function drawBatch(
  pencil: Pencil,
  { look, rects }: BoxBatch,
  scale: number,
  detail: Detail,
  frame: Frame,
  ink: Ink,
): void {
  const { fill, stroke, radius, dash, kind } = look;
  if (fill !== undefined) pencil.fillStyle = ink.colour(fill);
  if (stroke !== undefined) pencil.strokeStyle = ink.colour(stroke);
  // A frame stays a hairline on the screen; a core's outline grows faint with the core.
  pencil.lineWidth = unitKinds.has(kind) ? 1 : Math.max(1, 0.8 / scale);
  pencil.setLineDash([...dash]);
  outlineAll(pencil, rects, detail.roundCorners ? radius : 0, frame, () => {
    if (fill !== undefined) pencil.fill();
    if (stroke !== undefined) pencil.stroke();
  });
  pencil.setLineDash([]);
}

function drawDividers(pencil: Pencil, dividers: Rects, frame: Frame, ink: Ink): void {
  pencil.fillStyle = ink.colour('hairline');
  eachSeen(dividers, frame, (x, y, _, height) => {
    pencil.fillRect(x - 0.5, y, 1, height);
  });
}

/** Not closer than can be seen. */
function drawHatch(pencil: Pencil, { x, y, width, height }: Rect, scale: number, ink: Ink): void {
  const step = Math.max(10, 7 / scale);
  pencil.save();
  pencil.beginPath();
  pencil.rect(x, y, width, height);
  pencil.clip();
  pencil.beginPath();
  for (let at = step; at < width + height; at += step) {
    pencil.moveTo(x + at, y);
    pencil.lineTo(x + at - height, y + height);
  }
  pencil.strokeStyle = ink.colour('tone-numad');
  pencil.globalAlpha = 0.35;
  pencil.lineWidth = Math.max(1, 0.8 / scale);
  pencil.stroke();
  pencil.restore();
}

const captionPx = 12;

/** Over whole nodes and guests, as large at every zoom, where the box has room for it. */
export function drawCaptions(pencil: Pencil, captions: readonly Caption[], view: View, ink: Ink): void {
  if (!detailOf(view).captions) return;
  const { scale, ratio } = view;
  pencil.setTransform(ratio, 0, 0, ratio, 0, 0);
  pencil.font = `600 ${String(captionPx)}px ${ink.family}`;
  pencil.textAlign = 'center';
  pencil.fillStyle = ink.colour('ink');
  pencil.strokeStyle = ink.colour('panel');
  pencil.lineWidth = 4;
  pencil.lineJoin = 'round';
  for (const { x, y, width, height, text, short } of captions) {
    const room = width * scale;
    if (height * scale < captionPx + 3) continue;
    const shown = [text, short].find((one) => one !== undefined && pencil.measureText(one).width <= room - 4);
    if (shown === undefined) continue;
    const atX = x * scale + view.x + room / 2;
    const atY = y * scale + view.y + Math.min((height * scale) / 2, Math.max(12, 22 * scale)) + captionPx / 3;
    pencil.strokeText(shown, atX, atY);
    pencil.fillText(shown, atX, atY);
  }
}
