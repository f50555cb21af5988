/** Runs one analysis off the main thread. The client ends the worker to cancel it, so there is never a second job waiting. */
import { analyze } from '../core/analyze.ts';
import type { Analysis, Choices } from '../core/analysis.ts';
import { indexLines } from '../core/text/lines.ts';
import type { Source } from '../core/text/source.ts';

export interface AnalysisJob {
  readonly job: number;
  readonly sources: readonly Source[];
  readonly choices: Choices;
}

/** Where the lines of each long source begin, by its id: finding them takes as long as a frame or more. */
export type LineStarts = ReadonlyMap<string, Uint32Array<ArrayBuffer>>;

export type AnalysisAnswer =
  | { readonly job: number; readonly analysis: Analysis; readonly starts: LineStarts }
  | { readonly job: number; readonly failure: string };

const longText = 1_000_000;

addEventListener('message', ({ data }: MessageEvent<AnalysisJob>) => {
  const answer = answerTo(data);
  const starts = 'starts' in answer ? [...answer.starts.values()] : [];
  postMessage(answer, { transfer: starts.map(({ buffer }) => buffer) });
});

function answerTo({ job, sources, choices }: AnalysisJob): AnalysisAnswer {
  try {
    const analysis = analyze(sources, choices);
    const long = sources.filter(({ text }) => text.length > longText);
    const starts = new Map(long.map(({ id, text }) => [id, Uint32Array.from(indexLines(text).starts)]));
    return { job, analysis, starts };
  } catch (error) {
    return { job, failure: String(error) };
  }
}
