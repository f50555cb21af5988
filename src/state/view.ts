/** What the user looks at: the view, the lens, what is selected, the classes that are filtered out, marked lines. */
import type { StateCreator } from 'zustand/vanilla';
import type { EntityId } from '../core/identity.ts';
import type { LensId } from '../core/lens/lens.ts';
import { usualFolding } from '../core/scene/folding.ts';
import type { FoldMode, Folding } from '../core/scene/folding.ts';
import type { Span } from '../core/text/source.ts';
import type { State } from './store.ts';

export const tabs = ['map', 'matrix', 'table'] as const;
export type Tab = (typeof tabs)[number];

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
  /** What the colours tell apart, in all views. */
  readonly lens: LensId;
  /** The one that the details are about. */
  readonly selection: EntityId | undefined;
  /** Chosen beside it, to be seen together. */
  readonly alsoSelected: readonly EntityId[];
  readonly pointed: Pointed | undefined;
  readonly mark: Mark | undefined;
  /** Keys of the classes (of any lens) that are filtered out. */
  readonly hiddenClasses: readonly string[];
  /** Which nodes of the host stand folded in the map. */
  readonly folding: Folding;
  /** Whether the texts are open; undefined: as the window's width has it. */
  readonly drawerOpen: boolean | undefined;
  setDrawerOpen(open: boolean): void;
  setTab(tab: Tab): void;
  setLens(lens: LensId): void;
  /** `mark`: the line that decides for it, shown in the editor. */
  select(id: EntityId | undefined, mark?: Span): void;
  /** Into what is selected, or out of it. */
  selectAlso(id: EntityId): void;
  pointAt(pointed: Pointed | undefined, spans: readonly Span[]): void;
  /** Opens the texts if they are closed: the user asked for these lines. */
  markSpans(spans: readonly Span[]): void;
  toggleClass(key: string): void;
  /** By hand, for these nodes. */
  foldNodes(ids: readonly EntityId[], isFolded: boolean): void;
  /** For all nodes; what was done by hand is forgotten. */
  setFoldMode(mode: FoldMode): void;
  setView(view: Pick<ViewSlice, 'tab' | 'lens' | 'selection' | 'hiddenClasses'>): void;
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
    lens: 'source',
    selection: undefined,
    alsoSelected: [],
    pointed: undefined,
    mark: undefined,
    hiddenClasses: [],
    folding: usualFolding,
    drawerOpen: undefined,
    setDrawerOpen: (drawerOpen) => {
      set({ drawerOpen });
    },
    setTab: (tab) => {
      set({ tab });
    },
    setLens: (lens) => {
      set({ lens });
    },
    select: (selection, mark) => {
      set((state) => ({
        selection,
        alsoSelected: [],
        pointed: undefined,
        ...markOf(state, mark === undefined ? [] : [mark]),
      }));
    },
    selectAlso: (id) => {
      set(({ selection, alsoSelected }) => {
        const chosen = selection === undefined ? [] : [selection, ...alsoSelected];
        const [first, ...others] = chosen.includes(id)
          ? chosen.filter((other) => other !== id)
          : [...chosen, id];
        return { selection: first, alsoSelected: others, pointed: undefined, mark: undefined };
      });
    },
    pointAt: (pointed, spans) => {
      set((state) => ({ pointed, ...markOf(state, spans) }));
    },
    markSpans: (spans) => {
      set((state) => ({ ...markOf(state, spans), drawerOpen: true }));
    },
    toggleClass: (key) => {
      set(({ hiddenClasses }) => ({
        hiddenClasses: hiddenClasses.includes(key)
          ? hiddenClasses.filter((other) => other !== key)
          : [...hiddenClasses, key],
      }));
    },
    foldNodes: (ids, isFolded) => {
      set(({ folding }) => ({
        folding: {
          ...folding,
          byHand: { ...folding.byHand, ...Object.fromEntries(ids.map((id) => [id, isFolded])) },
        },
      }));
    },
    setFoldMode: (mode) => {
      set({ folding: { mode, byHand: {} } });
    },
    setView: (view) => {
      set({ ...view, alsoSelected: [], pointed: undefined, mark: undefined });
    },
  };
};
