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

/** Read a number of times for nothing: a browser makes code fast that has run. */
export type AnalysisRehearsal = Omit<AnalysisJob, 'job'>;

/** Where the lines of each long source begin, by its id: finding them takes as long as a frame or more. */
export type LineStarts = ReadonlyMap<string, Uint32Array<ArrayBuffer>>;

export type AnalysisAnswer =
  | { readonly job: number; readonly analysis: Analysis; readonly starts: LineStarts }
  | { readonly job: number; readonly findings: readonly Finding[] }
  | { readonly job: number; readonly failure: string };

const longText = 1_000_000;

/** The reader's own texts are read on the main thread: it shall have the machine for itself. */
export type EndOfRehearsal = 'rest';

addEventListener('message', ({ data }: MessageEvent<AnalysisJob | AnalysisRehearsal | EndOfRehearsal>) => {
  if (data === 'rest') isAsked = true;
  else if ('job' in data) answer(data);
  else rehearse(data, timesRehearsed);
});

const timesRehearsed = 30;

/** Each time in a task of its own: a job that comes meanwhile does not wait, and ends it. */
function rehearse(rehearsal: AnalysisRehearsal, times: number): void {
  if (times === 0 || isAsked) return;
  judge(analyzeAll(rehearsal.sources, rehearsal.choices));
  setTimeout(() => {
    rehearse(rehearsal, times - 1);
  });
}

/** Or nothing more will be. */
let isAsked = false;

function answer({ job, sources, choices }: AnalysisJob): void {
  isAsked = true;
  try {
    const analysis = analyzeAll(sources, choices);
    const starts = startsOf(sources);
    post(
      { job, analysis, starts },
      [...starts.values()].map(({ buffer }) => buffer),
    );
    post({ job, findings: judge(analysis).findings });
  } catch (error) {
    post({ job, failure: String(error) });
  }
}

function post(answer: AnalysisAnswer, transfer: Transferable[] = []): void {
  postMessage(answer, { transfer });
}

function startsOf(sources: readonly Source[]): LineStarts {
  const long = sources.filter(({ text }) => text.length > longText);
  return new Map(long.map(({ id, text }) => [id, Uint32Array.from(indexLines(text).starts)]));
}
