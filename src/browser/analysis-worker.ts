/**
 * Runs one analysis off the main thread. It is posted before the rules judge it, and what they find after: the picture
 * does not wait for them. The client ends the worker to cancel it, so there is never a second job waiting.
 */
import { analyzeAll } from '../core/analyze-all.ts';
import type { Analysis, Choices } from '../core/analysis.ts';
import type { Finding } from '../core/findings/finding.ts';
import { judge } from '../core/findings/judge.ts';
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
  | { readonly job: number; readonly findings: readonly Finding[] }
  | { readonly job: number; readonly failure: string };

const longText = 1_000_000;

addEventListener('message', ({ data }: MessageEvent<AnalysisJob>) => {
  const { job } = data;
  try {
    const analysis = analyzeAll(data.sources, data.choices);
    const starts = startsOf(data.sources);
    post(
      { job, analysis, starts },
      [...starts.values()].map(({ buffer }) => buffer),
    );
    post({ job, findings: judge(analysis).findings });
  } catch (error) {
    post({ job, failure: String(error) });
  }
});

function post(answer: AnalysisAnswer, transfer: Transferable[] = []): void {
  postMessage(answer, { transfer });
}

function startsOf(sources: readonly Source[]): LineStarts {
  const long = sources.filter(({ text }) => text.length > longText);
  return new Map(long.map(({ id, text }) => [id, Uint32Array.from(indexLines(text).starts)]));
}
