/** Texts straight to an analysis, for tests: each text is a source of its own, in paste order. */
import { defaultChoices, type JudgedAnalysis, type Choices } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { formatCpuSet } from '../core/cpuset/cpuset.ts';
import type { Host } from '../core/host/host.ts';
import { placeDomain } from '../core/placement/place-domain.ts';
import type { Source } from '../core/text/source.ts';

export function analyzeTexts(texts: readonly string[], choices: Partial<Choices> = {}): JudgedAnalysis {
  return analyze(sourcesOf(texts), { ...defaultChoices, ...choices });
}

/** As above, with facts of the host that no reader of ours can tell yet; findings are left as they were. */
export function analysisOn(
  texts: readonly string[],
  choices: Partial<Choices>,
  change: (host: Host) => Host,
): JudgedAnalysis {
  const analysis = analyzeTexts(texts, choices);
  if (analysis.host === undefined) throw new Error('no host in these texts');
  const host = change(analysis.host);
  const chosen = { ...defaultChoices, ...choices };
  const placements = analysis.domains.map((domain) => placeDomain(domain, host, chosen));
  return { ...analysis, host, placements };
}

export function sourcesOf(texts: readonly string[]): readonly Source[] {
  return texts.map((text, i) => ({ id: `s${String(i + 1)}`, name: `paste-${String(i + 1)}`, text }));
}

/** `vcpu:0 → 1,3-4 vcpupin`, one line a thread, without the domain when there is only one. */
export function threadLines(analysis: JudgedAnalysis): readonly string[] {
  return analysis.placements.flatMap((placement) =>
    placement.threads.map((thread) => {
      const asked = typeof thread.asked === 'string' ? thread.asked : formatCpuSet(thread.asked);
      const name = analysis.domains.length === 1 ? thread.thread.replace(/^d0\//, '') : thread.thread;
      return `${name} → ${asked} ${thread.source}${thread.online ? '' : ' (offline)'}`;
    }),
  );
}

export function ruleIds(analysis: JudgedAnalysis): readonly string[] {
  return analysis.findings.map((finding) => `${finding.severity} ${finding.rule}`);
}

/** What stands in the text at a span. */
export function textAt(
  texts: readonly string[],
  span: { source: string; from: number; to: number } | undefined,
): string {
  if (span === undefined) return '(no place)';
  return texts[Number(span.source.slice(1)) - 1]?.slice(span.from, span.to) ?? '(no such source)';
}
