/** The rules over random domains on random hosts: none fails, and none asks in which order elements stand. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { JudgedAnalysis } from '../core/analysis.ts';
import { findingWords } from '../words/findings.ts';
import { analyzeTexts } from './analyze-text.ts';
import { chanceDomain, writeQemuDomain, type GeneratedDomain } from './generate/domain.ts';
import { pinnedDomain } from './generate/pinned-domain.ts';
import { reorder } from './generate/reorder.ts';
import { richHost } from './generate/rich-host.ts';

const words = [findingWords('en'), findingWords('zh-CN')];

const someDomain: fc.Arbitrary<GeneratedDomain> = fc.oneof(
  chanceDomain,
  pinnedDomain.map((elements) => ({ elements, extra: '', machine: 'q35' as const, style: 'plain' as const })),
);

/**
 * So many pairs of a domain and its host, two domains to a host; a quarter of the texts is written in two orders. How often
 * each rule was raised.
 */
export function surviveRules(pairs: number): ReadonlyMap<string, number> {
  const raised = new Map<string, number>();
  fc.assert(
    fc.property(someDomain, someDomain, richHost, fc.nat(), (one, two, host, turn) => {
      const write = (order: (generated: GeneratedDomain) => GeneratedDomain): JudgedAnalysis =>
        analyzeTexts([
          ...host,
          writeQemuDomain(order(one), 'kvm', 'a'),
          writeQemuDomain(order(two), 'kvm', 'b'),
        ]);
      const analysis = write((generated) => generated);
      for (const finding of analysis.findings) {
        expect(finding.rule).not.toBe('rule-failed');
        raised.set(finding.rule, (raised.get(finding.rule) ?? 0) + 1);
        for (const { finding: say } of words) {
          const { title, message } = say(finding, analysis);
          expect(`${title} ${message}`).not.toMatch(/undefined|NaN|\[object/);
        }
      }
      if (turn % 4 > 0) return;
      const turned = write((generated) => ({
        ...generated,
        elements: reorder(generated.elements, turn >> 2),
      }));
      expect(toldBy(turned)).toEqual(toldBy(analysis));
    }),
    { numRuns: pairs / 2 },
  );
  return raised;
}

/** What is said, without where. */
function toldBy({ findings }: JudgedAnalysis): readonly string[] {
  return findings
    .map(({ rule, severity, params, entities }) =>
      JSON.stringify([rule, severity, params, [...entities].sort()]),
    )
    .sort();
}
