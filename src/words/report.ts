/** The words of the text report in a reader's language; fetched with it. */
import { report as en, type ReportOwnWords } from './en/report.ts';
import type { Language } from './language.ts';
import { report as zhCN } from './zh-CN/report.ts';

export type { ReportOwnWords };

const all: Readonly<Record<Language, ReportOwnWords>> = { en, 'zh-CN': zhCN };

export function reportOwnWords(language: Language): ReportOwnWords {
  return all[language];
}
