/** Test support: what holds of every picture. Each broken rule throws with what it is about. */
import { sketchOptions } from './analysis-sketches.ts';
import { fontPx } from './metrics.ts';
import type { HostBox, Point, Rect, Scene, SceneText } from './scene.ts';

/**
 * Boxes inside their parents; brothers, chips and guest panels apart; lines orthogonal, from chip to box, and off every
 * box, chip and text that is not theirs; nothing outside of the page, and nothing cut that does not tell the whole.
 */
export function checkGeometry(scene: Scene): void {
  const boxes = new Map(scene.hostBoxes.map((box) => [box.id, box]));
  must(boxes.size === scene.hostBoxes.length, 'ids differ');
  checkHost(scene, boxes);
  checkGuests(scene);
  checkTexts(scene);
  checkEdges(scene, boxes);
}

function checkHost(scene: Scene, boxes: ReadonlyMap<string, HostBox>): void {
  const brothers = new Map<string | undefined, Rect[]>();
  for (const box of scene.hostBoxes) {
    const parent = box.parent === undefined ? pageOf(scene) : boxes.get(box.parent);
    must(parent !== undefined && inside(box, parent), `${box.id} in ${String(box.parent)}`);
    const others = brothers.get(box.parent) ?? [];
    brothers.set(box.parent, others);
    must(!others.some((other) => overlap(other, box)), `${box.id} apart`);
    others.push(box);
  }
}

function checkGuests(scene: Scene): void {
  const { guestPanels, threads } = scene;
  const page = pageOf(scene);
  must(new Set(guestPanels.map(({ id }) => id)).size === guestPanels.length, 'panel ids differ');
  for (const [index, panel] of guestPanels.entries()) {
    must(inside(panel, page), panel.id);
    for (const other of guestPanels.slice(index + 1))
      must(!overlap(panel, other) || inside(other, panel), `${panel.id} and ${other.id} apart or nested`);
    for (const thread of threads)
      must(!overlap(panel, thread) || inside(thread, panel), `${thread.id} in ${panel.id} or not`);
    if (panel.memory !== undefined) must(inside(panel.memory, panel), `memory in ${panel.id}`);
  }
  for (const [index, thread] of threads.entries()) {
    for (const other of threads.slice(index + 1))
      must(!overlap(thread, other), `${thread.id} apart from ${other.id}`);
    const panel = guestPanels.find(({ id }) => id === thread.domain);
    must(panel !== undefined && inside(thread, panel), `${thread.id} in its panel`);
  }
  const leftmost = Math.min(...scene.hostBoxes.map((box) => box.x));
  for (const panel of guestPanels) must(panel.x + panel.width < leftmost, `${panel.id} left of the host`);
}

/** Every text in its box; those that were cut say all of it elsewhere. */
function checkTexts({ hostBoxes, guestPanels, threads }: Scene): void {
  for (const box of [...hostBoxes, ...guestPanels, ...threads]) {
    for (const text of box.texts) {
      must(inside(inkOf(text), box), `"${text.text}" in ${box.id}`);
      must(!text.text.endsWith('…') || text.full !== undefined, `"${text.text}" tells the whole`);
    }
    for (const [index, text] of box.texts.entries())
      for (const other of box.texts.slice(index + 1))
        must(!overlap(inkOf(text), inkOf(other)), `"${text.text}" apart from "${other.text}"`);
  }
}

function checkEdges(scene: Scene, boxes: ReadonlyMap<string, HostBox>): void {
  const threads = new Map(scene.threads.map((thread) => [thread.id, thread]));
  const panels = new Map(scene.guestPanels.map((panel) => [panel.id, panel]));
  must(new Set(scene.edges.map((edge) => edge.id)).size === scene.edges.length, 'edge ids differ');
  for (const { id, thread, target, points } of scene.edges)
    checkLine({ id, from: threads.get(thread), target, points }, scene, boxes);
  for (const { id, from, target, points } of scene.memoryEdges)
    checkLine({ id, from: panels.get(from)?.memory, target, points }, scene, boxes);
}

interface Line {
  readonly id: string;
  readonly from: Rect | undefined;
  readonly target: string;
  readonly points: readonly Point[];
}

function checkLine(
  { id, from, target, points }: Line,
  scene: Scene,
  boxes: ReadonlyMap<string, HostBox>,
): void {
  const texts = [...scene.hostBoxes, ...scene.guestPanels].flatMap((box) => box.texts);
  const to = boxes.get(target);
  const first = points[0];
  const last = points[points.length - 1];
  if (from === undefined || to === undefined || first === undefined || last === undefined)
    throw new Error(`line ${id} hangs in the air`);
  must(inside({ x: first[0], y: first[1], width: 0, height: 0 }, from), `${id} starts where it belongs`);
  must(inside({ x: last[0], y: last[1], width: 0, height: 0 }, to), `${id} ends at its box`);
  const around = new Set<string | undefined>();
  for (let at: string | undefined = target; at !== undefined; at = boxes.get(at)?.parent) around.add(at);
  for (const [index, [x, y]] of points.entries()) {
    const next = points[index + 1];
    if (next === undefined) continue;
    must(x === next[0] || y === next[1], `${id} is orthogonal`);
    const [left, top] = [Math.min(x, next[0]), Math.min(y, next[1])];
    const line: Rect = { x: left, y: top, width: Math.abs(x - next[0]), height: Math.abs(y - next[1]) };
    for (const box of scene.hostBoxes)
      must(around.has(box.id) || !overlap(line, box), `${id} passes ${box.id} by`);
    for (const thread of scene.threads) must(!overlap(line, thread), `${id} passes ${thread.id} by`);
    for (const text of texts) must(!overlap(line, inkOf(text)), `${id} passes "${text.text}" by`);
  }
}

function pageOf({ width, height }: Scene): Rect {
  return { x: 0, y: 0, width, height };
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** The rectangle that the letters of a text fill, a little tight. */
function inkOf({ x, y, text, role, anchor }: SceneText): Rect {
  const width = sketchOptions.textWidth(text, role);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const height = fontPx[role] * 0.72;
  return { x: left, y: y - height, width, height };
}

/** Thousands of checks per picture: `expect` would take most of the time. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`);
}
