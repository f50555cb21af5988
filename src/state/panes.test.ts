import { describe, expect, it } from 'vitest';
import { paneLimits, withinLimits } from './panes.ts';
import { createPageStore } from './store.ts';

describe('the panes', () => {
  it('keep a width within the limits, and forget it', () => {
    const store = createPageStore();
    const { setPaneWidth } = store.getState();
    setPaneWidth('texts', 10_000);
    setPaneWidth('details', 301.4);
    expect(store.getState().paneWidths).toEqual({ texts: paneLimits.mostPx, details: 301 });
    setPaneWidth('texts', undefined);
    expect(store.getState().paneWidths).toStrictEqual({ details: 301 });
  });

  it('take what is no number for the least', () => {
    expect(withinLimits(Number.NaN)).toBe(paneLimits.leastPx);
    expect(withinLimits(-5)).toBe(paneLimits.leastPx);
  });
});
