/** What the user looks at: the view, the selected thread or box, the sources whose lines are hidden, marked lines. */
import type { StateCreator } from 'zustand/vanilla';
import type { EntityId } from '../core/identity.ts';
import type { PinningSource } from '../core/placement/placement.ts';
import type { Span } from '../core/text/source.ts';
import type { State } from './store.ts';

export type Tab = 'map' | 'table';

/** Several entities pointed at together, by a finding; they are lit without being selected. */
interface Pointed {
  readonly key: string;
  readonly entities: readonly EntityId[];
}

/** Lines the user asked to see. A new object each time, so that asking again scrolls again. */
export interface Mark {
  readonly spans: readonly Span[];
}

export interface ViewSlice {
  readonly tab: Tab;
  readonly selection: EntityId | undefined;
  readonly pointed: Pointed | undefined;
  readonly mark: Mark | undefined;
  readonly hiddenSources: readonly PinningSource[];
  /** Whether the texts are open; undefined: as the window's width has it. */
  readonly drawerOpen: boolean | undefined;
  setDrawerOpen(open: boolean): void;
  setTab(tab: Tab): void;
  /** `mark`: the line that decides for it, shown in the editor. */
  select(id: EntityId | undefined, mark?: Span): void;
  pointAt(pointed: Pointed | undefined, spans: readonly Span[]): void;
  /** Opens the texts if they are closed: the user asked for these lines. */
  markSpans(spans: readonly Span[]): void;
  toggleSource(source: PinningSource): void;
  setView(view: { tab: Tab; selection: EntityId | undefined; hiddenSources: readonly PinningSource[] }): void;
}

export const createViewSlice: StateCreator<State, [], [], ViewSlice> = (set) => {
  const markOf = (state: State, spans: readonly Span[]): Partial<State> => {
    const first = spans[0];
    if (first === undefined) return { mark: undefined };
    const shown = spans.some((span) => span.source === state.activeSource);
    return { mark: { spans }, ...(shown ? {} : { activeSource: first.source }) };
  };
  return {
    tab: 'map',
    selection: undefined,
    pointed: undefined,
    mark: undefined,
    hiddenSources: [],
    drawerOpen: undefined,
    setDrawerOpen: (drawerOpen) => {
      set({ drawerOpen });
    },
    setTab: (tab) => {
      set({ tab });
    },
    select: (selection, mark) => {
      set((state) => ({ selection, pointed: undefined, ...markOf(state, mark === undefined ? [] : [mark]) }));
    },
    pointAt: (pointed, spans) => {
      set((state) => ({ pointed, ...markOf(state, spans) }));
    },
    markSpans: (spans) => {
      set((state) => ({ ...markOf(state, spans), drawerOpen: true }));
    },
    toggleSource: (source) => {
      set(({ hiddenSources }) => ({
        hiddenSources: hiddenSources.includes(source)
          ? hiddenSources.filter((other) => other !== source)
          : [...hiddenSources, source],
      }));
    },
    setView: (view) => {
      set({ ...view, pointed: undefined, mark: undefined });
    },
  };
};
