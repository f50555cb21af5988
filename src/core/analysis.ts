/** The whole answer to one set of sources and choices: plain JSON, so it can be posted, printed, stored. */
import type { Assumption } from './assumption.ts';
import type { AppliedChange } from './change/applied-change.ts';
import type { Domain } from './domain/domain.ts';
import type { Finding, RuleId } from './findings/finding.ts';
import type { Host } from './host/host.ts';
import type { Machine } from './host/merge-host.ts';
import type { EntityId } from './identity.ts';
import type { Gift } from './intake/gifts.ts';
import type { Problem, ReaderId, ReaderUse } from './intake/reading.ts';
import type { JoinedObservation } from './live/joined-observation.ts';
import type { CgroupKind } from './placement/choices.ts';
import type { EraId } from './placement/eras.ts';
import type { MissingFact } from './missing-facts.ts';
import type { DomainPlacement } from './placement/placement.ts';
import type { RulesInForce } from './placement/releases.ts';
import type { Span } from './text/source.ts';

/** What the user chose; everything else follows from it and the sources. */
export interface Choices {
  /** Ids of the assumptions that were dropped. */
  readonly droppedAssumptions: readonly string[];
  /** Ids of the what-if commands that are not applied. */
  readonly droppedChanges?: readonly string[];
  /** No assumptions at all, and libvirt 9.0.0's rules unless `libvirt` names others: answer as libvirt would. */
  readonly asLibvirt: boolean;
  /** Whose rules: 'X.Y.Z'. Absent: now, the newest release of which they are known. */
  readonly libvirt?: string;
  /** The user's answer for numad: a host node list as libvirt would parse it (`0`, `0-1`). */
  readonly numad: string | undefined;
  /** The kind of cgroup that the host has; absent: v2. */
  readonly cgroup?: CgroupKind;
  /** Whose rules place the threads; absent: now. */
  readonly era?: EraId;
  /** Which machine is meant when the texts are about several: its place in `Analysis.machines`. */
  readonly machine?: number;
  /** Findings that the user has put aside, with the reason; none is not written down. */
  readonly muted?: readonly Mute[];
}

/** Puts aside every finding of a rule, or only those about these entities (a finding's whole list, in its order). */
export interface Mute {
  readonly rule: RuleId;
  readonly entities?: readonly EntityId[];
  /** In the user's words; may be empty. */
  readonly reason: string;
}

export const defaultChoices: Choices = { droppedAssumptions: [], asLibvirt: false, numad: undefined };

export interface AnalysisSegment {
  readonly span: Span;
  readonly reader: ReaderId;
  readonly use: ReaderUse;
  readonly gave: readonly Gift[];
}

/** What the texts say. What is to be thought of it is a step of its own, after which it is a {@link JudgedAnalysis}. */
export interface Analysis {
  /** Whose rules answered. */
  readonly rules: RulesInForce;
  readonly segments: readonly AnalysisSegment[];
  readonly host: Host | undefined;
  /** The machines that the texts are about, in paste order; more than one: `host` is one of them. */
  readonly machines: readonly Machine[];
  readonly domains: readonly Domain[];
  /** One per domain, in the same order. */
  readonly placements: readonly DomainPlacement[];
  /** What was observed of running domains, joined to ours. */
  readonly observations: readonly JoinedObservation[];
  /** What-if commands in the order in which they were typed, applied or not. */
  readonly changes: readonly AppliedChange[];
  /** Those in force. */
  readonly assumptions: readonly Assumption[];
  /** Those that could be made and were dropped, so that they can be taken up again. */
  readonly droppedAssumptions: readonly Assumption[];
  /** What the texts leave open, with the commands that would tell it. */
  readonly missing: readonly MissingFact[];
  /** What the readers stumbled over, in paste order; of each kind the first thousand. */
  readonly problems: readonly Problem[];
}

/** The same, and what the rules found in it. */
export interface JudgedAnalysis extends Analysis {
  readonly findings: readonly Finding[];
}
