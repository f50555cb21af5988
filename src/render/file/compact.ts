/**
 * A painted map as a file holds it. Nobody points at it or walks through it with keys, so what only the page needs is left
 * out; what looks alike is one group, path or text, and boxes are stamps. It looks the same, letter by letter and line by
 * line; what a pointer may rest on has a tooltip.
 */
import type { Shape } from '../shape.ts';
import { isStyled } from './file-style.ts';
import { onHundredths, shortenPath } from './short-path.ts';
import { createStamps, stampAt } from './stamps.ts';
import type { Stamps } from './stamps.ts';

export interface Compacted {
  /** In drawing order; the stamps first. */
  readonly children: readonly Shape[];
  /** Classes and states, for `file-style.ts`. */
  readonly present: ReadonlySet<string>;
}

type Attributes = Shape['attributes'];

/** `children`: of {@link paintMap}'s root. */
export function compactDrawing(children: readonly Shape[]): Compacted {
  const stamps = createStamps();
  const drawn = children.flatMap((child): readonly Shape[] => {
    const { attributes, children: inner = [] } = child;
    const name = String(attributes['class'] ?? '');
    if (child.tag !== 'g') return [child];
    if (name === 'boxes') return compactBoxes(inner, stamps);
    if (name === 'threads') return compactThreads(inner, stamps);
    if (name === 'edges') return joinPaths(bySight(inner.map(cleaned)));
    if (inner.every(({ tag }) => tag === 'text')) return gatherTexts(inner);
    return joinPaths(inner.map(cleaned));
  });
  const defined = stamps.defined();
  const all = defined.length === 0 ? drawn : [{ tag: 'defs', attributes: {}, children: defined }, ...drawn];
  const present = new Set<string>();
  all.forEach((shape) => {
    notePresent(shape, present);
  });
  return { children: all, present };
}

/** Threads of a core are its number and its hairline; where they have a state, they are boxes too. */
function compactBoxes(shapes: readonly Shape[], stamps: Stamps): readonly Shape[] {
  const out: Shape[] = [];
  let unit: { readonly key: string; readonly attributes: Attributes; readonly boxes: Shape[] } | undefined;
  const endUnit = (): void => {
    if (unit === undefined) return;
    const { attributes, boxes } = unit;
    const radius = hasClass(boxes[0], 'pcpu') && !hasClass(boxes[0], 'alone') ? 4 : 6;
    out.push({ tag: 'g', attributes, children: stampBoxes(boxes, radius, stamps) });
    unit = undefined;
  };
  for (const shape of shapes) {
    const isUnit = hasClass(shape, 'core') || hasClass(shape, 'pcpu');
    if (!isUnit || shape.tag !== 'rect') {
      endUnit();
      out.push(cleaned(shape));
      continue;
    }
    const state = shape.attributes['data-state'];
    if (hasClass(shape, 'pcpu') && !hasClass(shape, 'alone') && state === undefined) continue;
    const attributes = { class: styledClasses(shape), 'data-state': state };
    const key = `${attributes.class} ${String(state)}`;
    if (unit?.key !== key) {
      endUnit();
      unit = { key, attributes, boxes: [] };
    }
    unit.boxes.push(shape);
  }
  endUnit();
  return joinPaths(out);
}

function stampBoxes(boxes: readonly Shape[], radius: number, stamps: Stamps): readonly Shape[] {
  return stamps.repeat(boxes.map(({ attributes }) => stampOf(attributes, radius, stamps)));
}

function stampOf(attributes: Attributes, radius: number, stamps: Stamps) {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(attributes[name] ?? 0),
  ) as [number, number, number, number];
  return { name: stamps.box(width, height, radius), x, y };
}

/** All chips of one look together: faces with their tooltips, discs, texts. */
function compactThreads(threads: readonly Shape[], stamps: Stamps): readonly Shape[] {
  const looks = groupBy(threads, styledClasses);
  return looks.map(([className, chips]): Shape => {
    const isCompact = chips[0]?.tag === 'rect';
    const face = (chip: Shape, rect: Shape | undefined, radius: number): Shape => ({
      ...stampAt(stampOf(rect?.attributes ?? {}, radius, stamps)),
      title: String(chip.attributes['aria-label'] ?? ''),
    });
    if (isCompact)
      return {
        tag: 'g',
        attributes: { class: className },
        children: chips.map((chip) => face(chip, chip, 5)),
      };
    const parts = chips.flatMap(({ children = [] }) => children);
    const discs = parts.filter(({ tag }) => tag === 'circle').map(({ attributes }) => attributes);
    return {
      tag: 'g',
      attributes: { class: className },
      children: [
        {
          tag: 'g',
          attributes: { class: 'face' },
          children: chips.map((chip) => face(chip, chip.children?.[0], 8)),
        },
        ...(discs.length === 0
          ? []
          : [
              {
                tag: 'g',
                attributes: { class: 'disc' },
                children: stamps.repeat(
                  discs.map(({ cx, cy, r }) => ({
                    name: stamps.disc(Number(r)),
                    x: Number(cx),
                    y: Number(cy),
                  })),
                ),
              },
            ]),
        ...gatherTexts(parts.filter(({ tag }) => tag === 'text')),
      ],
    };
  });
}

