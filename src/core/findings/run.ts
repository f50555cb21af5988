/** Runs every rule; one that throws is our own fault and is reported as such instead of hiding the others. */
import type { Finding, FindingOf, RuleId, Severity } from './finding.ts';
import type { Rule, RuleInput } from './rule.ts';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** More findings of one rule than a person reads; the rest are cut, so that noise cannot flood the page. */
const mostOfOneRule = 500;

/** All findings: errors first, then warnings, then notes; within each in the order of the rules. */
export function runRules(which: readonly Rule[], input: RuleInput): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of which) {
    try {
      let count = 0;
      for (const hit of rule.check(input)) {
        if (++count > mostOfOneRule) break;
        const finding: FindingOf<RuleId> = {
          rule: rule.id,
          severity: hit.severity ?? rule.severity,
          params: hit.params,
          ...(hit.span === undefined ? {} : { span: hit.span }),
          related: hit.related ?? [],
          entities: hit.entities ?? [],
        };
        findings.push(finding as Finding);
      }
    } catch (error) {
      findings.push({
        rule: 'rule-failed',
        severity: 'note',
        params: { failed: rule.id, detail: String(error) },
        related: [],
        entities: [],
      });
    }
  }
  return findings.sort((a, b) => rank[a.severity] - rank[b.severity]);
}
