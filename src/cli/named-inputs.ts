/** What Pinscope has of its own, by the fragment that names it: the texts of a lesson's step, or of an example. */
import { defaultChoices, type Choices } from '../core/analysis.ts';
import { exampleOf, loadExample } from '../examples/examples.ts';
import { lessonEntry } from '../lessons/catalog.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { lessonSource } from '../lessons/lesson-sources.ts';
import { readOwnLesson } from '../lessons/own/read-own-lesson.ts';
import { choicesOf } from '../lessons/step-choices.ts';
import { decodeLessonLink, isLessonLink } from '../link/lesson-link.ts';
import { exampleInFragment, lessonInFragment } from '../link/named-place.ts';
import type { Language } from '../words/language.ts';
import { lessonWords, ownLessonWords } from '../words/lesson.ts';
import { uiWords } from '../words/ui.ts';
import type { InputText } from './explain.ts';

export type NamedInputs =
  | {
      readonly ok: true;
      readonly inputs: readonly InputText[];
      readonly choices: Choices;
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
    return ofStep(await entry.load(), named.step, title, lessonSource, language);
  }
  const example = exampleInFragment(fragment);
  if (example !== undefined) {
    const found = exampleOf(example);
    if (found === undefined) return { ok: false, message: uiWords(language).link.example(example) };
    return { ok: true, inputs: await loadExample(found), choices: defaultChoices };
  }
  return isLessonLink(fragment) ? openOwn(fragment, language) : undefined;
}

function openOwn(fragment: string, language: Language): NamedInputs {
  const decoded = decodeLessonLink(fragment);
  if (!decoded.ok) return { ok: false, message: uiWords(language).link.reasons[decoded.reason] };
  const reading = readOwnLesson(decoded.json);
  if (!reading.ok) return { ok: false, message: ownLessonWords(language).title };
  const { lesson, texts, textIn } = reading.own;
  const sourceOf = (key: string): InputText => ({ name: key, text: texts[key] ?? '' });
  return ofStep(lesson, decoded.step ?? 1, textIn(language).title, sourceOf, language);
}

function ofStep(
  lesson: Lesson,
  wanted: number,
  title: string,
  sourceOf: (key: string) => InputText,
  language: Language,
): NamedInputs {
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
