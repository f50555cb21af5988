/** The words for files and archives in a reader's language; see `en/archive.ts` for what there is. */
import { archive as en, type ArchiveWords } from './en/archive.ts';
import type { Language } from './language.ts';
import { archive as zhCN } from './zh-CN/archive.ts';

export type { ArchiveWords };

const all: Readonly<Record<Language, ArchiveWords>> = { en, 'zh-CN': zhCN };

export function archiveWords(language: Language): ArchiveWords {
  return all[language];
}
