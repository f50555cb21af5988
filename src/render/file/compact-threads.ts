/** The chips of threads: one stamp for face and disc, one text for the letters. */
import type { Shape } from '../shape.ts';
import { groupBy } from './clean-shape.ts';
import { styledClasses } from './file-style.ts';
import { gatherTexts } from './gather-texts.ts';
import { shiftOf, stampAt } from './stamps.ts';
import type { Stamps } from './stamps.ts';

/** All chips of one look together: faces with their tooltips and discs, then texts. */
export function compactThreads(threads: readonly Shape[], stamps: Stamps): readonly Shape[] {
  const looks = groupBy(threads, ({ attributes }) => styledClasses(attributes));
  return looks.map(([className, chips]): Shape => {
    const isCompact = chips[0]?.tag === 'rect';
    const { shift, x: left } = shiftOf(chips.map((chip) => faceOf(chip).x));
    const faces = chips.map((chip): Shape => {
      const { x, y, width, height, disc } = faceOf(chip);
      const name =
        disc === undefined
          ? stamps.box(width, height, isCompact ? 5 : 8)
          : stamps.chip(width, height, 8, { x: disc.x - x, y: disc.y - y, radius: disc.radius });
      return {
        ...stampAt({ name, x: x - left, y }),
        title: String(chip.attributes['aria-label'] ?? ''),
      };
    });
    if (isCompact) return { tag: 'g', attributes: { class: className, transform: shift }, children: faces };
    const [first] = faces;
    const face: Shape =
      faces.length === 1 && first !== undefined
        ? { ...first, attributes: { class: 'face', ...first.attributes } }
        : { tag: 'g', attributes: { class: 'face', transform: shift }, children: faces };
    const texts = chips.flatMap(({ children = [] }) => children.filter(({ tag }) => tag === 'text'));
    return { tag: 'g', attributes: { class: className }, children: [face, ...gatherTexts(texts)] };
  });
}

interface Face {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In the picture's coordinates. */
  readonly disc: { readonly x: number; readonly y: number; readonly radius: number } | undefined;
}

function faceOf(chip: Shape): Face {
  const parts = chip.tag === 'rect' ? [chip] : (chip.children ?? []);
  const rect = parts.find(({ tag }) => tag === 'rect')?.attributes ?? {};
  const disc = parts.find(({ tag }) => tag === 'circle')?.attributes;
  return {
    x: Number(rect['x']),
    y: Number(rect['y']),
    width: Number(rect['width']),
    height: Number(rect['height']),
    disc:
      disc === undefined
        ? undefined
        : { x: Number(disc['cx']), y: Number(disc['cy']), radius: Number(disc['r']) },
  };
}
