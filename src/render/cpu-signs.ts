/** The signs of the CPUs' classes, in their lower corners: a tint is never the only sign. */
import type { HostBox } from '../core/scene/scene.ts';
import type { ToneOf } from './box-tones.ts';

export interface Sign {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly sign: string;
  readonly className: string;
}

/** Under the first CPU of a node. */
const nodeSignPx = 24;
/** Where a CPU is narrower, there is room for its number alone. */
const narrowestPx = 20;

export function cpuSigns(boxes: readonly HostBox[], toneOf: ToneOf): readonly Sign[] {
  return boxes.flatMap((box): readonly Sign[] => {
    const tone = toneOf(box);
    if (tone?.sign === undefined || box.width < narrowestPx) return [];
    const { kind, x, y, height } = box;
    return [
      {
        x: x + (kind === 'node' ? nodeSignPx : 7),
        y: y + height - 5,
        sign: tone.sign,
        className: `tone-${tone.tone}`,
      },
    ];
  });
}
