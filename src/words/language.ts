/** The languages of the page, and which of them a reader's list of languages asks for. */
export type Language = 'en' | 'zh-CN';

export const languages: readonly { readonly id: Language; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'zh-CN', name: '简体中文' },
];

export function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language.id === text);
}

/** The first language in the list that the page speaks; any Chinese is answered in simplified Chinese. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
