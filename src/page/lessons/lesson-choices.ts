/** The reader's choices in lessons, for every part of the page that belongs to them. */
import { useStore } from 'zustand';
import { createLessonStore } from '../../state/lesson.ts';
import type { LessonChoices } from '../../state/lesson.ts';

/** There is one page, so there is one. */
export const lessonStore = createLessonStore();

export function useLesson<T>(selector: (state: LessonChoices) => T): T {
  return useStore(lessonStore, selector);
}
