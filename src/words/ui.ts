/** The words of the page itself: buttons, headings, empty states. Those of the analysis are in `analysis.ts`. */
import { ui as en } from './en/ui.ts';
import type { UiWords } from './en/ui.ts';
import type { Language } from './language.ts';
import { ui as zhCN } from './zh-CN/ui.ts';

export type { UiWords };

const all: Readonly<Record<Language, UiWords>> = { en, 'zh-CN': zhCN };

export function uiWords(language: Language): UiWords {
  return all[language];
}
