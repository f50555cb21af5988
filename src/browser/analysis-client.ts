/** Large texts are analysed, laid out and judged in a worker; asking again cancels what was asked before. */
import type { Analysis, Choices } from '../core/analysis.ts';
import type { Finding } from '../core/findings/finding.ts';
import { unpackAnalysis } from '../core/pack/pack-analysis.ts';
import { unpackScene } from '../core/pack/pack-scene.ts';
import type { Scene } from '../core/scene/scene.ts';
import type { Source } from '../core/text/source.ts';
import type { AnalysisJob, Answer, Derived, LayoutJob, Order } from './analysis-worker.ts';
import { isSameWish } from './picture-wish.ts';
import type { PictureWish } from './picture-wish.ts';

export interface AnalysisClient {
  /**
   * Answers with the analysis, unless another request or {@link cancel} comes first. Its picture is laid out as it is
   * wished, for {@link layOut} to take up.
   */
  request(
    sources: readonly Source[],
    choices: Choices,
    wish: PictureWish | undefined,
    answer: AnswerTo,
  ): void;
  /**
   * The picture of the analysis that was answered last. Where it is not here yet, `done` hears of it, with `undefined`
   * if it failed; asking again drops what was asked before. `not-there`: the worker does not have that analysis any more.
   */
  layOut(wish: PictureWish, done: (scene: Scene | undefined) => void): Scene | 'coming' | 'not-there';
  /** Answers with what the rules find in the analysis that was answered last. It is asked once. */
  judge(done: (findings: readonly Finding[]) => void): void;
  cancel(): void;
  /** Starts the worker before it is needed. */
  start(): void;
  /**
   * Lets it work for nothing for a while, where it has nothing to do: its code is fast when it matters. `done`: it has
   * done all of that, or failed.
   */
  warm(done: () => void): void;
  /** Ends that work, until it is warmed again. */
  cool(): void;
}

interface AnswerTo {
  done(analysis: Analysis, derived: Derived): void;
  /** Also of what is asked of the worker later. */
  failed(detail: string): void;
}

/** A picture that is on its way or here; `done`: who waits for it. */
interface Layout extends LayoutJob {
  readonly scene?: Scene;
  readonly done?: (scene: Scene | undefined) => void;
}

export function createAnalysisClient(): AnalysisClient {
  let worker: Worker | undefined;
  let layouts = 0;
  /** Answers that the worker owes: as long as there are any it does not hear. */
  let owed = 0;
  /** The worker has the analysis that was answered last. */
  let isKept = false;
  let isRehearsing = false;
  let warmed: (() => void) | undefined;
  let asker: AnswerTo | undefined;
  let layout: Layout | undefined;
  let judged: ((findings: readonly Finding[]) => void) | undefined;

  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const cancel = (): void => {
    if (owed > 0) end();
    else if (isRehearsing || isKept) worker?.postMessage('rest' satisfies Order);
    owed = 0;
    isKept = false;
    isRehearsing = false;
    asker = layout = judged = undefined;
  };

  const hear = (data: Answer): void => {
    if ('rehearsed' in data) {
      // Posted before the worker heard that it is over: what was asked meanwhile comes first.
      if (!isRehearsing) return;
      if (data.rehearsed === 'all') {
        warmed?.();
        return;
      }
      lookAtAll(unpackAnalysis(data.rehearsed.analysis));
      unpackScene(data.rehearsed.scene);
      return;
    }
    owed--;
    if ('layout' in data) {
      if (data.layout !== layout?.layout) return;
      const { done } = layout;
      const scene = data.scene === undefined ? undefined : unpackScene(data.scene);
      layout = scene === undefined ? undefined : { ...layout, scene };
      done?.(scene);
    } else if ('findings' in data) judged?.(data.findings);
    else if ('analysis' in data) {
      isKept = true;
      asker?.done(unpackAnalysis(data.analysis), data.derived);
    } else {
      owed = 0;
      layout = undefined;
      asker?.failed(data.failure);
    }
  };

  const start = (): Worker => {
    if (worker !== undefined) return worker;
    const started = new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (worker === started) hear(data);
    };
    started.onerror = (event) => {
      if (worker !== started) return;
      const [asked, waiting] = [asker, layout];
      end();
      cancel();
      // It would fail again.
      warmed?.();
      asked?.failed(event.message);
      waiting?.done?.(undefined);
    };
    worker = started;
    return started;
  };
  const ask = (question: AnalysisJob | LayoutJob | Order, answers: number): void => {
    owed += answers;
    start().postMessage(question);
  };

  return {
    cancel,
    start,
    warm(done) {
      if (owed > 0 || isKept || isRehearsing) return;
      warmed = done;
      ask('rehearse', 0);
      isRehearsing = true;
    },
    cool() {
      if (isRehearsing) cancel();
    },
    request(sources, choices, wish, answer) {
      cancel();
      asker = answer;
      if (wish !== undefined) layout = { layout: ++layouts, wish };
      ask({ sources, choices, layout }, layout === undefined ? 1 : 2);
    },
    layOut(wish, done) {
      if (!isKept) return 'not-there';
      if (layout !== undefined && isSameWish(layout.wish, wish)) {
        if (layout.scene !== undefined) return layout.scene;
        layout = { ...layout, done };
        return 'coming';
      }
      const job: LayoutJob = { layout: ++layouts, wish };
      layout = { ...job, done };
      ask(job, 1);
      return 'coming';
    },
    judge(done) {
      if (!isKept) return;
      judged = done;
      ask('judge', 1);
    },
  };
}

/** At the lists that are made when they are looked at. */
function lookAtAll({ host, domains, placements }: Analysis): number {
  let all = host?.cpuTable.length ?? 0;
  for (const { vcpuPins } of domains) all += vcpuPins.length;
  for (const { threads, locality } of placements) all += threads.length + locality.length;
  return all;
}
