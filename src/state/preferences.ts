/** Language and theme: kept from visit to visit (by `page`, through `browser`). */
import type { StateCreator } from 'zustand/vanilla';
import type { Language } from '../words/language.ts';
import type { State } from './store.ts';

export type Theme = 'system' | 'light' | 'dark';
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

export interface PreferencesSlice extends Preferences {
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
}

export const createPreferencesSlice: StateCreator<State, [], [], PreferencesSlice> = (set) => ({
  language: 'en',
  theme: 'system',
  setLanguage: (language) => {
    set({ language });
  },
  setTheme: (theme) => {
    set({ theme });
  },
});
