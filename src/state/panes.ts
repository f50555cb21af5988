/** How wide the side panes are, and whether the details are open. Kept from visit to visit like the theme; never in a link. */
import type { StateCreator } from 'zustand/vanilla';
import type { State } from './store.ts';

export type Pane = 'texts' | 'details';
/** Absent: as wide as the window's width has it. */
export type PaneWidths = Readonly<Partial<Record<Pane, number>>>;

export const paneLimits = { leastPx: 200, mostPx: 900 } as const;

export interface PanesSlice {
  readonly paneWidths: PaneWidths;
  readonly detailsOpen: boolean;
  /** Kept within the limits; undefined: as usual again. */
  setPaneWidth(pane: Pane, widthPx: number | undefined): void;
  setDetailsOpen(open: boolean): void;
}

export const createPanesSlice: StateCreator<State, [], [], PanesSlice> = (set) => ({
  paneWidths: {},
  detailsOpen: true,
  setPaneWidth: (pane, widthPx) => {
    set(({ paneWidths }) => {
      const { [pane]: _, ...others } = paneWidths;
      return { paneWidths: widthPx === undefined ? others : { ...others, [pane]: withinLimits(widthPx) } };
    });
  },
  setDetailsOpen: (detailsOpen) => {
    set({ detailsOpen });
  },
});

/** Of what an earlier visit kept, the widths of panes that there are, within the limits. */
export function keptWidths({ texts, details }: Readonly<Record<string, number>>): PaneWidths {
  return {
    ...(texts === undefined ? {} : { texts: withinLimits(texts) }),
    ...(details === undefined ? {} : { details: withinLimits(details) }),
  };
}

/** What is no number counts as the least. */
export function withinLimits(widthPx: number): number {
  const { leastPx, mostPx } = paneLimits;
  return Number.isFinite(widthPx) ? Math.round(Math.min(mostPx, Math.max(leastPx, widthPx))) : leastPx;
}
