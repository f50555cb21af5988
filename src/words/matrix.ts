/** The words of the matrix in a reader's language. */
import { matrix as en, type MatrixWords } from './en/matrix.ts';
import type { Language } from './language.ts';
import { matrix as zhCN } from './zh-CN/matrix.ts';

export type { MatrixWords };

const all: Readonly<Record<Language, MatrixWords>> = { en, 'zh-CN': zhCN };

export function matrixWords(language: Language): MatrixWords {
  return all[language];
}
