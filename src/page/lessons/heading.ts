/** What a lesson is called: "Lesson 5 · Who decides". */
import { plainProse } from '../../lessons/prose.ts';
import type { LessonWords } from '../../words/en/lesson.ts';
import type { Taught } from './taught.ts';

export function headingOf({ number, text }: Taught, words: LessonWords): string {
  const title = plainProse(text.title);
  return number === undefined ? title : words.lesson(number, title);
}
