/** What Pinscope has of its own, by the fragment that names it: the texts of a lesson's step, or of an example. */
import { defaultChoices, type Choices } from '../core/analysis.ts';
import { exampleOf, loadExample } from '../examples/examples.ts';
import { lessonEntry } from '../lessons/catalog.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { lessonSource } from '../lessons/lesson-sources.ts';
import { readOwnLesson } from '../lessons/own/read-own-lesson.ts';
import { choicesOf } from '../lessons/step-choices.ts';
import { decodeLessonLink, encodeLessonLink, isLessonLink } from '../link/lesson-link.ts';
import { exampleInFragment, lessonFragment, lessonInFragment } from '../link/named-place.ts';
import type { Language } from '../words/language.ts';
import { lessonWords, ownLessonWords } from '../words/lesson.ts';
import { uiWords } from '../words/ui.ts';
import type { InputText } from './explain.ts';

export type NamedInputs =
  | {
      readonly ok: true;
      readonly inputs: readonly InputText[];
      readonly choices: Choices;
      /** By which all of it is named; none is so long. */
      readonly fragment?: string;
      /** Which lesson and step. */
      readonly note?: string;
    }
  | { readonly ok: false; readonly message: string };

/** Undefined: the fragment is a link, or nothing. */
export async function openNamed(fragment: string, language: Language): Promise<NamedInputs | undefined> {
  const words = lessonWords(language);
  const named = lessonInFragment(fragment);
  if (named !== undefined) {
    const entry = lessonEntry(named.id);
    if (entry === undefined) return { ok: false, message: `${words.menu.unknown(named.id)} 01–12` };
    const title = words.lesson(Number(entry.id.slice(0, 2)), entry.title[language]);
    const step = ofStep(await entry.load(), named.step, title, lessonSource, language);
    return { ...step, fragment: lessonFragment(named) };
  }
  const example = exampleInFragment(fragment);
  if (example !== undefined) {
    const found = exampleOf(example);
    if (found === undefined) return { ok: false, message: uiWords(language).link.example(example) };
    const inputs = await loadExample(found);
    return { ok: true, inputs, choices: defaultChoices, fragment: `#example=${example}` };
  }
  if (!isLessonLink(fragment)) return undefined;
  const decoded = decodeLessonLink(fragment);
  if (!decoded.ok) return { ok: false, message: uiWords(language).link.reasons[decoded.reason] };
  return openOwnLesson(decoded.json, language, decoded.step);
}

/** The texts of a step of somebody's own lesson, of a file that `isOwnLesson` knows. */
export function openOwnLesson(json: string, language: Language, wanted = 1): NamedInputs {
  const reading = readOwnLesson(json);
  const fragment = encodeLessonLink(json, wanted);
  if (!reading.ok) return { ok: false, message: ownLessonWords(language).title };
  const { lesson, texts, textIn } = reading.own;
  const sourceOf = (key: string): InputText => ({ name: key, text: texts[key] ?? '' });
  const step = ofStep(lesson, wanted, textIn(language).title, sourceOf, language);
  return { ...step, ...(fragment === undefined ? {} : { fragment }) };
}

function ofStep(
  lesson: Lesson,
  wanted: number,
  title: string,
  sourceOf: (key: string) => InputText,
  language: Language,
): Extract<NamedInputs, { readonly ok: true }> {
  const count = lesson.steps.length;
  const at = Math.max(1, Math.min(wanted, count));
  const step = lesson.steps[at - 1];
  return {
    ok: true,
    inputs: (lesson.scenes[step?.scene ?? ''] ?? []).map(sourceOf),
    choices: step === undefined ? defaultChoices : choicesOf(step),
    note: `${title} · ${lessonWords(language).stepOf(at, count)}`,
  };
}
