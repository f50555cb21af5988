/** What of a shape is seen in a file: its geometry, look and state, with short paths. */
import type { Shape } from '../shape.ts';
import { styledClasses } from './file-style.ts';
import { onHundredths, shortenPath } from './short-path.ts';

/** Geometry, look, state. */
const kept = new Set('x y width height rx cx cy r d text-anchor data-state data-severity'.split(' '));

/** Without what only the page needs; what a label said is a tooltip. */
export function cleaned(shape: Shape): Shape {
  const { tag, text, title, children } = shape;
  const attributes: Record<string, string | number | undefined> = {
    class: styledClasses(shape.attributes) || undefined,
  };
  for (const name of Object.keys(shape.attributes)) {
    const value = shape.attributes[name];
    if (kept.has(name)) attributes[name] = typeof value === 'number' ? onHundredths(value) : value;
  }
  const { 'aria-label': label } = shape.attributes;
  const tip = title ?? (children?.some((child) => child.tag === 'title') === true ? undefined : label);
  const clean: { -readonly [K in keyof Shape]: Shape[K] } = { tag, attributes };
  if (text !== undefined) clean.text = text;
  if (tip !== undefined) clean.title = String(tip);
  if (children !== undefined) clean.children = joinPaths(children.map(cleaned));
  return clean;
}

/** Neighbours that differ by their path alone are one, and all paths are short. */
export function joinPaths(shapes: readonly Shape[]): readonly Shape[] {
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

/** In the order in which the keys come. */
export function groupBy(
  shapes: readonly Shape[],
  keyOf: (shape: Shape) => string,
): readonly [string, Shape[]][] {
  const groups = new Map<string, Shape[]>();
  for (const shape of shapes) {
    const key = keyOf(shape);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [shape]);
    else group.push(shape);
  }
  return [...groups];
}
