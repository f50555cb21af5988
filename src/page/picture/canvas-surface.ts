/**
 * The picture on canvases, for hosts and guests too large for elements: what is seen of it, what can be focused over it,
 * what is under the pointer, and elements for paper.
 */
import { detailAt } from '../../render/canvas/detail.ts';
import { createCanvasPicture } from './canvas-picture.ts';
import { createCanvasStops } from './canvas-stops.ts';
import { printAsElements } from './printed-picture.ts';
import type { Drawing, Marks, Place, Surface } from './surface.ts';
import type { Size } from './zooming.ts';
import styles from './canvas.module.css';

export function createCanvasSurface(drawing: Drawing, pane: Size): Surface {
  const { scene, options, namesOf } = drawing;
  const picture = createCanvasPicture(drawing, pane, { mostMs: 8, patience: 1, standsIn: false });
  const { root, hits } = picture;
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', options.title);
  root.setAttribute('aria-description', options.description);
  root.dataset['painted'] = 'canvas';
  const stops = createCanvasStops({ scene, namesOf });
  stops.root.className = styles['stops'] ?? '';
  root.append(stops.root);

  let place: Place = { k: 1, x: 0, y: 0 };
  let marked: Marks | undefined;
  let hidden: readonly string[] = [];
  const stopPrinting = printAsElements(drawing, root, styles['printed'] ?? '', () => ({
    marks: marked,
    hidden: new Set(hidden),
  }));

  return {
    ...picture,
    move(next, isMovement) {
      place = next;
      stops.move(next);
      picture.move(next, isMovement);
    },
    hit(target, x, y) {
      if (!root.contains(target)) return undefined;
      const found = hits().at(x, y);
      if (found === undefined) return undefined;
      return { ...found, at: () => rectOnScreen(root, place, found) };
    },
    hasLines: () => detailAt(place.k).roundCorners,
    select(ids) {
      picture.select(ids);
      stops.select(ids);
    },
    hide(keys) {
      hidden = keys;
      picture.hide(keys);
    },
    mark(marks) {
      marked = marks;
      root.setAttribute('aria-description', marks.description);
      stops.mark(marks.findingCount);
      picture.mark(marks);
    },
    focus: stops.focus,
    setTabStop: stops.setTabStop,
    painted: stops.painted,
    destroy() {
      stopPrinting();
      picture.destroy();
    },
  };
}

function rectOnScreen(
  root: HTMLElement,
  { k, x, y }: Place,
  rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): DOMRect {
  const frame = root.getBoundingClientRect();
  return new DOMRect(
    frame.left + x + rect.x * k,
    frame.top + y + rect.y * k,
    rect.width * k,
    rect.height * k,
  );
}
