/** What `pinscope check` found, with its repairs, before it is written in any format. */
import type { Choices, JudgedAnalysis, Mute } from '../../core/analysis.ts';
import type { Finding, Severity } from '../../core/findings/finding.ts';
import { isMendable } from '../../core/findings/remedies/propose.ts';
import type { RemedyId } from '../../core/findings/remedies/remedy-ids.ts';
import type { Remedy } from '../../core/findings/remedy.ts';
import { muteOf } from '../../core/muting.ts';
import type { OfferedRemedy } from '../../core/repair/offer-repairs.ts';
import type { Repair } from '../../core/repair/repair.ts';
import type { Source } from '../../core/text/source.ts';
import { diffOfEdits, formatDiff } from '../../core/text/unified-diff.ts';
import { makeHarmless } from '../terminal-text.ts';

/** The sentences of one language. */
interface CheckSentences {
  readonly finding: (finding: Finding) => { readonly title: string; readonly message: string };
  readonly remedy: (remedy: Remedy<RemedyId>) => string;
}

export interface ReportedRepair {
  readonly title: string;
  readonly repair: Repair;
  /** Against the texts as they came; one a text. */
  readonly diffs: readonly string[];
}

export interface ReportedFinding {
  readonly finding: Finding;
  readonly title: string;
  readonly message: string;
  /** Absent: it counts. */
  readonly mute?: Mute;
  readonly repairs: readonly ReportedRepair[];
}

export interface CheckReport {
  readonly sources: readonly Source[];
  readonly analysis: JudgedAnalysis;
  /** Of the asked severity at least, errors first; muted ones last. */
  readonly findings: readonly ReportedFinding[];
  /** Of those that count. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly muted: number;
  /** For so many findings, the last ones, no repairs were looked for although their rules know some: it was too much work. */
  readonly withoutRepairs: number;
}

export interface CheckInput {
  readonly sources: readonly Source[];
  readonly analysis: JudgedAnalysis;
  readonly choices: Choices;
  readonly least: Severity;
  /** `core/repair/offer-repairs.ts`. */
  readonly offer: (finding: Finding) => readonly OfferedRemedy[];
  readonly sentences: CheckSentences;
  /** How much may be spent on repairs: {@link atLeisure}, {@link whileWaiting}. */
  readonly work: number;
}

const rank: Readonly<Record<Severity, number>> = { error: 2, warning: 1, note: 0 };

/**
 * Each repair is tried on the model, mostly by reading the text again and judging all of it, so what a finding costs grows with
 * the threads and the text. A unit is some 6 µs of a desktop's time: half a minute for a command …
 */
export const atLeisure = 4_000_000;
/** … and a few seconds for a reader who pressed a button. */
export const whileWaiting = 400_000;

function costOfOne({ placements }: JudgedAnalysis, sources: readonly Source[]): number {
  const threads = placements.reduce((sum, placement) => sum + placement.threads.length, 0);
  const text = sources.reduce((sum, source) => sum + source.text.length, 0);
  return 500 + threads + text / 32;
}

export function makeCheckReport(input: CheckInput): CheckReport {
  const { sources, analysis, choices, least, offer, sentences, work } = input;
  const wanted = analysis.findings
    .filter(({ severity }) => rank[severity] >= rank[least])
    .map((finding) => ({ finding, mute: muteOf(finding, choices.muted ?? []) }));
  const counted = wanted.filter(({ mute }) => mute === undefined);
  const muted = wanted.filter(({ mute }) => mute !== undefined);
  let left = Math.max(1, Math.floor(work / costOfOne(analysis, sources)));
  let withoutRepairs = 0;
  const repairsOf = (finding: Finding): readonly ReportedRepair[] => {
    if (!isMendable(finding.rule)) return [];
    if (left === 0) withoutRepairs++;
    else left--;
    return withoutRepairs > 0 ? [] : offer(finding).map(reportRepair);
  };
  const tell = (finding: Finding): Omit<ReportedFinding, 'repairs'> => ({
    finding,
    ...sentences.finding(finding),
  });
  const reportRepair = ({ remedy, repair }: OfferedRemedy): ReportedRepair => ({
    title: sentences.remedy(remedy),
    repair,
    diffs: diffsOf(sources, repair),
  });
  const count = (severity: Severity): number =>
    counted.filter(({ finding }) => finding.severity === severity).length;
  return {
    sources,
    analysis,
    findings: [
      ...counted.map(({ finding }) => ({ ...tell(finding), repairs: repairsOf(finding) })),
      ...muted.map(({ finding, mute }) => ({ ...tell(finding), repairs: [], ...(mute && { mute }) })),
    ],
    counts: { error: count('error'), warning: count('warning'), note: count('note') },
    muted: muted.length,
    withoutRepairs,
  };
}

/** Unified diffs of the texts that a repair edits. */
function diffsOf(sources: readonly Source[], { edits }: Repair): readonly string[] {
  return sources.flatMap(({ id, name, text }) => {
    const own = edits.filter(({ source }) => source === id);
    return own.length === 0 ? [] : [formatDiff(diffOfEdits(text, own), makeHarmless(name))];
  });
}
