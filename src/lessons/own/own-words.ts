/** Words in somebody's own lesson: in one language for all, or in each. */
import { isLanguage } from '../../words/language.ts';
import type { Language } from '../../words/language.ts';
import type { Fields } from './fields.ts';
import { isObject, join } from './fields.ts';
import type { Json } from './located-json.ts';

export type Words = Readonly<Partial<Record<Language, string>>>;

/** `"…"`, or `{ "en": "…", "zh-CN": "…" }` with one of them at least. */
export function wordsIn(
  value: Json | undefined,
  path: string,
  fields: Fields,
  most: number,
): Words | undefined {
  if (!isObject(value)) {
    const text = fields.text(value, path, most);
    return text === undefined ? undefined : { en: text };
  }
  fields.object(value, path, ['en', 'zh-CN']);
  const words: Words = Object.fromEntries(
    Object.entries(value).flatMap(([language, text]) => {
      const read = isLanguage(language) ? fields.text(text, join(path, language), most) : undefined;
      return read === undefined ? [] : [[language, read]];
    }),
  );
  if (Object.keys(value).length === 0) fields.note(path, 'missing', { field: 'en' });
  return words;
}

export function inLanguage(words: Words | undefined, language: Language): string {
  return words?.[language] ?? words?.en ?? words?.['zh-CN'] ?? '';
}
