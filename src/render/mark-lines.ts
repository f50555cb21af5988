/** The signs on CPUs as strokes: shapes, not colours. Isolated: brackets at two corners, set apart. No tick: a flat line. */
import type { CpuMark } from '../core/host/cpu-marks.ts';
import type { Point, Rect } from '../core/scene/scene.ts';

const insetPx = 4.5;

const linesOf: Readonly<Record<CpuMark, (box: Rect) => readonly (readonly Point[])[]>> = {
  isolated: ({ x, y, width, height }) => {
    const arm = height < 20 ? 4 : 5;
    const [left, top] = [x + insetPx, y + insetPx];
    const [right, bottom] = [x + width - insetPx, y + height - insetPx];
    return [
      [
        [left, top + arm],
        [left, top],
        [left + arm, top],
      ],
      [
        [right, bottom - arm],
        [right, bottom],
        [right - arm, bottom],
      ],
    ];
  },
  nohz: ({ x, y, width, height }) => {
    const [middle, low] = [x + width / 2, y + height - insetPx];
    return [
      [
        [middle - 4, low],
        [middle + 4, low],
      ],
    ];
  },
};

export function markLines(mark: CpuMark, box: Rect): readonly (readonly Point[])[] {
  return linesOf[mark](box);
}

/** As a part of a path. */
export function markPath(mark: CpuMark, box: Rect): string {
  return markLines(mark, box)
    .map((line) => line.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`).join(''))
    .join('');
}
