/**
 * The repairs of a finding that are worth proposing: taken on the model, each makes the finding go and brings none that is as
 * bad. Asked only when somebody wants to see them, for one finding at a time.
 */
import { idsOf } from '../../cpuset/cpuset.ts';
import { coresOfHost } from '../../host/cores-of-host.ts';
import { onceFor } from '../../once-for.ts';
import { allRules } from '../all-rules.ts';
import { partOf } from '../by-machine.ts';
import type { Finding, RuleId, Severity } from '../finding.ts';
import type { Remedy, RemedyStep } from '../remedy.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { runRules, runRulesOnPart } from '../run.ts';
import { imagine, subjectOf } from './imagine.ts';
import type { RemedyId } from './remedy-ids.ts';

const rank: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

const rulesById = new Map<string, Rule>(allRules.map((rule) => [rule.id, rule]));

const findingsOf = onceFor((analysis: RuleInput) => runRules(allRules, analysis));
const findingsOfPart = onceFor((part: RuleInput) => runRulesOnPart(allRules, part));

/** The best first; empty where a program should propose nothing. `analysis`: whose finding it is. */
export function proposeRemedies(finding: Finding, analysis: RuleInput): readonly Remedy<RemedyId>[] {
  const rule = rulesById.get(finding.rule);
  if (rule?.remedies === undefined) return [];
  const input = partOf(finding, analysis);
  const remedies = rule.remedies(finding, input);
  const seen = new Set<string>();
  let hasReorder = false;
  let hasAny = false;
  return remedies
    .filter(({ id, steps }) => {
      const key = JSON.stringify(steps);
      if (steps.length === 0 || seen.has(key) || areOfQemu(steps, input)) return false;
      // Where the cores that it has are enough, nobody is sent elsewhere.
      if (id === 'pin-all-apart' && hasReorder) return false;
      if (id === 'move-with-memory' && hasAny) return false;
      seen.add(key);
      const after = imagine(input, steps);
      const isGood =
        after === undefined || isBetter(finding, findingsOfPart(input), runRulesOnPart(allRules, after));
      if (isGood && id === 'reorder-pins') hasReorder = true;
      hasAny ||= isGood;
      return isGood;
    })
    .map((remedy) => (areCoresTold(remedy, input) ? remedy : { ...remedy, coresUnknown: true }));
}

/** Of all CPUs that somebody is pinned to. */
function areCoresTold({ steps }: Remedy, { host }: RuleInput): boolean {
  if (host === undefined) return false;
  const coreOf = coresOfHost(host);
  return steps.every(
    (step) => step.kind !== 'pin' || [...idsOf(step.cpus)].every((cpu) => coreOf(cpu) !== undefined),
  );
}

/** Whether a program ever proposes something for findings of the rule. */
export function isMendable(rule: RuleId): boolean {
  return rulesById.get(rule)?.remedies !== undefined;
}

/** A command line of QEMU's is not edited, and no virsh command reaches its guest. */
function areOfQemu(steps: readonly RemedyStep[], { domains }: RuleInput): boolean {
  const lines = new Set(domains.flatMap(({ id, qemu }) => (qemu === undefined ? [] : [id])));
  return steps.some((step) => lines.has(subjectOf(step)));
}

/** Of whole analyses: there are fewer findings of its rule afterwards, and of no rule more that are as bad. */
export function helps(finding: Finding, before: RuleInput, after: RuleInput): boolean {
  return isBetter(finding, findingsOf(before), runRules(allRules, after));
}

function isBetter(
  { rule, severity }: Finding,
  before: readonly Finding[],
  after: readonly Finding[],
): boolean {
  const had = countAsBad(before, severity);
  const has = countAsBad(after, severity);
  if ((has.get(rule) ?? 0) >= (had.get(rule) ?? 0)) return false;
  return [...has].every(([one, count]) => count <= (had.get(one) ?? 0));
}

function countAsBad(findings: readonly Finding[], severity: Severity): ReadonlyMap<RuleId, number> {
  const counts = new Map<RuleId, number>();
  for (const one of findings) {
    if (rank[one.severity] >= rank[severity]) counts.set(one.rule, (counts.get(one.rule) ?? 0) + 1);
  }
  return counts;
}
