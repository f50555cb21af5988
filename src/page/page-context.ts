/** What every component reaches: the store, the derived reading, the words. */
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Embedding } from '../browser/embedding.ts';
import type { PageStore, State } from '../state/store.ts';
import { uiWords } from '../words/ui.ts';
import type { UiWords } from '../words/ui.ts';
import type { AnalysisRunner, Reading } from './analysis-runner.ts';
import type { History } from './history.ts';
import type { Intake } from './intake.ts';
import type { JudgingCore, ReadingCore } from './load-core.ts';
import type { NoticeStore, Notices } from './notices.ts';
import type { Stage, StageStore } from './stage.ts';

export interface Page {
  readonly store: PageStore;
  readonly runner: AnalysisRunner;
  readonly intake: Intake;
  readonly notices: NoticeStore;
  readonly history: History;
  readonly stage: StageStore;
  /** Set where the page stands in another one: then it is the picture alone. */
  readonly embedding: Embedding | undefined;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('usePage outside of <PageContext>');
  return page;
}

export function useChoice<T>(selector: (state: State) => T): T {
  return useStore(usePage().store, selector);
}

/** The store's actions; they never change. */
export function useActions(): State {
  return usePage().store.getState();
}

export function useNotices(): Notices {
  return useStore(usePage().notices);
}

export function useStage<T>(selector: (stage: Stage) => T): T {
  return useStore(usePage().stage, selector);
}

/** The newest answer: for the picture and whatever must change with it. */
export function useReading(): Reading {
  const { runner } = usePage();
  return useSyncExternalStore(runner.subscribe, runner.current);
}

/** The answer that is already painted: for lists. */
export function useSettledReading(): Reading {
  const { runner } = usePage();
  return useSyncExternalStore(runner.subscribe, runner.settled);
}

export function useUi(): UiWords {
  return uiWords(useChoice((state) => state.language));
}

export type AnalysisWords = ReturnType<ReadingCore['analysisWords']>;
export type RunTimeWords = ReturnType<ReadingCore['runTimeWords']>;

export function useAnalysisWords(core: ReadingCore | undefined): AnalysisWords | undefined {
  const language = useChoice((state) => state.language);
  return useMemo(() => core?.analysisWords(language), [core, language]);
}

export type FindingSentences = ReturnType<JudgingCore['findingWords']>;

/** They come with the rules, after the first picture. */
export function useFindingWords(judging: JudgingCore | undefined): FindingSentences | undefined {
  const language = useChoice((state) => state.language);
  return useMemo(() => judging?.findingWords(language), [judging, language]);
}

export function useRunTimeWords(core: ReadingCore | undefined): RunTimeWords | undefined {
  const language = useChoice((state) => state.language);
  return core?.runTimeWords(language);
}