/** Texts that look alike share what they have in common. */
function gatherTexts(texts: readonly Shape[]): readonly Shape[] {
  const looks = groupBy(
    texts.map(cleaned),
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
    const children = alike.map((one) => ({
      ...one,
      attributes: { x: one.attributes['x'], y: one.attributes['y'] },
    }));
    return [{ tag: 'g', attributes: look, children }];
  });
}

function isOneLetter({ text, title, children }: Shape): boolean {
  return (
    text?.length === 1 && /[^\s\ud800-\udfff]/.test(text) && title === undefined && children === undefined
  );
}

/** Neighbours that differ by their path alone are one, and all paths are short. */
function joinPaths(shapes: readonly Shape[]): readonly Shape[] {
  const out: Shape[] = [];
  let look = '';
  let run: { readonly first: Shape; readonly parts: string[] } | undefined;
  const endRun = (): void => {
    if (run !== undefined)
      out.push({ ...run.first, attributes: { ...run.first.attributes, d: shortenPath(run.parts.join('')) } });
    run = undefined;
  };
  for (const shape of shapes) {
    const { d, class: className, 'data-state': state } = shape.attributes;
    if (typeof d !== 'string') {
      endRun();
      out.push(shape);
      continue;
    }
    const own = shape.title === undefined ? `${String(className)} ${String(state)}` : '';
    if (run === undefined || own === '' || own !== look) {
      endRun();
      run = { first: shape, parts: [] };
      look = own;
    }
    run.parts.push(d);
  }
  endRun();
  return out;
}

/** Lines of one look together, in the order in which the looks come. */
function bySight(lines: readonly Shape[]): readonly Shape[] {
  return groupBy(lines, ({ attributes }) => String(attributes['class'])).flatMap(([, alike]) => alike);
}

/** Geometry, look, state. */
const kept = new Set('x y width height rx cx cy r d text-anchor data-state data-severity'.split(' '));

function cleaned(shape: Shape): Shape {
  const { tag, text, title, children } = shape;
  const attributes: Record<string, string | number | undefined> = {
    class: styledClasses(shape) || undefined,
  };
  for (const name of Object.keys(shape.attributes)) {
    const value = shape.attributes[name];
    if (kept.has(name)) attributes[name] = typeof value === 'number' ? onHundredths(value) : value;
  }
  const { 'aria-label': label } = shape.attributes;
  const tip = title ?? (children?.some((child) => child.tag === 'title') === true ? undefined : label);
  return {
    tag,
    attributes,
    ...(text === undefined ? {} : { text }),
    ...(tip === undefined ? {} : { title: String(tip) }),
    ...(children === undefined ? {} : { children: joinPaths(children.map(cleaned)) }),
  };
}

function styledClasses({ attributes }: Shape): string {
  return String(attributes['class'] ?? '')
    .split(' ')
    .filter(isStyled)
    .join(' ');
}

function hasClass(shape: Shape | undefined, name: string): boolean {
  return ` ${String(shape?.attributes['class'] ?? '')} `.includes(` ${name} `);
}

function notePresent({ attributes, children = [] }: Shape, present: Set<string>): void {
  for (const name of String(attributes['class'] ?? '').split(' ')) present.add(name);
  for (const name of ['data-state', 'data-severity'] as const) {
    const value = attributes[name];
    if (value !== undefined) present.add(name).add(`${name}=${String(value)}`);
  }
  for (const child of children) notePresent(child, present);
}

function groupBy(shapes: readonly Shape[], keyOf: (shape: Shape) => string): readonly [string, Shape[]][] {
  const groups = new Map<string, Shape[]>();
  for (const shape of shapes) {
    const key = keyOf(shape);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [shape]);
    else group.push(shape);
  }
  return [...groups];
}
