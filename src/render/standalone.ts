/** The picture as one SVG file that needs nothing else: download, command line, goldens. */
import css from './picture.css?raw';
import type { Shape } from './shape.ts';
import { toSvgText } from './shape.ts';

/** `auto` follows the reader's system. */
export type Theme = 'light' | 'dark' | 'auto';

export function toStandaloneSvg(shape: Shape, theme: Theme): string {
  const style: Shape = { tag: 'style', attributes: {}, text: css };
  const paper: Shape = { tag: 'rect', attributes: { class: 'paper', width: '100%', height: '100%' } };
  return toSvgText({
    ...shape,
    attributes: {
      ...shape.attributes,
      class: `${String(shape.attributes['class'] ?? '')} standalone`.trim(),
      'data-theme': theme === 'auto' ? undefined : theme,
    },
    children: [style, paper, ...(shape.children ?? [])],
  });
}
