/**
 * Keeps the analysis in step with the store: derived, never stored. Small texts are analysed at once, on the main
 * thread and before the next frame; large ones in a worker, the last request winning.
 *
 * It tells twice. `current` changes as soon as there is an answer, and the picture follows it. After that picture is
 * painted the rules judge the answer, and `settled` follows; the lists, the editor's marks and the live region follow
 * that one, so that they never delay the picture. The rules are fetched for the first picture and stay.
 */
import { createAnalysisClient } from '../browser/analysis-client.ts';
import type { PictureWish } from '../browser/picture-wish.ts';
import { whileQuiet } from '../browser/quiet.ts';
import {
  afterInput,
  afterPaint,
  afterPaintWhenIdle,
  holdPaint,
  markAnalyzed,
  markPainted,
} from '../browser/timing.ts';
import type { Analysis, JudgedAnalysis } from '../core/analysis.ts';
import type { Scene } from '../core/scene/scene.ts';
import type { Source } from '../core/text/source.ts';
import type { PageStore } from '../state/store.ts';
import { loadCore, loadJudging } from './load-core.ts';
import type { JudgingCore, ReadingCore } from './load-core.ts';
import { areSameButMuted, putAside } from './put-aside.ts';
import type { MutedFinding } from './put-aside.ts';
import { rehearse } from './rehearse.ts';
import { keepLineStarts } from './source-lines.ts';

/** Longer texts (UTF-16 units, all together) go to the worker. */
const mainThreadLimit = 160 * 1024;

/** Shorter than an idle moment. */
const longestRehearsal = 40_000;

/** After an analysis that took longer, taking it up has a task of its own. */
const longMs = 40;

export interface Reading {
  readonly core: ReadingCore | undefined;
  /** The rules and their words, once they are here. */
  readonly judging: JudgingCore | undefined;
  readonly analysis: Analysis | undefined;
  /**
   * The analysis with what the rules find in it: undefined until its picture is painted and they have looked. In
   * `current`, after an edit of the same texts, the one before it until then, so that rings and counts do not flicker.
   */
  readonly judged: JudgedAnalysis | undefined;
  /** What the user has put aside of it, which is not in `judged`. */
  readonly muted: readonly MutedFinding[];
  /** The texts that the analysis was made from; its spans point into these. */
  readonly sources: readonly Source[];
  readonly pending: boolean;
  readonly failure: { readonly kind: 'load' | 'analysis'; readonly detail: string } | undefined;
  /** The rules could not be fetched: the picture is here, and nothing is known of findings. */
  readonly judgingFailed: boolean;
}

export interface AnalysisRunner {
  current(): Reading;
  settled(): Reading;
  subscribe(listener: () => void): () => void;
  /** Loads the core if it is not here, and analyses again. */
  run(): void;
  /** The room that the picture has, width divided by height; undefined: there is none on show. Nobody is told of it. */
  setPictureAspect(aspect: number | undefined): void;
  /**
   * The picture of an analysis, laid out in the worker. Where it is not here yet, `done` hears of it, with `undefined`
   * if it failed, unless another one is asked for first. `not-there`: the worker has another analysis or none.
   */
  layOut(
    analysis: Analysis,
    wish: PictureWish,
    done: (scene: Scene | undefined) => void,
  ): Scene | 'coming' | 'not-there';
}

