/**
 * Keeps the analysis in step with the store: derived, never stored. Small texts are analysed at once, on the main
 * thread and before the next frame; large ones in a worker, the last request winning.
 *
 * It tells twice. `current` changes as soon as there is an answer, and the picture follows it. `settled` follows
 * after that picture is painted; the lists, the editor's marks and the live region follow that one, so that they
 * never delay the picture.
 */
import { createAnalysisClient } from '../browser/analysis-client.ts';
import { afterPaint, afterPaintWhenIdle, markAnalyzed, markPainted } from '../browser/timing.ts';
import type { Analysis } from '../core/analysis.ts';
import type { Source } from '../core/text/source.ts';
import type { PageStore } from '../state/store.ts';
import { loadCore } from './load-core.ts';
import type { ReadingCore } from './load-core.ts';
import { keepLineStarts } from './source-lines.ts';

/** Longer texts (UTF-16 units, all together) go to the worker. */
const mainThreadLimit = 512 * 1024;

export interface Reading {
  readonly core: ReadingCore | undefined;
  readonly analysis: Analysis | undefined;
  /** The texts that the analysis was made from; its spans point into these. */
  readonly sources: readonly Source[];
  readonly pending: boolean;
  readonly failure: { readonly kind: 'load' | 'analysis'; readonly detail: string } | undefined;
}

export interface AnalysisRunner {
  current(): Reading;
  settled(): Reading;
  subscribe(listener: () => void): () => void;
  /** Loads the core if it is not here, and analyses again. */
  run(): void;
}

export function createAnalysisRunner(store: PageStore): AnalysisRunner {
  let current: Reading = {
    core: undefined,
    analysis: undefined,
    sources: [],
    pending: true,
    failure: undefined,
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
    tell();
    stopWaiting?.();
    stopWaiting = afterPaint(() => {
      if (!current.pending) markPainted();
      settled = current;
      tell();
    });
  };

  /** Once they are here every text is read with all of them. */
  let allReaders: typeof import('./all-readers-core.ts') | undefined;
  const fetchReaders = (): void => {
    publish({ pending: true });
    void import('./all-readers-core.ts').then(
      (loaded) => {
        allReaders = loaded;
        run();
      },
      (error: unknown) => {
        publish({ pending: false, failure: { kind: 'load', detail: String(error) } });
      },
    );
  };

  const run = (): void => {
    const { sources, choices } = store.getState();
    const { core } = current;
    client.cancel();
    if (core === undefined) {
      publish({ pending: true, failure: undefined });
      void loadCore().then(
        (loaded) => {
          if (current.core === undefined) {
            current = { ...current, core: loaded };
            run();
            afterPaintWhenIdle(client.warm);
          }
        },
        (error: unknown) => {
          publish({ pending: false, failure: { kind: 'load', detail: String(error) } });
        },
      );
      return;
    }
    const done = (analysis: Analysis): void => {
      markAnalyzed();
      publish({ analysis, sources, pending: false, failure: undefined });
    };
    const failed = (detail: string): void => {
      publish({ analysis: undefined, sources, pending: false, failure: { kind: 'analysis', detail } });
    };
    if (sources.reduce((sum, source) => sum + source.text.length, 0) > mainThreadLimit) {
      publish({ pending: true });
      client.request(sources, choices, {
        done: (analysis, starts) => {
          keepLineStarts(sources, starts);
          done(analysis);
        },
        failed,
      });
      return;
    }
    let analysis: Analysis | 'needs-all-readers';
    try {
      analysis =
        allReaders?.analyze(sources, choices) ?? core.analyzeFirst(core.firstRules, sources, choices);
    } catch (error) {
      failed(String(error));
      return;
    }
    if (analysis === 'needs-all-readers') fetchReaders();
    else done(analysis);
  };

  store.subscribe((state, before) => {
    if (state.sources !== before.sources || state.choices !== before.choices) run();
  });

  return {
    current: () => current,
    settled: () => settled,
    run,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
