/** Which findings are shown, and in which groups: by severity and then rule, or by domain. */
import type { Finding, RuleId, Severity } from '../../core/findings/finding.ts';
import type { EntityId } from '../../core/identity.ts';

export interface FindingFilter {
  readonly hidden: readonly Severity[];
  readonly domain: EntityId | undefined;
  readonly rule: RuleId | undefined;
  readonly by: 'severity' | 'domain';
}

export const noFilter: FindingFilter = { hidden: [], domain: undefined, rule: undefined, by: 'severity' };

/** A domain's id; `several`: they are about more than one domain; `none`: about none. */
type DomainGroup = string;

export interface FindingGroup {
  readonly key: string;
  readonly severity?: Severity;
  readonly domain?: DomainGroup;
  readonly rules: readonly RuleGroup[];
}

interface RuleGroup {
  readonly rule: RuleId;
  readonly findings: readonly Finding[];
}

export const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** The domains that a finding is about, in the order in which it names them. */
export function domainsOf({ entities }: Finding): readonly EntityId[] {
  return [...new Set(entities.flatMap((id) => /^d\d+(?=\/|$)/.exec(id)?.[0] ?? []))];
}

/** `but`: as if that part of the filter were not set, to count what it would show. */
export function filterFindings(
  findings: readonly Finding[],
  { hidden, domain, rule }: FindingFilter,
  but?: 'hidden' | 'domain' | 'rule',
): readonly Finding[] {
  return findings.filter(
    (finding) =>
      (but === 'hidden' || !hidden.includes(finding.severity)) &&
      (but === 'domain' || domain === undefined || domainsOf(finding).includes(domain)) &&
      (but === 'rule' || rule === undefined || finding.rule === rule),
  );
}

/** In the order of the findings, worst first; groups of domains in the order of the domains, the others behind. */
export function groupFindings(
  findings: readonly Finding[],
  by: FindingFilter['by'],
): readonly FindingGroup[] {
  const sorted = severities.flatMap((severity) => findings.filter((one) => one.severity === severity));
  if (by === 'severity')
    return severities.flatMap((severity) => {
      const own = sorted.filter((one) => one.severity === severity);
      return own.length === 0 ? [] : [{ key: severity, severity, rules: byRule(own) }];
    });
  const groups = new Map<DomainGroup, Finding[]>();
  for (const finding of sorted) {
    const [first, second] = domainsOf(finding);
    const key: DomainGroup = first === undefined ? 'none' : second === undefined ? first : 'several';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const place = (key: DomainGroup): number =>
    key === 'none' ? Infinity : key === 'several' ? Number.MAX_SAFE_INTEGER : Number(key.slice(1));
  return [...groups]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([domain, own]) => ({ key: domain, domain, rules: byRule(own) }));
}

function byRule(findings: readonly Finding[]): readonly RuleGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    // Of one severity each: a rule may have findings of several.
    const key = `${finding.severity} ${finding.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap((own) =>
    own[0] === undefined ? [] : [{ rule: own[0].rule, findings: own }],
  );
}

/** The same finding keeps its key from one analysis to the next, as far as its place and entities stay. */
export function keyOf({ rule, span, entities, params }: Finding): string {
  return `${rule} ${span === undefined ? '' : `${span.source}:${String(span.from)}`} ${entities.join(' ')} ${JSON.stringify(params)}`;
}
