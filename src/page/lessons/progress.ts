/** How far the reader is, for the menu and from visit to visit. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { readLessonProgress, writeLessonProgress } from '../../browser/lesson-storage.ts';
import type { LessonProgress } from '../../browser/lesson-storage.ts';

type AllProgress = Readonly<Record<string, LessonProgress>>;

const progressStore = createStore<AllProgress>()(() => readLessonProgress());
progressStore.subscribe(writeLessonProgress);

export function useProgress(lesson: string | undefined): LessonProgress | undefined {
  return useStore(progressStore, (all) => (lesson === undefined ? undefined : all[lesson]));
}

export function keepStep(lesson: string, step: number): void {
  const before = progressStore.getState()[lesson];
  if (before?.step !== step) progressStore.setState({ [lesson]: { done: {}, ...before, step } });
}

/** What was once answered rightly stays so. */
export function keepDone(lesson: string, step: string, how: 'right' | 'seen'): void {
  const before = progressStore.getState()[lesson] ?? { step: 0, done: {} };
  if (before.done[step] === 'right' || before.done[step] === how) return;
  progressStore.setState({ [lesson]: { ...before, done: { ...before.done, [step]: how } } });
}
