/** Selecting: one rule for the picture, the table and the lists. A selected thread also marks the line that decides. */
import { useCallback } from 'react';
import type { Analysis } from '../core/analysis.ts';
import type { EntityId } from '../core/identity.ts';
import type { ThreadPlacement } from '../core/placement/placement.ts';
import type { Span } from '../core/text/source.ts';
import { usePage } from './page-context.ts';

/** The key of what is pointed at by the caret in a text: it is lit beside whatever is selected. */
export const caretKey = 'caret';

/** By the placements: a judged analysis shares them with what it was before. */
const indexes = new WeakMap<Analysis['placements'], ReadonlyMap<EntityId, ThreadPlacement>>();

export function threadsOf(analysis: Analysis): ReadonlyMap<EntityId, ThreadPlacement> {
  let index = indexes.get(analysis.placements);
  if (index === undefined) {
    index = new Map(
      analysis.placements.flatMap(({ threads }) => threads.map((thread) => [thread.thread, thread])),
    );
    indexes.set(analysis.placements, index);
  }
  return index;
}

/** The place of the setting that decided. */
export function winningSpan(thread: ThreadPlacement): Span | undefined {
  return thread.reasons.find((reason) => reason.state === 'applied')?.span;
}

export function useSelect(): (id: EntityId | undefined) => void {
  const { store, runner } = usePage();
  return useCallback(
    (id) => {
      const { analysis } = runner.current();
      const thread = id === undefined || analysis === undefined ? undefined : threadsOf(analysis).get(id);
      store.getState().select(id, thread === undefined ? undefined : winningSpan(thread));
    },
    [store, runner],
  );
}
