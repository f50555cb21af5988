/** The picture as one SVG file that needs nothing else: download, command line, goldens. */
import css from './picture.css?raw';
import type { Shape } from './shape.ts';
import { toSvgText } from './shape.ts';

/** `auto` follows the reader's system. */
export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** `link`: a permalink that the file carries, so that the page opens it again; see `browser/address.ts`. */
export function toStandaloneSvg(shape: Shape, theme: Theme, link?: string): string {
  const style: Shape = { tag: 'style', attributes: {}, text: css };
  const paper: Shape = { tag: 'rect', attributes: { class: 'paper', width: '100%', height: '100%' } };
  return toSvgText({
    ...shape,
    attributes: {
      ...shape.attributes,
      class: `${String(shape.attributes['class'] ?? '')} standalone`.trim(),
      'data-theme': theme === 'auto' ? undefined : theme,
    },
    children: [...(link === undefined ? [] : [carry(link)]), style, paper, ...(shape.children ?? [])],
  });
}

/** Its first element, so that nothing else has to be read to find it. */
function carry(link: string): Shape {
  return { tag: 'metadata', attributes: { class: 'pinscope-link' }, text: link };
}
