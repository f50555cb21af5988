/** Large texts are analysed and judged in a worker; asking again cancels what was asked before. */
import type { Analysis, Choices } from '../core/analysis.ts';
import type { Finding } from '../core/findings/finding.ts';
import type { Source } from '../core/text/source.ts';
import type {
  AnalysisAnswer,
  AnalysisJob,
  AnalysisRehearsal,
  EndOfRehearsal,
  LineStarts,
} from './analysis-worker.ts';

export interface AnalysisClient {
  /** Answers with the analysis and then with what the rules find in it, unless another request or {@link cancel} comes first. */
  request(sources: readonly Source[], choices: Choices, answer: AnswerTo): void;
  cancel(): void;
  /**
   * Starts the worker before it is needed: that takes longer than reading what most people paste. With texts it reads
   * them a number of times for nothing, so that its code is fast when it matters.
   */
  warm(sources?: readonly Source[], choices?: Choices): void;
}

interface AnswerTo {
  done(analysis: Analysis, starts: LineStarts): void;
  judged(findings: readonly Finding[]): void;
  failed(detail: string): void;
}

export function createAnalysisClient(): AnalysisClient {
  let worker: Worker | undefined;
  let busy = false;
  let isRehearsing = false;
  let lastJob = 0;

  const cancel = (): void => {
    lastJob += 1;
    if (isRehearsing) worker?.postMessage('rest' satisfies EndOfRehearsal);
    isRehearsing = false;
    if (!busy) return;
    worker?.terminate();
    worker = undefined;
    busy = false;
  };

  const start = (): Worker =>
    (worker ??= new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' }));

  return {
    cancel,
    warm(sources, choices) {
      const warmed = start();
      if (sources === undefined || choices === undefined || busy) return;
      const rehearsal: AnalysisRehearsal = { sources, choices };
      warmed.postMessage(rehearsal);
      isRehearsing = true;
    },
    request(sources, choices, answer) {
      cancel();
      const asked = start();
      busy = true;
      const job: AnalysisJob = { job: lastJob, sources, choices };
      asked.onmessage = ({ data }: MessageEvent<AnalysisAnswer>) => {
        if (data.job !== lastJob) return;
        if ('analysis' in data) {
          answer.done(data.analysis, data.starts);
          return;
        }
        busy = false;
        if ('findings' in data) answer.judged(data.findings);
        else answer.failed(data.failure);
      };
      asked.onerror = (event) => {
        if (job.job !== lastJob) return;
        cancel();
        answer.failed(event.message);
      };
      asked.postMessage(job);
    },
  };
}
