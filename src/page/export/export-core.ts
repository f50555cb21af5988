/** What can be taken away from the page, as texts; loaded when somebody asks for it. */
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { Lens } from '../../core/lens/lens.ts';
import { buildMapScene } from '../../core/scene/build-map-scene.ts';
import type { Folding } from '../../core/scene/folding.ts';
import type { Scene } from '../../core/scene/scene.ts';
import { veilScene } from '../../core/scene/veil-scene.ts';
import type { Veil } from '../../core/scene/veil-scene.ts';
import type { Source } from '../../core/text/source.ts';
import { paintMap } from '../../render/paint-map.ts';
import type { PaintOptions } from '../../render/paint-map.ts';
import { toStandaloneSvg } from '../../render/standalone.ts';
import { approximateTextWidth } from '../../render/text-width.ts';
import { toJsonReport } from '../../report/json-report.ts';
import { reportWords } from '../../report/report-words.ts';
import { toTextReport } from '../../report/text-report.ts';
import type { AnalysisWords } from '../../words/analysis.ts';
import type { FindingSentences } from '../../words/findings.ts';
import type { Language } from '../../words/language.ts';

export interface Exported {
  readonly analysis: JudgedAnalysis;
  readonly sources: readonly Source[];
  readonly words: AnalysisWords & FindingSentences;
  readonly language: Language;
}

/** A sheet of A4 across. */
const paperAspect = Math.SQRT2;

/** How the picture is looked at just now. */
interface View extends Pick<PaintOptions, 'severityOf' | 'conflictCount' | 'title' | 'description'> {
  readonly lens: Lens;
  readonly folding: Folding;
  /** Threads that a lesson keeps back stay hidden on paper, too. */
  readonly veil: Veil | undefined;
}

/** `link`: a fragment that the file carries, so that it opens here again; absent: the picture alone. */
export function exportSvg(
  { analysis, words }: Exported,
  { folding, veil, ...marks }: View,
  theme: 'light' | 'dark',
  link?: string,
): { readonly svg: string; readonly scene: Scene } {
  const whole = buildMapScene(analysis, {
    labels: words.scene,
    textWidth: approximateTextWidth,
    aspect: paperAspect,
    folding,
  });
  const scene = veilScene(whole, veil, words.scene);
  const shape = paintMap(scene, marks);
  return { svg: toStandaloneSvg(shape, theme, link), scene };
}

export function exportJson({ analysis, sources, words, language }: Exported): string {
  const report = toJsonReport(sources, analysis, reportWords(language, words, analysis));
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

export function exportText({ analysis, sources, words, language }: Exported): string {
  return toTextReport(sources, analysis, reportWords(language, words, analysis));
}
