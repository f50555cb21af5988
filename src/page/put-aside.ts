/** Findings that the user has put aside: kept, shown apart, and counted nowhere else. */
import type { Choices, JudgedAnalysis, Mute } from '../core/analysis.ts';
import type { Finding } from '../core/findings/finding.ts';
import type { JudgingCore } from './load-core.ts';

export interface MutedFinding {
  readonly finding: Finding;
  readonly mute: Mute;
}

interface Verdict {
  /** With the findings that count. */
  readonly judged: JudgedAnalysis;
  readonly muted: readonly MutedFinding[];
}

export function putAside(
  judged: JudgedAnalysis,
  mutes: readonly Mute[] = [],
  { muteOf }: Pick<JudgingCore, 'muteOf'>,
): Verdict {
  if (mutes.length === 0) return { judged, muted: [] };
  const muted: MutedFinding[] = [];
  const findings = judged.findings.filter((finding) => {
    const mute = muteOf(finding, mutes);
    if (mute !== undefined) muted.push({ finding, mute });
    return mute === undefined;
  });
  return { judged: { ...judged, findings }, muted };
}

/** Then the texts need not be read again. */
export function areSameButMuted(a: Choices, b: Choices): boolean {
  if (a === b) return true;
  const names = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Choices)[]);
  return [...names].every((name) => name === 'muted' || a[name] === b[name]);
}
