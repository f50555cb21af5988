/** What is proposed for random domains on random hosts, taken in their texts: the finding goes, and none as bad comes. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Finding, RuleId } from '../core/findings/finding.ts';
import { allReaders } from '../core/intake/readers.ts';
import { RepairShop } from '../core/repair/make-repairs.ts';
import { offerRepairs } from '../core/repair/offer-repairs.ts';
import { editSources } from '../core/repair/reread.ts';
import { defaultChoices } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { sourcesOf } from './analyze-text.ts';
import { chanceDomain, writeQemuDomain, type GeneratedDomain } from './generate/domain.ts';
import { pinnedDomain } from './generate/pinned-domain.ts';
import { richHost } from './generate/rich-host.ts';

const rank = { note: 0, warning: 1, error: 2 } as const;

const pinned: fc.Arbitrary<GeneratedDomain> = pinnedDomain.map((elements) => ({
  elements,
  extra: '',
  machine: 'q35',
  style: 'plain',
}));

/** How often a repair of each rule was applied. Half of the hosts have two domains. */
export function expectRepairsHelp(runs: number, seed?: number): ReadonlyMap<RuleId, number> {
  const applied = new Map<RuleId, number>();
  fc.assert(
    fc.property(
      fc.oneof({ weight: 2, arbitrary: pinned }, chanceDomain),
      fc.option(fc.oneof(pinned, chanceDomain), { freq: 1 }),
      richHost,
      (one, two, host) => {
        const domains = [one, ...(two === null ? [] : [two])];
        const sources = sourcesOf([
          ...domains.map((domain, i) => writeQemuDomain(domain, 'kvm', 'ab'[i] ?? '')),
          ...host,
        ]);
        const choices = defaultChoices;
        const analysis = analyze(sources, choices);
        const shop = new RepairShop({ sources, choices, readers: allReaders, changes: analysis.changes });
        for (const finding of analysis.findings) {
          for (const { remedy, repair } of offerRepairs(finding, { sources, choices, analysis, shop })) {
            if (repair.noEdit !== undefined) continue;
            applied.set(finding.rule, (applied.get(finding.rule) ?? 0) + 1);
            const after = analyze(editSources(sources, repair.edits), choices);
            expectHelp(finding, remedy.id, analysis.findings, after.findings);
          }
        }
      },
    ),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  );
  return applied;
}

function expectHelp(
  finding: Finding,
  remedy: string,
  before: readonly Finding[],
  after: readonly Finding[],
): void {
  const count = (of: readonly Finding[], rule: RuleId): number =>
    of.filter((one) => one.rule === rule && rank[one.severity] >= rank[finding.severity]).length;
  const told = `${remedy} for ${finding.rule}`;
  expect(count(after, finding.rule), told).toBeLessThan(count(before, finding.rule));
  for (const { rule } of after)
    expect(count(after, rule), `${told} brings ${rule}`).toBeLessThanOrEqual(count(before, rule));
}
