/**
 * The texts outside of the chips. What there is a lot of is drawn by the row, one element for each: a text of its own
 * for every number and every name takes a browser as long as all the rest of the picture.
 */
import type { HostBox, Scene, SceneText, ThreadBox } from '../core/scene/scene.ts';
import { cpuSigns } from './cpu-signs.ts';
import type { Sign } from './cpu-signs.ts';
import { paintText } from './paint-parts.ts';
import type { Shape } from './shape.ts';
import type { ToneOf } from './box-tones.ts';
import type { StyleOf } from './tone-styles.ts';

export function paintTexts({ guestPanels, hostBoxes, threads, notes }: Scene): readonly Shape[] {
  const ofBoxes = hostBoxes.flatMap((box) => box.texts.filter((text) => !isNumber(box, text)));
  const cutNames = threads
    .filter(isCompact)
    .flatMap(({ texts }) => texts.filter((text) => text.full !== undefined));
  return [...guestPanels.flatMap((panel) => panel.texts), ...ofBoxes, ...cutNames, ...notes].map(paintText);
}

/** The numbers of the CPUs. */
export function paintNumbers(boxes: readonly HostBox[]): readonly Shape[] {
  const rows = new Rows();
  for (const box of boxes) {
    for (const text of box.texts) {
      if (isNumber(box, text)) rows.add(text, { tag: 'tspan', attributes: { x: text.x }, text: text.text });
    }
  }
  return rows.shapes();
}

/** The names in compact chips; each says whose it is, so that it can be lit with its chip. */
export function paintNames(threads: readonly ThreadBox[]): readonly Shape[] {
  const rows = new Rows();
  for (const { id, online, texts } of threads.filter(isCompact)) {
    for (const text of texts) {
      if (text.full !== undefined) continue;
      const attributes = { class: online ? 'name' : 'name offline', 'data-of': id, x: text.x };
      rows.add(text, { tag: 'tspan', attributes, text: text.text });
    }
  }
  return rows.shapes();
}

/** The signs in compact chips: one text for the signs of a row and class, each with its place. */
export function paintLetters(threads: readonly ThreadBox[], styleOf: StyleOf): readonly Shape[] {
  return paintSigns(
    threads.filter(isCompact).map(({ id, source, badge }): Sign => {
      const { className, letter } = styleOf(id, source);
      return { x: badge.x, y: badge.y + 3.25, sign: letter, className: `letters ${className}` };
    }),
  );
}

/** The signs of the CPUs' classes. */
export function paintCpuSigns(boxes: readonly HostBox[], toneOf: ToneOf): readonly Shape[] {
  return paintSigns(cpuSigns(boxes, toneOf));
}

/** One text for the signs of a row and class, each with its place; a sign of several characters is a text of its own. */
function paintSigns(signs: readonly Sign[]): readonly Shape[] {
  const rows = new Map<string, Sign[]>();
  for (const sign of signs) {
    const key = `${String(sign.y)} ${sign.className} ${sign.sign}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [sign]);
    else row.push(sign);
  }
  return [...rows.values()].flatMap((row) => {
    const [first] = row;
    if (first === undefined || first.sign === '') return [];
    const { sign, className, y } = first;
    const paint = (x: string | number, text: string): Shape => ({
      tag: 'text',
      attributes: { class: `text badge-small ${className}`, x, y, 'text-anchor': 'middle' },
      text,
    });
    if (sign.length > 1) return row.map(({ x }) => paint(x, sign));
    return paint(row.map(({ x }) => String(x)).join(' '), sign.repeat(row.length));
  });
}

function isNumber({ kind }: HostBox, { full }: SceneText): boolean {
  return (kind === 'pcpu' || kind === 'tile') && full === undefined;
}

function isCompact({ badge }: ThreadBox): boolean {
  return badge.radius === undefined;
}

/** Texts of one line, look and alignment become one element. */
class Rows {
  readonly #rows = new Map<string, { readonly first: SceneText; readonly parts: Shape[] }>();

  add(text: SceneText, part: Shape): void {
    const key = `${String(text.y)} ${text.role} ${text.anchor}`;
    const row = this.#rows.get(key);
    if (row === undefined) this.#rows.set(key, { first: text, parts: [part] });
    else row.parts.push(part);
  }

  shapes(): readonly Shape[] {
    return [...this.#rows.values()].map(({ first: { y, role, anchor }, parts }) => ({
      tag: 'text',
      attributes: { class: `text ${role}`, y, 'text-anchor': anchor === 'start' ? undefined : anchor },
      children: parts,
    }));
  }
}
