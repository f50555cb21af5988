/** The words of the boards that can stand in place of the picture; fetched with them. */
import { bitmap as englishBitmap } from './en/bitmap.ts';
import type { BitmapWords } from './en/bitmap.ts';
import { lifecycle as englishLife } from './en/lifecycle.ts';
import type { LifecycleWords } from './en/lifecycle.ts';
import type { Language } from './language.ts';
import { bitmap as chineseBitmap } from './zh-CN/bitmap.ts';
import { lifecycle as chineseLife } from './zh-CN/lifecycle.ts';

export function bitmapWords(language: Language): BitmapWords {
  return language === 'en' ? englishBitmap : chineseBitmap;
}

export function lifecycleWords(language: Language): LifecycleWords {
  return language === 'en' ? englishLife : chineseLife;
}
