/**
 * A painted map as a file holds it. Nobody points at it or walks through it with keys, so what only the page needs is left
 * out; what looks alike is one group, path or text, and boxes are stamps. It looks the same, letter by letter and line by
 * line; what a pointer may rest on has a tooltip.
 */
import type { Shape } from '../shape.ts';
import { cleaned, groupBy, joinPaths } from './clean-shape.ts';
import { compactThreads } from './compact-threads.ts';
import { styledClasses } from './file-style.ts';
import { gatherTexts } from './gather-texts.ts';
import { createStamps } from './stamps.ts';
import type { Stamped, Stamps } from './stamps.ts';

export interface Compacted {
  /** In drawing order; the stamps first. */
  readonly children: readonly Shape[];
  /** Classes and states, for `file-style.ts`. */
  readonly present: ReadonlySet<string>;
  /** What elements declare themselves. */
  readonly own: string;
}

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
  const present: Present = { looks: new Set(), states: new Set(), own: new Set() };
  for (const shape of all) notePresent(shape, present);
  const classes = [...present.looks].flatMap((look) => look.split(' '));
  return {
    children: all,
    present: new Set([...classes, ...present.states]),
    own: [...present.own].join(';'),
  };
}

interface Present {
  /** Classes, as elements wear them together. */
  readonly looks: Set<string>;
  readonly states: Set<string>;
  /** What elements declare themselves. */
  readonly own: Set<string>;
}

/** Threads of a core are its number and its hairline; where they have a state, they are boxes too. */
function compactBoxes(shapes: readonly Shape[], stamps: Stamps): readonly Shape[] {
  const hairlines = readHairlines(shapes);
  const apart: string[] = [];
  const out: Shape[] = [];
  let unit: { readonly look: string; readonly shape: Shape; readonly stamped: Stamped[] } | undefined;
  const endUnit = (): void => {
    if (unit !== undefined) out.push({ ...unit.shape, children: stamps.repeat(unit.stamped) });
    unit = undefined;
  };
  for (const shape of shapes) {
    const isCore = hasClass(shape, 'core');
    const isCpu = hasClass(shape, 'pcpu');
    if (shape.tag !== 'rect' || !(isCore || isCpu)) {
      endUnit();
      if (!hasClass(shape, 'divider')) out.push(cleaned(shape));
      else apart.push(...hairlines.rest());
      continue;
    }
    const isAlone = hasClass(shape, 'alone');
    const state = shape.attributes['data-state'];
    if (isCpu && !isAlone && state === undefined) continue;
    const className = styledClasses(shape.attributes);
    const look = `${className} ${String(state)}`;
    if (unit?.look !== look) {
      endUnit();
      unit = {
        look,
        shape: { tag: 'g', attributes: { class: className, 'data-state': state } },
        stamped: [],
      };
    }
    const place = placeOf(shape);
    const [x, y, width, height] = place;
    const lines = isCore ? hairlines.take(place) : [];
    // A box with a state is dashed, and its hairlines are not.
    if (state !== undefined) apart.push(...lines);
    const parts = state === undefined ? lines.length + 1 : 1;
    unit.stamped.push({ name: stamps.box(width, height, isCpu && !isAlone ? 4 : 6, parts), x, y });
  }
  endUnit();
  if (apart.length > 0) out.push({ tag: 'path', attributes: { class: 'divider', d: `M${apart.join('M')}` } });
  return joinPaths(out);
}

type Place = readonly [x: number, y: number, width: number, height: number];

function placeOf({ attributes }: Shape): Place {
  const of = (name: string): number => Number(attributes[name] ?? 0);
  return [of('x'), of('y'), of('width'), of('height')];
}

/** The hairlines of all cores are one path, in the order of the cores: each takes its own. */
function readHairlines(shapes: readonly Shape[]) {
  const path = shapes.find((shape) => hasClass(shape, 'divider'))?.attributes['d'];
  const lines = String(path ?? '')
    .split('M')
    .slice(1);
  // Each begins `12 34v…`.
  const isIn = (line: string | undefined, [x, y, width, height]: Place): boolean => {
    if (line === undefined) return false;
    const blank = line.indexOf(' ');
    const lineX = Number(line.slice(0, blank));
    const lineY = Number(line.slice(blank + 1, line.indexOf('v')));
    return lineX > x && lineX < x + width && lineY > y && lineY < y + height;
  };
  let at = 0;
  return {
    /** Those in the core, which is the next one. */
    take(core: Place): readonly string[] {
      const begin = at;
      while (isIn(lines[at], core)) at++;
      return lines.slice(begin, at);
    },
    rest: () => lines.slice(at),
  };
}

/** Lines of one look together, in the order in which the looks come. */
function bySight(lines: readonly Shape[]): readonly Shape[] {
  return groupBy(lines, ({ attributes }) => String(attributes['class'])).flatMap(([, alike]) => alike);
}

/** Asked of thousands: nothing is made for it. */
function hasClass({ attributes }: Shape, name: string): boolean {
  const own = attributes['class'];
  if (typeof own !== 'string') return false;
  for (let at = own.indexOf(name); at >= 0; at = own.indexOf(name, at + 1)) {
    const end = at + name.length;
    if ((at === 0 || own[at - 1] === ' ') && (end === own.length || own[end] === ' ')) return true;
  }
  return false;
}

const stateNames = ['data-state', 'data-severity'] as const;

function notePresent({ attributes, children }: Shape, present: Present): void {
  const { class: className, style } = attributes;
  if (className !== undefined) present.looks.add(String(className));
  if (style !== undefined) present.own.add(String(style));
  for (const name of stateNames) {
    const value = attributes[name];
    if (value !== undefined) present.states.add(name).add(`${name}=${String(value)}`);
  }
  if (children !== undefined) for (const child of children) notePresent(child, present);
}
