/** What of the choices reaches beyond the page's own elements: the document itself, and the browser's memory. */
import { useEffect } from 'react';
import { setDocumentLanguage, setDocumentTheme, setDocumentTitle } from '../browser/document-root.ts';
import { writePreferences } from '../browser/preferences-storage.ts';
import { useAnalysisWords, useChoice, usePage, useSettledReading, useStage, useUi } from './page-context.ts';

/** The document's title, language and theme follow what is on show. */
export function useDocument(): void {
  const ui = useUi();
  const language = useChoice((state) => state.language);
  const theme = useChoice((state) => state.theme);
  const { analysis, core } = useSettledReading();
  const words = useAnalysisWords(core);
  const first = analysis?.domains[0];
  const staged = useStage((stage) => stage.heading);
  const subject =
    staged ?? (first === undefined || analysis === undefined ? undefined : words?.entity(first.id, analysis));

  useEffect(() => {
    setDocumentLanguage(language);
    setDocumentTheme(theme);
  }, [language, theme]);
  useEffect(() => {
    setDocumentTitle(ui.documentTitle(subject));
  }, [ui, subject]);
}

/** Language, theme and widths that are chosen by hand are kept from visit to visit. */
export function useKeptPreferences(): void {
  const { store } = usePage();
  // Only what the reader chose by hand is kept: until then the browser's languages go on deciding, whatever
  // language a link was made in.
  useEffect(
    () =>
      store.subscribe(({ chosenLanguage, theme, paneWidths }, before) => {
        const isSame =
          chosenLanguage === before.chosenLanguage &&
          theme === before.theme &&
          paneWidths === before.paneWidths;
        if (isSame) return;
        const language = chosenLanguage === undefined ? {} : { language: chosenLanguage };
        writePreferences({ ...language, theme, paneWidths: { ...paneWidths } });
      }),
    [store],
  );
}
