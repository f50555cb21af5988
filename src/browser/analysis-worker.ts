/** Runs one analysis off the main thread. The client ends the worker to cancel it, so there is never a second job waiting. */
import { analyze } from '../core/analyze.ts';
import type { Analysis, Choices } from '../core/analysis.ts';
import type { Source } from '../core/text/source.ts';

export interface AnalysisJob {
  readonly job: number;
  readonly sources: readonly Source[];
  readonly choices: Choices;
}

export type AnalysisAnswer =
  { readonly job: number; readonly analysis: Analysis } | { readonly job: number; readonly failure: string };

addEventListener('message', ({ data }: MessageEvent<AnalysisJob>) => {
  postMessage(answerTo(data));
});

function answerTo({ job, sources, choices }: AnalysisJob): AnalysisAnswer {
  try {
    return { job, analysis: analyze(sources, choices) };
  } catch (error) {
    return { job, failure: String(error) };
  }
}
