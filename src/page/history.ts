/** Keeps what the reader gives from visit to visit, in this browser alone, unless that is not wanted. */
import {
  clearHistory,
  keepTexts,
  readHere,
  readHistory,
  writeHere,
  type KeptHistory,
  type KeptTexts,
} from '../browser/history-storage.ts';
import { createLinkClient } from '../browser/link-client.ts';
import { afterPaintWhenIdle } from '../browser/timing.ts';
import type { PageStore, State } from '../state/store.ts';
import type { AnalysisRunner } from './analysis-runner.ts';
import { ownStateOf } from './share/link-state-of.ts';
import { makeTextsLink } from './share/texts-link.ts';
import type { StageStore } from './stage.ts';

export interface History {
  current(): KeptHistory;
  subscribe(listener: () => void): () => void;
  /** What this tab showed before it was loaded again. */
  readonly resumed: KeptTexts | undefined;
  /** Forgets all; `isOn` false: and keeps nothing from now on. */
  clear(isOn: boolean): void;
  /** Tells whoever else holds earlier texts that they are to be forgotten. */
  onClear(listener: () => void): void;
  /** The entry that what is on show belongs to, as long as it is the reader's own. */
  here(): string | undefined;
  /** What is shown next is the entry of this id, and not another. */
  resume(id: string): void;
}

/** After the last change: keeping is not to be felt while one types. */
const restMs = 700;
const mostNames = 3;

export function createHistory(
  store: PageStore,
  runner: Pick<AnalysisRunner, 'current'>,
  stage: StageStore,
  makeLink = makeTextsLink,
): History {
  /** Read when it is asked for: it may be long, and the first picture does not wait for it. */
  let known: KeptHistory | undefined;
  const current = (): KeptHistory => (known ??= readHistory());
  const listeners = new Set<() => void>();
  const clearing: (() => void)[] = [];
  const tell = (): void => {
    known = undefined;
    for (const listener of listeners) listener();
  };
  const resumed = readHere();
  /** The entry that what is on show belongs to. */
  let here: string | undefined;
  let next: string | undefined;

  /** The texts of examples and lessons are here anyway. */
  const isOwn = ({ sources, example }: State): boolean =>
    example === undefined &&
    stage.getState().side !== 'lesson' &&
    sources.some(({ text }) => text.trim() !== '');
  const linkClient = createLinkClient();
  /** Counted: a link that is on its way when one comes is not kept. */
  let changes = 0;
  const keep = async (): Promise<void> => {
    const state = store.getState();
    if (!isOwn(state) || here === undefined) return;
    const id = here;
    const mine = changes;
    const link = await makeLink(ownStateOf(state), linkClient);
    if (link === undefined || id !== here || mine !== changes) return;
    keepTexts({ id, at: Date.now(), title: titleOf(runner), link });
    tell();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopWaiting: (() => void) | undefined;
  const forget = (): void => {
    changes += 1;
    clearTimeout(timer);
    stopWaiting?.();
    linkClient.end();
  };
  store.subscribe((state, before) => {
    if (!isWorthKeeping(state, before)) return;
    forget();
    if (!isOwn(state)) {
      here = undefined;
      writeHere(undefined);
      return;
    }
    // Other texts altogether are another entry.
    const isOther = state.sources.every(({ id }) => !before.sources.some((source) => source.id === id));
    if (here === undefined || isOther) {
      here = next ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
      next = undefined;
    }
    if (current().isOn)
      timer = setTimeout(() => {
        // A picture that is still being made comes first.
        stopWaiting = afterPaintWhenIdle(() => {
          // Without it nothing is kept this time.
          keep().catch(() => {});
        });
      }, restMs);
  });

  return {
    current,
    resumed,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    clear: (isOn) => {
      forget();
      clearHistory(isOn);
      for (const listener of clearing) listener();
      tell();
    },
    onClear: (listener) => {
      clearing.push(listener);
    },
    here: () => here,
    resume: (id) => {
      here = undefined;
      next = id;
    },
  };
}

function isWorthKeeping(state: State, before: State): boolean {
  return (
    state.sources !== before.sources ||
    state.choices !== before.choices ||
    state.selection !== before.selection ||
    state.tab !== before.tab ||
    state.lens !== before.lens
  );
}

/** The names of the guests, as far as they go. */
function titleOf(runner: Pick<AnalysisRunner, 'current'>): string {
  const names = (runner.current().analysis?.domains ?? []).flatMap(({ name }) => name ?? []);
  return names.length > mostNames ? `${names.slice(0, mostNames).join(', ')} …` : names.join(', ');
}
