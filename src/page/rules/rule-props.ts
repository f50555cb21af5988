/** What every part of the rules needs. */
import type { RulesInForce } from '../../core/placement/releases.ts';
import type { ReadingCore } from '../load-core.ts';

export interface RuleProps {
  readonly core: ReadingCore;
  readonly words: ReturnType<ReadingCore['rulesWords']>;
  readonly rules: RulesInForce;
}
