/** How each rule is checked on a real host: commands, and an example of what they print. The same in every language. */
import type { RuleId } from '../../core/findings/finding.ts';
import { crowdChecks } from './crowd.ts';
import { elementChecks } from './elements.ts';
import { memoryChecks } from './memory.ts';
import { observedChecks } from './observed.ts';
import type { RuleCheck } from './rule-check.ts';
import { shapeChecks } from './shape.ts';
import { textChecks } from './texts.ts';

export const ruleChecks: Readonly<Record<RuleId, readonly RuleCheck[]>> = {
  ...textChecks,
  ...elementChecks,
  ...crowdChecks,
  ...shapeChecks,
  ...memoryChecks,
  ...observedChecks,
};
