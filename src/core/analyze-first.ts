/**
 * The pipeline with the readers of the commonest formats: what the page runs until a text needs more. It gives the same
 * answer as all readers would, or says that it cannot tell.
 */
import type { Analysis, Choices } from './analysis.ts';
import { analyzeWith } from './analyze-with.ts';
import { mayBeDressed } from './intake/clean/dressed.ts';
import { firstReaders } from './intake/first-readers.ts';
import type { Source } from './text/source.ts';

/** `sources` in the order in which they were pasted; their ids must differ. Never throws. */
export function analyzeFirst(sources: readonly Source[], choices: Choices): Analysis | 'needs-all-readers' {
  if (sources.some(({ text }) => mayBeDressed(text))) return 'needs-all-readers';
  const analysis = analyzeWith({ readers: firstReaders }, sources, choices);
  return analysis.segments.every(({ use }) => use === 'read') ? analysis : 'needs-all-readers';
}
