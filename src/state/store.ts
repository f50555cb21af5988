/** The page's whole state: only what the user chose. Everything else is derived from it. */
import { createStore } from 'zustand/vanilla';
import { createChoicesSlice } from './choices.ts';
import type { ChoicesSlice } from './choices.ts';
import { createPanesSlice } from './panes.ts';
import type { PanesSlice } from './panes.ts';
import { createPreferencesSlice } from './preferences.ts';
import type { PreferencesSlice } from './preferences.ts';
import { createSourcesSlice } from './sources.ts';
import type { SourcesSlice } from './sources.ts';
import { createViewSlice } from './view.ts';
import type { ViewSlice } from './view.ts';

export type State = SourcesSlice & ChoicesSlice & ViewSlice & PanesSlice & PreferencesSlice;

export const createPageStore = () =>
  createStore<State>()((...tools) => ({
    ...createSourcesSlice(...tools),
    ...createChoicesSlice(...tools),
    ...createViewSlice(...tools),
    ...createPanesSlice(...tools),
    ...createPreferencesSlice(...tools),
  }));

export type PageStore = ReturnType<typeof createPageStore>;
