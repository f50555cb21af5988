/** What is on show, ready to be taken away: as files of the export menu, in the ways of the Share panel. */
import { systemTheme } from '../../browser/download.ts';
import {
  useAnalysisWords,
  useChoice,
  useFindingWords,
  usePage,
  useSettledReading,
  useStage,
  useUi,
} from '../page-context.ts';
import { plainText } from '../parts/prose.tsx';
import type { Exported } from './export-core.ts';
import { fileNameOf } from './file-name.ts';

export interface Takeaway {
  readonly exported: Exported;
  /** For files, without an ending. */
  readonly name: string;
  /** What is on show, in a sentence. */
  readonly title: string;
  /** A lesson asks: what is written down now would be the answer. */
  readonly isAsking: boolean;
  /** The map as an SVG file, as it is looked at just now; `link`: the fragment that it carries. */
  drawSvg(link?: string): Promise<ReturnType<typeof import('./export-core.ts').exportSvg>>;
}

/** Other texts than those on show, of which they differ in nothing but names. */
export type Renamed = Pick<Exported, 'analysis' | 'sources'>;

/** Undefined while nothing is judged, and where there is nothing to draw. */
export function useExported(renamed?: Renamed): Takeaway | undefined {
  const ui = useUi();
  const { store } = usePage();
  const { judged, core, judging, sources: shown } = useSettledReading();
  const { analysis, sources } = renamed ?? { analysis: judged, sources: shown };
  const words = useAnalysisWords(core);
  const sentences = useFindingWords(judging);
  const language = useChoice((state) => state.language);
  const veil = useStage((stage) => stage.veil);
  if (analysis === undefined || core === undefined) return undefined;
  if (words === undefined || sentences === undefined) return undefined;
  if (analysis.host === undefined && analysis.domains.length === 0) return undefined;
  const findings = veil === undefined ? analysis.findings : undefined;
  const told = veil === undefined ? analysis : veil.hide(analysis);
  const title = plainText(words.summary(told, findings));
  const exported = { analysis, sources, words: { ...words, ...sentences }, language };
  return {
    exported,
    name: fileNameOf(analysis.domains[0]?.name),
    title,
    isAsking: veil !== undefined,
    async drawSvg(link) {
      const { exportSvg } = await import('./export-core.ts');
      const state = store.getState();
      const lens = core.lookThrough(state.lens, told, findings, state.selection);
      const marks = {
        ...core.markEntities(findings ?? []),
        title: ui.picture.pane,
        description: title,
        lens: core.veilLens(lens, veil),
        folding: state.folding,
        veil,
      };
      return exportSvg(exported, marks, state.theme === 'system' ? systemTheme() : state.theme, link);
    },
  };
}
