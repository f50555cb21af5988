/** A lesson in a language, with its texts: what is shown, wherever it comes from. */
import { useEffect, useState } from 'react';
import { catalog, lessonEntry } from '../../lessons/catalog.ts';
import { lessonSource } from '../../lessons/lesson-sources.ts';
import type { LessonText, StepText } from '../../lessons/lesson-text.ts';
import type { Lesson, Step } from '../../lessons/lesson.ts';
import type { Language } from '../../words/language.ts';

export interface Taught {
  readonly id: string;
  /** Its place in the curriculum, from 1; undefined: somebody's own. */
  readonly number: number | undefined;
  readonly lesson: Lesson;
  readonly text: LessonText;
  readonly language: Language;
  /** A text of a scene, with the name it is shown under. */
  sourceOf(key: string): { readonly name: string; readonly text: string };
}

export const ownLessonId = 'own';

const emptyText: StepText = { title: '', say: '', answer: '', why: '', notes: '' };

export function textOfStep({ text }: Taught, step: Step): StepText {
  return text.steps[step.id] ?? emptyText;
}

export function textsOfStep(
  { lesson, sourceOf }: Taught,
  step: Step,
): readonly { name: string; text: string }[] {
  return (lesson.scenes[step.scene] ?? []).map(sourceOf);
}

export async function loadTaught(id: string, language: Language): Promise<Taught | undefined> {
  const entry = lessonEntry(id);
  if (entry === undefined) return undefined;
  const [lesson, text] = await Promise.all([entry.load(), entry.loadText(language)]);
  return { id: entry.id, number: catalog.indexOf(entry) + 1, lesson, text, language, sourceOf: lessonSource };
}

/** The lesson with this id; the one before stays until it is here, so that nothing blinks when the language changes. */
export function useTaught(
  id: string | undefined,
  language: Language,
  own: ((language: Language) => Taught) | undefined,
): { readonly taught: Taught | undefined; readonly failure: string | undefined } {
  const [loaded, setLoaded] = useState<Taught | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    if (id === undefined || id === ownLessonId) return undefined;
    loadTaught(id, language).then(
      (taught) => {
        if (!isWanted) return;
        setLoaded(taught);
        setFailure(undefined);
      },
      (error: unknown) => {
        if (isWanted) setFailure(String(error));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [id, language]);
  if (id === ownLessonId) return { taught: own?.(language), failure: undefined };
  return { taught: loaded?.id === id ? loaded : undefined, failure };
}
