/** What a node's header draws under its texts: bars of its memory and huge pages, cells of its distances. */
import type { HostBox, Rect } from '../core/scene/scene.ts';
import { place } from './paint-parts.ts';
import type { Shape } from './shape.ts';

export function paintHeader({ memory, pages, distances }: HostBox): readonly Shape[] {
  const shapes: Shape[] = [];
  if (memory !== undefined) shapes.push(...bar(memory, 1 - memory.freeKiB / memory.sizeKiB, 'used'));
  if (pages !== undefined) shapes.push(...bar(pages, pages.pagesKiB / pages.sizeKiB, 'pages'));
  for (const cell of distances ?? []) {
    const own = cell.isOwn ? ' own' : '';
    shapes.push({
      tag: 'rect',
      attributes: { class: `distance level-${String(cell.level)}${own}`, ...place(cell) },
    });
  }
  return shapes;
}

function bar(rect: Rect, part: number, className: string): readonly Shape[] {
  const filled = { ...rect, width: Math.round(rect.width * part) };
  return [
    { tag: 'rect', attributes: { class: 'memory', ...place(rect) } },
    { tag: 'rect', attributes: { class: `memory ${className}`, ...place(filled) } },
  ];
}
