import { expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { host, pins, vm } from '../../rule-cases/rule-case.ts';
import { domainsOf, filterFindings, groupFindings, noFilter } from './group-findings.ts';

const other = vm(`${pins(2, '2', '2')}</cputune>`).replace('>t<', '>u<');
const { findings } = analyzeTexts([vm(`${pins(4, '1', '1', '2', '2')}</cputune>`), other, host]);
const shown = (some: typeof findings) => some.map(({ rule, entities }) => `${rule} ${entities.join(' ')}`);

it('groups by severity and rule, worst first', () => {
  const groups = groupFindings(findings, 'severity');
  expect(groups.map(({ severity }) => severity)).toEqual(
    ['error', 'warning', 'note'].filter((severity) => findings.some((one) => one.severity === severity)),
  );
  const [shared] = groups.flatMap(({ rules }) => rules).filter(({ rule }) => rule === 'vcpus-share-pcpu');
  expect(shared?.findings).toHaveLength(2);
  expect(shown(groups.flatMap(({ rules }) => rules.flatMap((one) => one.findings))).sort()).toEqual(
    shown(findings).sort(),
  );
});

it('groups by domain, those of several behind', () => {
  const groups = groupFindings(findings, 'domain');
  for (const { domain, rules } of groups)
    for (const finding of rules.flatMap((one) => one.findings)) {
      const domains = domainsOf(finding);
      expect(domains.length > 1 ? 'several' : (domains[0] ?? 'none')).toBe(domain);
    }
  const order = groups.map(({ domain }) => domain);
  expect(order.indexOf('several')).toBeGreaterThan(order.indexOf('d0'));
});

it('shows what the filter lets through, and counts what a part of it hides', () => {
  const mine = { ...noFilter, domain: 'd1' };
  expect(filterFindings(findings, mine).every((one) => domainsOf(one).includes('d1'))).toBe(true);
  expect(filterFindings(findings, mine, 'domain')).toEqual(findings);
  const rule = { ...noFilter, rule: 'vcpus-share-pcpu' as const };
  expect(filterFindings(findings, rule)).toHaveLength(2);
  expect(filterFindings(findings, { ...rule, hidden: ['warning'] })).toEqual([]);
  expect(filterFindings(findings, { ...rule, hidden: ['warning'] }, 'hidden')).toHaveLength(2);
});
