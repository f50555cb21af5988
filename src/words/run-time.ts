/** The words of the run time in a reader's language; see `en/run-time.ts` for what there is. */
import { runTime as en, type RunTimeWords } from './en/run-time.ts';
import type { Language } from './language.ts';
import { runTime as zhCN } from './zh-CN/run-time.ts';

export type { RunTimeWords };

const all: Readonly<Record<Language, RunTimeWords>> = { en, 'zh-CN': zhCN };

export function runTimeWords(language: Language): RunTimeWords {
  return all[language];
}
