/** Many rectangles as paths. */
import type { Rects } from './draw-list.ts';
import { eachSeen } from './view.ts';
import type { Frame, Pencil } from './view.ts';

/** So many boxes are one path: a path of thousands takes longer than its parts. */
const mostInPath = 64;

/** Calls `ink` for every few of the rectangles that are seen, with their outlines as the path. */
export function outlineAll(
  pencil: Pencil,
  rects: Rects,
  radius: number,
  frame: Frame,
  ink: () => void,
): void {
  let held = 0;
  pencil.beginPath();
  eachSeen(rects, frame, (x, y, width, height) => {
    if (held === mostInPath) {
      ink();
      pencil.beginPath();
      held = 0;
    }
    if (radius > 0) pencil.roundRect(x, y, width, height, radius);
    else pencil.rect(x, y, width, height);
    held++;
  });
  if (held > 0) ink();
}
