/** Makes a repair's edit in the texts: one step of the editor's history, and of the panel's own Undo. */
import type { Source } from '../../core/text/source.ts';
import type { PageStore } from '../../state/store.ts';
import type { OfferedRepair } from './use-repairs.ts';

export interface AppliedRepair {
  readonly title: string;
  readonly xml: OfferedRepair['repair']['xml'];
  readonly texts: readonly { readonly id: string; readonly before: string; readonly after: string }[];
}

/** Undefined: the texts have changed since the repair was worked out, and nothing is done. */
export function applyRepair(
  store: PageStore,
  { title, repair, diffs }: OfferedRepair,
): AppliedRepair | undefined {
  const { sources, editTexts } = store.getState();
  if (!diffs.every(({ source }) => sources.includes(source))) return undefined;
  const texts = diffs.map(({ source, after }) => ({ id: source.id, before: source.text, after }));
  editTexts(texts.map(({ id, after }) => ({ id, text: after })));
  return { title, xml: repair.xml, texts };
}

/**
 * How the texts stand to what was applied. `undone`: as they were before (the editor can undo it too); `gone`: others
 * have taken their place.
 */
export type Standing = 'applied' | 'undone' | 'edited' | 'gone';

export function standingOf(sources: readonly Source[], { texts }: AppliedRepair): Standing {
  const now = texts.map(({ id }) => sources.find((one) => one.id === id)?.text);
  if (texts.every(({ after }, i) => now[i] === after)) return 'applied';
  if (texts.every(({ before }, i) => now[i] === before)) return 'undone';
  return now.every((text) => text === undefined) ? 'gone' : 'edited';
}

export function undoRepair(store: PageStore, { texts }: AppliedRepair): void {
  store.getState().editTexts(texts.map(({ id, before }) => ({ id, text: before })));
}
