/** The lesson that is being put together, as long as the page lasts. */
import { createStore } from 'zustand/vanilla';
import type { RecordedStep } from '../../lessons/own/write-own-lesson.ts';

interface Recorded {
  readonly title: string;
  readonly steps: readonly RecordedStep[];
}

export const recordedStore = createStore<Recorded>()(() => ({ title: '', steps: [] }));

export function addRecorded(step: RecordedStep): void {
  recordedStore.setState(({ steps }) => ({ steps: [...steps, step] }));
}

export function removeRecorded(at: number): void {
  recordedStore.setState(({ steps }) => ({ steps: steps.filter((_, i) => i !== at) }));
}

/** Up or down by one; nothing happens at either end. */
export function moveRecorded(at: number, by: 1 | -1): void {
  recordedStore.setState(({ steps }) => {
    const moved = steps[at];
    const to = at + by;
    if (moved === undefined || to < 0 || to >= steps.length) return { steps };
    const others = steps.filter((_, i) => i !== at);
    return { steps: [...others.slice(0, to), moved, ...others.slice(to)] };
  });
}
