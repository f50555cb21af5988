/** Texts that look alike, in as few elements as it takes. */
import type { Shape } from '../shape.ts';
import { cleaned, groupBy } from './clean-shape.ts';
import { shiftOf } from './stamps.ts';

/** Texts that look alike share what they have in common. */
export function gatherTexts(texts: readonly Shape[]): readonly Shape[] {
  const looks = groupBy(
    texts.map((text) => joinNumbers(cleaned(text))),
    ({ attributes }) => `${String(attributes['class'])} ${String(attributes['text-anchor'])}`,
  );
  return looks.flatMap(([, alike]): readonly Shape[] => {
    const [first] = alike;
    if (first === undefined) return [];
    const look = { class: first.attributes['class'], 'text-anchor': first.attributes['text-anchor'] };
    if (alike.length === 1) return alike;
    // Each letter has a place of its own, and stands for what is said in words.
    if (alike.every(isOneLetter)) {
      const listOf = (name: 'x' | 'y'): string =>
        alike.map(({ attributes }) => String(attributes[name])).join(' ');
      return [
        {
          tag: 'text',
          attributes: { ...look, 'aria-hidden': 'true', x: listOf('x'), y: listOf('y') },
          text: alike.map(({ text }) => text).join(''),
        },
      ];
    }
    const { shift, x: left } = shiftOf(alike.map(({ attributes }) => attributes['x']));
    const children = alike.map((one) => {
      const { x, y } = one.attributes;
      return { ...one, attributes: { x: shift === undefined ? x : Number(x) - left || undefined, y } };
    });
    return [{ tag: 'g', attributes: { ...look, transform: shift }, children }];
  });
}

/**
 * Numbers of a row. A letter without a place of its own follows the one before it, so that a number of several digits
 * ends a list of places: `0` and `48` → `<tspan x="452 492">048</tspan>`.
 */
function joinNumbers(row: Shape): Shape {
  if (row.children === undefined) return row;
  const children: Shape[] = [];
  let run: { readonly places: string[]; text: string } | undefined;
  const endRun = (): void => {
    if (run === undefined) return;
    children.push({ tag: 'tspan', attributes: { x: run.places.join(' ') }, text: run.text });
    run = undefined;
  };
  for (const part of row.children) {
    const { tag, attributes, text = '' } = part;
    const { x, class: className } = attributes;
    if (tag !== 'tspan' || className !== undefined || x === undefined || !/^\d+$/.test(text)) {
      endRun();
      children.push(part);
      continue;
    }
    run ??= { places: [], text: '' };
    run.places.push(String(x));
    run.text += text;
    if (text.length > 1) endRun();
  }
  endRun();
  return { ...row, children };
}

function isOneLetter({ text, title, children }: Shape): boolean {
  return (
    text?.length === 1 && /[^\s\ud800-\udfff]/.test(text) && title === undefined && children === undefined
  );
}
