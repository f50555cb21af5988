/** What the document itself says: its language, theme and title. */

export function setDocumentLanguage(language: string): void {
  document.documentElement.lang = language;
}

/** `system` leaves the choice to the browser's `prefers-color-scheme`. */
export function setDocumentTheme(theme: 'system' | 'light' | 'dark'): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function setDocumentTitle(title: string): void {
  document.title = title;
}
