/** A rule looks at the model and the placement, reads no text, and yields what it found. One file per rule. */
import type { AppliedChange } from '../change/applied-change.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import type { Machine } from '../host/merge-host.ts';
import type { Problem } from '../intake/reading.ts';
import type { JoinedObservation } from '../live/joined-observation.ts';
import type { DomainPlacement } from '../placement/placement.ts';
import type { EntityId } from '../identity.ts';
import type { Span } from '../text/source.ts';
import type { FindingOf, RuleId, RuleParams, Severity } from './finding.ts';
import type { Remedy } from './remedy.ts';
import type { RemedyId } from './remedies/remedy-ids.ts';

export interface RuleInput {
  readonly host: Host | undefined;
  readonly machines: readonly Machine[];
  readonly domains: readonly Domain[];
  /** One per domain, in the same order. */
  readonly placements: readonly DomainPlacement[];
  readonly observations: readonly JoinedObservation[];
  readonly changes: readonly AppliedChange[];
  readonly problems: readonly Problem[];
}

interface Hit<R extends RuleId> {
  readonly params: RuleParams[R];
  readonly span?: Span;
  readonly related?: readonly Span[];
  readonly entities?: readonly EntityId[];
  /** Where a hit differs from the rule's own severity. */
  readonly severity?: Severity;
}

export interface Rule<R extends RuleId = RuleId> {
  /** The file's name; stable for ever. */
  readonly id: R;
  readonly severity: Severity;
  check(input: RuleInput): Iterable<Hit<R>>;
  /**
   * What would mend a finding of this rule, the best first; asked only when somebody wants it, so it may look for
   * free CPUs. Absent, or empty: there is no repair that a program should propose. `remedies/propose.ts` asks, and keeps
   * back what would bring another finding as bad.
   */
  remedies?(finding: FindingOf<R>, input: RuleInput): readonly Remedy<RemedyId>[];
}