export function createAnalysisRunner(store: PageStore): AnalysisRunner {
  let current: Reading = {
    core: undefined,
    judging: undefined,
    analysis: undefined,
    judged: undefined,
    muted: [],
    sources: [],
    pending: true,
    failure: undefined,
    judgingFailed: false,
  };
  let settled = current;
  let stopWaiting: (() => void) | undefined;
  const listeners = new Set<() => void>();
  const client = createAnalysisClient();

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const publish = (change: Partial<Reading>): void => {
    current = { ...current, ...change };
    isPainted = false;
    tell();
    stopWaiting?.();
    stopWaiting = afterPaint(() => {
      if (!current.pending) markPainted();
      isPainted = true;
      judgeOrSettle();
    });
  };

  const settle = (change: Partial<Reading> = {}): void => {
    current = { ...current, ...change };
    settled = current;
    tell();
  };

  /** The newest verdict, with what is put aside: putting aside more, or less, judges nothing anew. */
  let verdict: JudgedAnalysis | undefined;
  const settleJudged = (judged: JudgedAnalysis): void => {
    verdict = judged;
    const { judging } = current;
    if (judging !== undefined) settle(putAside(judged, store.getState().choices.muted, judging));
  };

  /** The picture of the newest answer is painted; until then nothing is judged. */
  let isPainted = false;
  /** Who judges the newest answer. */
  let judge: 'here' | 'worker' = 'here';
  const judgeOrSettle = (): void => {
    const { analysis, judged, judging } = current;
    const isOfAnother = judged !== undefined && judged.segments !== analysis?.segments;
    if (analysis === undefined || current.pending || (judged !== undefined && !isOfAnother)) settle();
    else if (judging === undefined) {
      settle();
      fetchRules();
    } else if (judge === 'here') settleJudged(judging.judge(analysis));
    else {
      if (judged === undefined) settle();
      client.judge((findings) => {
        settleJudged({ ...analysis, findings });
      });
    }
  };
  const fetchRules = (): void => {
    if (current.judging !== undefined) return;
    void loadJudging().then(
      (judging) => {
        if (current.judging !== undefined) return;
        current = { ...current, judging, judgingFailed: false };
        if (isPainted) judgeOrSettle();
      },
      () => {
        current = { ...current, judgingFailed: true };
        if (isPainted) settle();
      },
    );
  };

  /** Once they are here every text is read with all of them. */
  let allReaders: ReadingCore['analyzeFirst'] | undefined;
  const fetchReaders = (): void => {
    publish({ pending: true });
    const { sources } = store.getState();
    // Other texts that came meanwhile have their answer, or are on their way to it.
    const isWanted = (): boolean => store.getState().sources === sources;
    void import('./all-readers-core.ts').then(
      ({ analyzeAll }) => {
        allReaders = analyzeAll;
        if (isWanted()) run();
      },
      (error: unknown) => {
        if (isWanted()) publish({ pending: false, failure: { kind: 'load', detail: String(error) } });
      },
    );
  };

  let pictureAspect: number | undefined;
  const wishNow = (): PictureWish | undefined => {
    const { language, folding } = store.getState();
    return pictureAspect === undefined ? undefined : { language, aspect: pictureAspect, folding };
  };
  /** What the worker has answered last. */
  let ofWorker: Analysis | undefined;

  /** What comes next finds everything at hand: the worker started, and the code made fast, here and there. */
  const warmUp = (core: ReadingCore): void => {
    const { sources, choices, language } = store.getState();
    client.start();
    whileQuiet((done) => {
      client.warm(done);
      return client.cool;
    });
    if (lengthOf(sources) === 0 || lengthOf(sources) > longestRehearsal) return;
    const labels = core.analysisWords(language).scene;
    stopRehearsal = rehearse(() => {
      const analysis = core.analyzeFirst(sources, choices);
      if (analysis === 'needs-all-readers') stopRehearsal?.();
      else core.buildMapScene(analysis, { labels, textWidth: core.approximateTextWidth, aspect: 1.5 });
    });
  };
  let stopRehearsal: (() => void) | undefined;

  let dropAnswer: (() => void) | undefined;
  const run = (): void => {
    const { sources, choices } = store.getState();
    const { core } = current;
    const begin = performance.now();
    client.cancel();
    ofWorker = undefined;
    stopRehearsal?.();
    dropAnswer?.();
    if (core === undefined) {
      publish({ pending: true, failure: undefined });
      void loadCore().then(
        (loaded) => {
          if (current.core === undefined) {
            current = { ...current, core: loaded };
            run();
            afterPaintWhenIdle(() => {
              fetchRules();
              warmUp(loaded);
            });
          }
        },
        (error: unknown) => {
          publish({ pending: false, failure: { kind: 'load', detail: String(error) } });
        },
      );
      return;
    }
    const done = (analysis: Analysis, judgedBy: 'here' | 'worker'): void => {
      markAnalyzed();
      judge = judgedBy;
      const judged = areSameTexts(sources, current.sources) ? current.judged : undefined;
      const show = (): void => {
        publish({ analysis, judged, sources, pending: false, failure: undefined });
      };
      if (performance.now() - begin < longMs) {
        show();
        return;
      }
      // Input that came meanwhile is heard before the page takes it up, and what came from the worker has taken its time.
      const release = holdPaint();
      const drop = afterInput(() => {
        show();
        release();
      });
      dropAnswer = () => {
        drop();
        release();
      };
    };
    const failed = (detail: string): void => {
      const failure = { kind: 'analysis', detail } as const;
      publish({ analysis: undefined, judged: undefined, sources, pending: false, failure });
    };
    if (lengthOf(sources) > mainThreadLimit) {
      publish({ pending: true });
      // The editor takes the text up when the picture is painted: meanwhile the answer finds nothing in its way.
      dropAnswer = holdPaint();
      client.request(sources, choices, wishNow(), {
        done: (analysis, { starts, numbering }) => {
          ofWorker = analysis;
          if (analysis.host !== undefined && numbering !== undefined)
            core.findNumbering.know(analysis.host, numbering);
          keepLineStarts(sources, starts);
          const endWaiting = dropAnswer;
          done(analysis, 'worker');
          endWaiting?.();
          // What is selected and the matrix need it, and the page, which has laid nothing out, has not built it yet.
          afterPaintWhenIdle(() => {
            if (ofWorker?.host !== undefined) core.buildTopologyTree(ofWorker.host);
          });
        },
        failed: (detail) => {
          failed(detail);
          dropAnswer?.();
        },
      });
      return;
    }
    let analysis: Analysis | 'needs-all-readers';
    try {
      analysis = (allReaders ?? core.analyzeFirst)(sources, choices);
    } catch (error) {
      failed(String(error));
      return;
    }
    if (analysis === 'needs-all-readers') fetchReaders();
    else done(analysis, 'here');
  };

  store.subscribe((state, before) => {
    if (state.sources !== before.sources || !areSameButMuted(state.choices, before.choices)) run();
    else if (
      state.choices.muted !== before.choices.muted &&
      verdict?.segments === current.analysis?.segments
    ) {
      if (verdict !== undefined) settleJudged(verdict);
    }
  });

  return {
    current: () => current,
    settled: () => settled,
    run,
    setPictureAspect: (aspect) => {
      pictureAspect = aspect;
    },
    layOut: (analysis, wish, done) => (analysis === ofWorker ? client.layOut(wish, done) : 'not-there'),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function lengthOf(sources: readonly Source[]): number {
  return sources.reduce((sum, source) => sum + source.text.length, 0);
}

/** They may have been edited. */
function areSameTexts(these: readonly Source[], those: readonly Source[]): boolean {
  return these.length === those.length && these.every(({ id }, i) => id === those[i]?.id);
}
