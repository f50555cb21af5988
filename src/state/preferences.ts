/** Language and theme: what was chosen by hand is kept from visit to visit (by `page`, through `browser`). */
import type { StateCreator } from 'zustand/vanilla';
import type { Language } from '../words/language.ts';
import type { State } from './store.ts';

export type Theme = 'system' | 'light' | 'dark';
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

interface Preferences {
  readonly language: Language;
  /** Chosen by hand, now or in an earlier visit; undefined: the browser's languages decide. */
  readonly chosenLanguage: Language | undefined;
  readonly theme: Theme;
}

export interface PreferencesSlice extends Preferences {
  setLanguage(language: Language): void;
  /** A link's language: shown, and never taken for the reader's own. */
  showLanguage(language: Language): void;
  setTheme(theme: Theme): void;
}

export const createPreferencesSlice: StateCreator<State, [], [], PreferencesSlice> = (set) => ({
  language: 'en',
  chosenLanguage: undefined,
  theme: 'system',
  setLanguage: (language) => {
    set({ language, chosenLanguage: language });
  },
  showLanguage: (language) => {
    set({ language });
  },
  setTheme: (theme) => {
    set({ theme });
  },
});
