/** The signs on CPUs: shapes, not colours. One path for all CPUs of a kind, because there may be thousands. */
import type { CpuMark } from '../core/host/cpu-marks.ts';
import type { HostBox, Rect } from '../core/scene/scene.ts';
import { markPath } from './mark-lines.ts';
import { pipeSample } from './paint-memory.ts';
import { place } from './paint-parts.ts';
import type { Shape } from './shape.ts';

const verdicts = { 'memory-local': 'local', 'memory-remote': 'remote', 'memory-unknown': 'unknown' } as const;

/** The signs themselves, then their samples in the key. */
export function paintMarks(boxes: readonly HostBox[]): readonly Shape[] {
  const paths = new Map<CpuMark, string>();
  const outlines: Shape[] = [];
  const add = (mark: CpuMark, box: Rect): void => {
    paths.set(mark, (paths.get(mark) ?? '') + markPath(mark, box));
  };
  for (const box of boxes) {
    for (const mark of box.marks ?? []) add(mark, box);
    for (const sample of box.key ?? []) {
      const { sign } = sample;
      if (sign === 'memory-local' || sign === 'memory-remote' || sign === 'memory-unknown') {
        outlines.push(...pipeSample(sample, verdicts[sign]));
        continue;
      }
      const state = sign === 'offline' || sign === 'assumed' ? sign : undefined;
      outlines.push({
        tag: 'rect',
        attributes: { class: 'sample', 'data-state': state, ...place(sample) },
      });
      if (sign === 'isolated' || sign === 'nohz') add(sign, sample);
    }
  }
  const drawn = [...paths].map(([mark, d]): Shape => ({
    tag: 'path',
    attributes: { class: `mark ${mark}`, d },
  }));
  if (outlines.length + drawn.length === 0) return [];
  return [
    { tag: 'g', attributes: { class: 'marks', 'aria-hidden': 'true' }, children: [...outlines, ...drawn] },
  ];
}
