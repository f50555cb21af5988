/** Somebody's own lesson, as long as the page lasts: read and checked when it comes, opened only when nothing is wrong. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { checkOwnLesson } from '../../lessons/own/check-own-lesson.ts';
import type { OwnProblem } from '../../lessons/own/own-problem.ts';
import { readOwnLesson } from '../../lessons/own/read-own-lesson.ts';
import type { OwnLesson } from '../../lessons/own/read-own-lesson.ts';
import type { Language } from '../../words/language.ts';
import { ownLessonId } from './taught.ts';
import type { Taught } from './taught.ts';

interface OwnState {
  readonly file: string;
  /** Made once for each language: it is compared by identity. */
  readonly taught: ((language: Language) => Taught) | undefined;
  readonly problems: readonly OwnProblem[] | undefined;
}

const ownStore = createStore<{ readonly own: OwnState | undefined }>()(() => ({ own: undefined }));

export function useOwnLesson(): OwnState | undefined {
  return useStore(ownStore, ({ own }) => own);
}

/** True: it can be opened. */
export async function takeOwnLesson(file: string): Promise<boolean> {
  const reading = readOwnLesson(file);
  if (!reading.ok) {
    ownStore.setState({ own: { file, taught: undefined, problems: reading.problems } });
    return false;
  }
  const [{ analyzeAll }, { judge }] = await Promise.all([
    import('../all-readers-core.ts'),
    import('../judging-core.ts'),
  ]);
  const problems = checkOwnLesson(reading.own, (sources, choices) => judge(analyzeAll(sources, choices)));
  const isGood = problems.length === 0;
  ownStore.setState({
    own: {
      file,
      taught: isGood ? taughtOf(reading.own) : undefined,
      problems: isGood ? undefined : problems,
    },
  });
  return isGood;
}

export function taughtOf({ lesson, texts, textIn }: OwnLesson): (language: Language) => Taught {
  const made = new Map<Language, Taught>();
  return (language) => {
    const known = made.get(language) ?? {
      id: ownLessonId,
      number: undefined,
      lesson,
      text: textIn(language),
      language,
      sourceOf: (key: string) => ({ name: key, text: texts[key] ?? '' }),
    };
    made.set(language, known);
    return known;
  };
}
