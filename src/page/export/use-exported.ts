/** What is on show, ready to be taken away: as files of the export menu, in the ways of the Share panel. */
import { systemTheme } from '../../browser/download.ts';
import {
  useAnalysisWords,
  useChoice,
  useFindingWords,
  usePage,
  useSettledReading,
  useUi,
} from '../page-context.ts';
import type { Exported } from './export-core.ts';
import { fileNameOf } from './file-name.ts';

export interface Takeaway {
  readonly exported: Exported;
  /** For files, without an ending. */
  readonly name: string;
  /** The map as an SVG file, as it is looked at just now; `link`: the fragment that it carries. */
  drawSvg(link?: string): Promise<ReturnType<typeof import('./export-core.ts').exportSvg>>;
}

/** Undefined while nothing is judged, and where there is nothing to draw. */
export function useExported(): Takeaway | undefined {
  const ui = useUi();
  const { store } = usePage();
  const { judged: analysis, core, judging, sources } = useSettledReading();
  const words = useAnalysisWords(core);
  const sentences = useFindingWords(judging);
  const language = useChoice((state) => state.language);
  if (analysis === undefined || core === undefined) return undefined;
  if (words === undefined || sentences === undefined) return undefined;
  if (analysis.host === undefined && analysis.domains.length === 0) return undefined;
  const exported = { analysis, sources, words: { ...words, ...sentences }, language };
  return {
    exported,
    name: fileNameOf(analysis.domains[0]?.name),
    async drawSvg(link) {
      const { exportSvg } = await import('./export-core.ts');
      const state = store.getState();
      const marks = {
        ...core.markEntities(analysis.findings),
        title: ui.picture.pane,
        lens: core.lookThrough(state.lens, analysis, analysis.findings, state.selection),
        folding: state.folding,
      };
      return exportSvg(exported, marks, state.theme === 'system' ? systemTheme() : state.theme, link);
    },
  };
}
