/** What every panel about a selected entity is given. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { ReadingCore } from '../load-core.ts';
import type { AnalysisWords, RunTimeWords } from '../page-context.ts';

export interface FactsProps {
  readonly id: EntityId;
  readonly analysis: Analysis;
  readonly core: ReadingCore;
  readonly words: AnalysisWords;
  readonly runTime: RunTimeWords;
}
