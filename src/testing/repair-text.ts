/** Remedies straight to edited texts, for tests. */
import { defaultChoices, type Choices } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import type { RemedyStep } from '../core/findings/remedy.ts';
import { allReaders } from '../core/intake/readers.ts';
import { RepairShop } from '../core/repair/make-repairs.ts';
import type { Repair } from '../core/repair/repair.ts';
import { editSources } from '../core/repair/reread.ts';
import { sourcesOf } from './analyze-text.ts';

export interface RepairedTexts {
  readonly repair: Repair;
  /** As they read afterwards. */
  readonly texts: readonly string[];
}

export function repairTexts(
  texts: readonly string[],
  steps: readonly RemedyStep[],
  choices: Partial<Choices> = {},
): RepairedTexts {
  const sources = sourcesOf(texts);
  const all: Choices = { ...defaultChoices, ...choices };
  const { changes } = analyze(sources, all);
  const shop = new RepairShop({ sources, choices: all, readers: allReaders, changes });
  const repair = shop.repair({ id: 'test', steps });
  return { repair, texts: editSources(sources, repair.edits).map(({ text }) => text) };
}
