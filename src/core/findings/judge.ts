/** All rules over an analysis: the last step of the way from texts to answers, and the one a picture does not wait for. */
import { allRules } from './all-rules.ts';
import type { Finding } from './finding.ts';
import type { RuleInput } from './rule.ts';
import { runRules } from './run.ts';

/** The same analysis with its findings; its parts stay the same objects. A rule that throws is a finding of its own. */
export function judge<A extends RuleInput>(analysis: A): A & { readonly findings: readonly Finding[] } {
  return { ...analysis, findings: runRules(allRules, analysis) };
}
