/** Lines: dashed and rounded where that can be seen, else as thin bars whose grey is as dense as the lines are. */
import type { Point } from '../../core/scene/scene.ts';
import type { Stretch } from '../join-strokes.ts';
import { detailOf } from './detail.ts';
import type { StrokeGroup } from './stroke-groups.ts';
import { frameOf, takeUp } from './view.ts';
import type { Frame, Ink, Pencil, View } from './view.ts';

const mostInPath = 48;
/** A line alone is still seen at this width; many together do not become a wall. */
const leastWidthPx = 0.4;
/** Shorter than this it is a dot. */
const leastLengthPx = 0.75;
const offlineAlpha = 0.45;
const full = 2 * Math.PI;

export interface StrokeOptions {
  readonly hidden: ReadonlySet<string>;
  /** Lit lines are wider, and fainter ones at full strength. */
  readonly isLit: boolean;
}

export function drawStrokes(
  pencil: Pencil,
  groups: readonly StrokeGroup[],
  view: View,
  ink: Ink,
  { hidden, isLit }: StrokeOptions,
): void {
  takeUp(pencil, view);
  const frame = frameOf(view);
  const detail = detailOf(view);
  for (const group of groups) {
    if (hidden.has(group.key)) continue;
    const tone = ink.colour(group.className);
    pencil.globalAlpha = group.online || isLit ? 1 : offlineAlpha;
    const width = isLit ? Math.max(2.25, 1.5 / view.scale) : group.widthPx;
    if (detail.curves) strokeAll(pencil, group, tone, width, frame);
    else barAll(pencil, group.straights, tone, width, view.scale, frame);
    if (detail.ports) {
      dotAll(pencil, group.ports, 2.5, tone, frame);
      dotAll(pencil, group.openPorts, 3.25, tone, frame);
      dotAll(pencil, group.openPorts, 1.75, ink.colour('panel'), frame);
    } else if (isLit) dotAll(pencil, [...group.ports, ...group.openPorts], 2 / view.scale, tone, frame);
  }
  pencil.globalAlpha = 1;
}

function strokeAll(
  pencil: Pencil,
  { straights, corners, dash }: StrokeGroup,
  tone: string,
  width: number,
  frame: Frame,
): void {
  pencil.strokeStyle = tone;
  pencil.lineWidth = width;
  pencil.setLineDash([...dash]);
  const period = dash.reduce((sum, px) => sum + px, 0);
  let held = 0;
  const hold = (): void => {
    if (++held < mostInPath) return;
    pencil.stroke();
    pencil.beginPath();
    held = 0;
  };
  pencil.beginPath();
  for (const stretch of straights) {
    const seen = clip(stretch, frame, period);
    if (seen === undefined) continue;
    const { isUpright, across } = stretch;
    const [from, to] = seen;
    pencil.moveTo(isUpright ? across : from, isUpright ? from : across);
    pencil.lineTo(isUpright ? across : to, isUpright ? to : across);
    hold();
  }
  for (const [fromX, fromY, x, y, toX, toY] of corners) {
    if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) continue;
    pencil.moveTo(fromX, fromY);
    pencil.quadraticCurveTo(x, y, toX, toY);
    hold();
  }
  pencil.stroke();
  pencil.setLineDash([]);
}

function barAll(
  pencil: Pencil,
  straights: readonly Stretch[],
  tone: string,
  width: number,
  scale: number,
  frame: Frame,
): void {
  pencil.fillStyle = tone;
  const thick = Math.max(width, leastWidthPx / scale);
  for (const stretch of straights) {
    if ((stretch.to - stretch.from) * scale < leastLengthPx) continue;
    const seen = clip(stretch, frame, 0);
    if (seen === undefined) continue;
    const { isUpright, across } = stretch;
    const [from, to] = seen;
    if (isUpright) pencil.fillRect(across - thick / 2, from, thick, to - from);
    else pencil.fillRect(from, across - thick / 2, to - from, thick);
  }
}

/** The part of a stretch that is seen; it begins with a whole dash, so that dashes stand still when the picture moves. */
export function clip(
  { isUpright, across, from, to }: Stretch,
  { left, top, right, bottom }: Frame,
  period: number,
): readonly [from: number, to: number] | undefined {
  const air = 4;
  const isBeside = isUpright
    ? across < left - air || across > right + air
    : across < top - air || across > bottom + air;
  const first = (isUpright ? top : left) - air;
  const last = (isUpright ? bottom : right) + air;
  if (isBeside || to < first || from > last) return undefined;
  const skipped = Math.max(0, first - from);
  const begin = period > 0 ? from + Math.floor(skipped / period) * period : from + skipped;
  return [begin, Math.min(to, last)];
}

function dotAll(
  pencil: Pencil,
  points: readonly Point[],
  radius: number,
  tone: string,
  { left, top, right, bottom }: Frame,
): void {
  if (points.length === 0) return;
  pencil.fillStyle = tone;
  let held = 0;
  pencil.beginPath();
  for (const [x, y] of points) {
    if (x < left || x > right || y < top || y > bottom) continue;
    pencil.moveTo(x + radius, y);
    pencil.arc(x, y, radius, 0, full);
    if (++held < mostInPath) continue;
    pencil.fill();
    pencil.beginPath();
    held = 0;
  }
  pencil.fill();
}
