/** The pipeline with all readers: what the command line, the worker and the tests run. */
import type { Analysis, Choices } from './analysis.ts';
import { analyzeWith } from './analyze-with.ts';
import { allRules } from './findings/all-rules.ts';
import { allReaders } from './intake/readers.ts';
import { laterSteps } from './later-steps.ts';
import type { Source } from './text/source.ts';

/** `sources` in the order in which they were pasted; their ids must differ. Never throws. */
export function analyze(sources: readonly Source[], choices: Choices): Analysis {
  return analyzeWith({ readers: allReaders, rules: allRules, later: laterSteps }, sources, choices);
}
