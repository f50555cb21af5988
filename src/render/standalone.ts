/** The picture as one SVG file that needs nothing else: download, command line, goldens. */
import { compactDrawing } from './file/compact.ts';
import { rootClass, styleFor } from './file/file-style.ts';
import type { Shape } from './shape.ts';
import { toSvgText } from './shape.ts';

/** `auto` follows the reader's system. */
export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/**
 * `shape`: what {@link paintMap} gives. `link`: a permalink that the file carries, so that the page opens it again; see
 * `browser/address.ts`.
 */
export function toStandaloneSvg(shape: Shape, theme: Theme, link?: string): string {
  const { children, present, own } = compactDrawing(shape.children ?? []);
  const style: Shape = {
    tag: 'style',
    attributes: {},
    text: styleFor(theme, new Set([...present, 'paper']), own),
  };
  const paper: Shape = { tag: 'rect', attributes: { class: 'paper', width: '100%', height: '100%' } };
  const { viewBox, width, height, role } = shape.attributes;
  return toSvgText({
    tag: 'svg',
    attributes: {
      class: rootClass,
      viewBox,
      width,
      height,
      role,
      'data-theme': theme === 'auto' ? undefined : theme,
    },
    // The name and the description first, but for the link.
    children: [
      ...(link === undefined ? [] : [carry(link)]),
      ...namesIn(children),
      style,
      paper,
      ...drawnIn(children),
    ],
  });
}

function isName({ tag }: Shape): boolean {
  return tag === 'title' || tag === 'desc';
}

function namesIn(children: readonly Shape[]): readonly Shape[] {
  return children.filter(isName);
}

function drawnIn(children: readonly Shape[]): readonly Shape[] {
  return children.filter((child) => !isName(child));
}

/** Its first element, so that nothing else has to be read to find it. */
function carry(link: string): Shape {
  return { tag: 'metadata', attributes: { class: 'pinscope-link' }, text: link };
}
