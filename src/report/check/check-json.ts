/**
 * Findings and their repairs as JSON, for other programs. A contract like that of `json-contract.ts`: members may be
 * added, none is renamed or removed. Lines and columns are 1-based, columns in UTF-16 units, `to` is exclusive;
 * `offset` counts UTF-16 units from the beginning of the text.
 */
import type { RuleId, Severity } from '../../core/findings/finding.ts';
import type { EntityId } from '../../core/identity.ts';
import type { NoEdit, StandIn, VirshScope } from '../../core/repair/repair.ts';
import type { Span } from '../../core/text/source.ts';
import type { LineColumn } from '../../core/text/lines.ts';
import { findPlaces, type Places } from '../places.ts';
import type { RuleExplanation } from '../../words/rule-pages.ts';
import type { CheckReport, ReportedFinding, ReportedRepair } from './check-report.ts';

export interface JsonCheck {
  readonly pinscope: 1;
  /** Of the findings that count: of the asked severity at least, and not muted. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly muted: number;
  /** For so many of the findings, the last ones, no repairs were looked for: it was too much work. */
  readonly withoutRepairs: number;
  readonly findings: readonly JsonCheckFinding[];
}

interface JsonSpan {
  readonly source: string;
  readonly from: JsonPoint;
  readonly to: JsonPoint;
}

interface JsonPoint extends LineColumn {
  readonly offset: number;
}

interface JsonCheckFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly why: string;
  /** When it does not matter. */
  readonly harmless: string;
  /** What to look for on a real host, and the commands that show it. */
  readonly howToCheck: { readonly text: string; readonly commands: RuleExplanation['checks'] };
  /** null: no text is at fault. */
  readonly at: JsonSpan | null;
  readonly related: readonly JsonSpan[];
  readonly entities: readonly EntityId[];
  /** The reason for which it is put aside; null: it counts. */
  readonly muted: string | null;
  readonly repairs: readonly JsonRepair[];
}

interface JsonRepair {
  readonly id: string;
  readonly title: string;
  /** What is replaced; empty where `noEdit` says why. */
  readonly edits: readonly (JsonSpan & { readonly text: string })[];
  readonly noEdit: NoEdit | null;
  readonly diff: string;
  /** For a POSIX shell; null: no libvirt has a say in it, or none would take the domain as it stands. */
  readonly virsh:
    | (Readonly<Record<VirshScope, { readonly lines: readonly string[]; readonly complete: boolean }>> & {
        readonly edit: readonly string[];
        /** False: VM or UUID stands for a domain; `standIn` says why. */
        readonly named: boolean;
        readonly standIn?: StandIn;
      })
    | null;
}

export function toCheckJson(report: CheckReport, help: HelpOf): JsonCheck {
  const places = findPlaces(report.sources);
  return {
    pinscope: 1,
    counts: report.counts,
    muted: report.muted,
    withoutRepairs: report.withoutRepairs,
    findings: report.findings.map((one) => toFinding(one, places, help)),
  };
}

type HelpOf = (rule: RuleId) => RuleExplanation;

function toFinding(
  { finding, title, message, mute, repairs }: ReportedFinding,
  places: Places,
  help: HelpOf,
): JsonCheckFinding {
  const { rule, severity, span, related, entities } = finding;
  const { why, fine, check, checks } = help(rule);
  return {
    rule,
    severity,
    title,
    message,
    why,
    harmless: fine,
    howToCheck: { text: check, commands: checks },
    at: span === undefined ? null : toSpan(span, places),
    related: related.map((one) => toSpan(one, places)),
    entities,
    muted: mute?.reason ?? null,
    repairs: repairs.map((one) => toRepair(one, places)),
  };
}

function toSpan(span: Span, places: Places): JsonSpan {
  const { source, ...from } = places.startOf(span);
  const { line, column } = places.endOf(span);
  return { source, from: { ...from, offset: span.from }, to: { line, column, offset: span.to } };
}

function toRepair({ title, repair, diffs }: ReportedRepair, places: Places): JsonRepair {
  return {
    id: repair.remedy,
    title,
    edits: repair.edits.map((edit) => ({ ...toSpan(edit, places), text: edit.text })),
    noEdit: repair.noEdit ?? null,
    diff: diffs.join(''),
    virsh: repair.commands ?? null,
  };
}
