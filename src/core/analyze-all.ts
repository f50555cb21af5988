/** The pipeline with all readers, before the rules judge its answer: what the page draws, and what `analyze` goes on from. */
import type { Analysis, Choices } from './analysis.ts';
import { analyzeWith } from './analyze-with.ts';
import { allReaders } from './intake/readers.ts';
import { laterSteps } from './later-steps.ts';
import type { Source } from './text/source.ts';

/** `sources` in the order in which they were pasted; their ids must differ. Never throws. */
export function analyzeAll(sources: readonly Source[], choices: Choices): Analysis {
  return analyzeWith({ readers: allReaders, later: laterSteps }, sources, choices);
}
