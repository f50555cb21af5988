/** The words of the Share panel; loaded with it. */
import { share as en, type ShareWords } from './en/share.ts';
import type { Language } from './language.ts';
import { share as zhCN } from './zh-CN/share.ts';

export type { ShareWords };

const all: Readonly<Record<Language, ShareWords>> = { en, 'zh-CN': zhCN };

export function shareWords(language: Language): ShareWords {
  return all[language];
}
