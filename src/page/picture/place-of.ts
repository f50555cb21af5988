/** Where things are in a scene. */
import type { EntityId } from '../../core/identity.ts';
import type { Rect, Scene } from '../../core/scene/scene.ts';

/** The smallest box around all of `ids` that the scene draws; undefined when it draws none of them. */
export function placeOf(ids: readonly EntityId[], scene: Scene): Rect | undefined {
  const wanted = new Set(ids);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const list of [scene.threads, scene.hostBoxes, scene.guestPanels]) {
    for (const { id, x, y, width, height } of list) {
      if (!wanted.has(id)) continue;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + width);
      bottom = Math.max(bottom, y + height);
    }
  }
  return left === Infinity ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}
