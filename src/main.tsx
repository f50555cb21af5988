/** Starts the page: the store with the kept preferences, and the analysis that follows it. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readFragment } from './browser/address.ts';
import { setDocumentLanguage, setDocumentTheme } from './browser/document-root.ts';
import { embeddingIn } from './browser/embedding.ts';
import { keepForOffline } from './browser/offline.ts';
import { browserLanguages, readPreferences } from './browser/preferences-storage.ts';
import { App } from './page/app.tsx';
import { createAnalysisRunner } from './page/analysis-runner.ts';
import { createHistory } from './page/history.ts';
import { createIntake } from './page/intake.ts';
import { createNotices } from './page/notices.ts';
import { createStage } from './page/stage.ts';
import { keptWidths } from './state/panes.ts';
import { themes } from './state/preferences.ts';
import { createPageStore } from './state/store.ts';
import { isLanguage, preferredLanguage } from './words/language.ts';

const store = createPageStore();
const kept = readPreferences();
const chosenLanguage = isLanguage(kept.language) ? kept.language : undefined;
store.setState({
  language: chosenLanguage ?? preferredLanguage(browserLanguages()),
  chosenLanguage,
  theme: themes.find((theme) => theme === kept.theme) ?? 'system',
  paneWidths: keptWidths(kept.paneWidths ?? {}),
});
setDocumentLanguage(store.getState().language);
setDocumentTheme(store.getState().theme);

const notices = createNotices();
const runner = createAnalysisRunner(store);
const stage = createStage();
const history = createHistory(store, runner, stage);
const intake = createIntake(store, notices, stage, history);

const embedding = embeddingIn(readFragment());
if (embedding === undefined) addEventListener('load', keepForOffline);

const root = document.getElementById('root');
if (root !== null && readFragment() === '#notes') {
  // The presenter's own window: a page of its own, with neither texts nor findings.
  void import('./page/lessons/notes-window.tsx').then(({ showNotes }) => {
    showNotes(root, [store.getState().language]);
  });
} else if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App page={{ store, runner, intake, notices, stage, history, embedding }} />
    </StrictMode>,
  );
}
