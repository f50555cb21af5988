/** A set of CPUs in a reader's language. */
import { sets as en, type SetWords } from './en/sets.ts';
import type { Language } from './language.ts';
import { sets as zhCN } from './zh-CN/sets.ts';

const all: Readonly<Record<Language, SetWords>> = { en, 'zh-CN': zhCN };

export function setWords(language: Language): SetWords {
  return all[language];
}
