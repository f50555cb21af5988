/** The pipeline with all readers, before the rules judge its answer: what the page draws, and what `analyze` goes on from. */
import type { Analysis, Choices } from './analysis.ts';
import { analyzeWith, joinReadings } from './analyze-with.ts';
import { allReaders } from './intake/readers.ts';
import { cutSource } from './intake/segment.ts';
import { laterSteps } from './later-steps.ts';
import { onceFor } from './once-for.ts';
import type { Source } from './text/source.ts';

/** `sources` in the order in which they were pasted; their ids must differ. Never throws. */
export function analyzeAll(sources: readonly Source[], choices: Choices): Analysis {
  return analyzeWith({ readers: allReaders, later: laterSteps }, sources, choices);
}

const cutOnce = onceFor((choices: Choices) =>
  onceFor((source: Source) => cutSource(source, allReaders, choices.asLibvirt)),
);

/** As {@link analyzeAll}, for texts of which some were analysed before with the same choices (the same objects): they are not read again. */
export function analyzeAgain(sources: readonly Source[], choices: Choices): Analysis {
  return joinReadings(laterSteps, sources, sources.flatMap(cutOnce(choices)), choices);
}
