/** The words around lessons, and the glossary; fetched with the lessons. */
import { glossary as englishGlossary } from './en/glossary.ts';
import type { GlossaryWords } from './en/glossary.ts';
import { lesson as en } from './en/lesson.ts';
import { ownLesson as englishOwn } from './en/own-lesson.ts';
import type { OwnLessonWords } from './en/own-lesson.ts';
import type { LessonWords } from './en/lesson.ts';
import type { Language } from './language.ts';
import { glossary as chineseGlossary } from './zh-CN/glossary.ts';
import { lesson as zhCN } from './zh-CN/lesson.ts';
import { ownLesson as chineseOwn } from './zh-CN/own-lesson.ts';

const all: Readonly<Record<Language, LessonWords>> = { en, 'zh-CN': zhCN };

export function lessonWords(language: Language): LessonWords {
  return all[language];
}

interface GlossaryPair {
  readonly own: GlossaryWords;
  /** The same terms in the other language. */
  readonly other: GlossaryWords;
}

export function glossaryWords(language: Language): GlossaryPair {
  return language === 'en'
    ? { own: englishGlossary, other: chineseGlossary }
    : { own: chineseGlossary, other: englishGlossary };
}

export function ownLessonWords(language: Language): OwnLessonWords {
  return language === 'en' ? englishOwn : chineseOwn;
}
