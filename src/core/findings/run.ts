/** Runs every rule; one that throws is our own fault and is reported as such instead of hiding the others. */
import type { Finding, FindingOf, RuleId, Severity } from './finding.ts';
import { divideByMachine } from './by-machine.ts';
import type { Rule, RuleInput } from './rule.ts';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** More findings of one rule than a person reads; the rest are cut, so that noise cannot flood the page. */
const mostOfOneRule = 500;

/** All findings, of each machine's guests by themselves: errors first, then warnings, then notes; within each in the order of the rules. */
export function runRules(which: readonly Rule[], input: RuleInput): readonly Finding[] {
  return runOn(which, divideByMachine(input));
}

/** The same of one of the parts that {@link divideByMachine} gives, or of what it would be after a repair. */
export function runRulesOnPart(which: readonly Rule[], part: RuleInput): readonly Finding[] {
  return runOn(which, [part]);
}

function runOn(which: readonly Rule[], parts: readonly RuleInput[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of which) {
    try {
      let count = 0;
      for (const hit of onceEach(parts, (part) => rule.check(part))) {
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

/** What is about the texts is found in each part, and told once. */
function* onceEach<Hit>(
  parts: readonly RuleInput[],
  check: (part: RuleInput) => Iterable<Hit>,
): Generator<Hit> {
  const said = new Set<string>();
  for (const part of parts) {
    for (const hit of check(part)) {
      const key = parts.length === 1 ? '' : JSON.stringify(hit);
      if (said.has(key)) continue;
      if (parts.length > 1) said.add(key);
      yield hit;
    }
  }
}
