/** The whole way in one go, with all readers and all rules: what the command line, the reports and the tests run. */
import type { Choices, JudgedAnalysis } from './analysis.ts';
import { analyzeAll } from './analyze-all.ts';
import { joinReadings } from './analyze-with.ts';
import { judge } from './findings/judge.ts';
import type { SegmentReading } from './intake/reading.ts';
import { laterSteps } from './later-steps.ts';
import type { Source } from './text/source.ts';

/** `sources` in the order in which they were pasted; their ids must differ. Never throws. */
export function analyze(sources: readonly Source[], choices: Choices): JudgedAnalysis {
  return judge(analyzeAll(sources, choices));
}

/** The same of texts that were read before (`intake/read-source.ts`), with the same choices. */
export function analyzeReadings(
  sources: readonly Source[],
  readings: readonly SegmentReading[],
  choices: Choices,
): JudgedAnalysis {
  return judge(joinReadings(laterSteps, sources, readings, choices));
}
