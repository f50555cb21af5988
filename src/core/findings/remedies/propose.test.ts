/** What is proposed for each rule: that something is, that it helps, and how it speaks. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../../testing/analyze-text.ts';
import { repairTexts } from '../../../testing/repair-text.ts';
import { expectRepairsHelp } from '../../../testing/repairs-help.ts';
import { aside, large, pins, vm } from '../../../rule-cases/rule-case.ts';
import { ruleCases } from '../../../rule-cases/cases.ts';
import { findingWords } from '../../../words/findings.ts';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { allRules } from '../all-rules.ts';
import { runRules } from '../run.ts';
import { imagine } from './imagine.ts';
import { proposeRemedies } from './propose.ts';

const rank = { note: 0, warning: 1, error: 2 } as const;

/** Rules for which a program proposes nothing: the repair is a decision, or is not in the domain's XML. */
const withoutRepair: ReadonlySet<string> = new Set([
  ...allRules.filter(({ remedies }) => remedies === undefined).map(({ id }) => id),
  // Only of what another finding is about as well (`known-answers.test.ts`).
  'libvirt-refuses',
]);

describe('what is proposed', () => {
  it('is nothing where the host, a pasted text or a person is in charge', () => {
    expect([...withoutRepair].sort()).toMatchInlineSnapshot(`
      [
        "cell-cpus-from-host",
        "change-on-only-domain",
        "change-refused",
        "change-unplaced",
        "columns-assumed",
        "command-malformed",
        "command-not-applied",
        "domains-exceed-memory",
        "domains-share-pool",
        "element-misplaced",
        "era-refuses",
        "guest-of-other-machine",
        "guest-told-twice",
        "host-cpus-elided",
        "host-nodes-missing",
        "host-overcommitted",
        "host-sources-disagree",
        "host-unknown",
        "host-value-unreadable",
        "hugepages-do-not-fit",
        "json-malformed",
        "libvirt-refuses",
        "live-value-unreadable",
        "memory-exceeds-free",
        "memory-replaced",
        "nothing-to-read",
        "observation-unjoined",
        "observed-differs",
        "observed-iothreads-differ",
        "observed-limits-differ",
        "observed-memory-differs",
        "observed-vcpus-differ",
        "output-translated",
        "package-cpus-missing",
        "pin-string-unreadable",
        "qemu-differs-from-xml",
        "qemu-old-memory",
        "qemu-refuses",
        "qemu-value-unreadable",
        "qemu-vcpus-in-no-cell",
        "start-fails",
        "text-repaired",
        "text-too-long",
        "text-unrecognised",
        "vcpus-added-to-cell",
        "vcpus-not-drawn",
        "xml-elided",
        "xml-limit",
        "xml-malformed",
      ]
    `);
  });

  it.each(ruleCases.filter(({ rule }) => !withoutRepair.has(rule)))(
    'for $rule makes it go and brings nothing as bad',
    ({ rule, raises, choices }) => {
      const analysis = analyzeTexts(raises, choices);
      const finding = analysis.findings.find((one) => one.rule === rule)!;
      const remedies = proposeRemedies(finding, analysis);
      expect(remedies.length).toBeGreaterThan(0);
      for (const remedy of remedies) {
        for (const language of ['en', 'zh-CN'] as const) {
          const title = findingWords(language).remedy(remedy, analysis);
          expect(title).not.toMatch(/undefined|NaN|\[object|→ *$|: *$| {2}/);
          expect(title.length).toBeGreaterThan(1);
        }
        const after = imagine(analysis, remedy.steps);
        if (after === undefined) continue;
        const left = runRules(allRules, after);
        expect(left.map((one) => one.rule)).not.toContain(rule);
        const asBad = left.filter(({ severity }) => rank[severity] >= rank[finding.severity]);
        expect(asBad.map((one) => one.rule)).toEqual([]);
      }
    },
  );

  it.each(ruleCases.filter(({ rule }) => !withoutRepair.has(rule)))(
    'for $rule is an edit of the text, after which it is gone',
    ({ rule, raises, choices }) => {
      const analysis = analyzeTexts(raises, choices);
      const finding = analysis.findings.find((one) => one.rule === rule)!;
      for (const { steps } of proposeRemedies(finding, analysis)) {
        const { repair, texts } = repairTexts(raises, steps, choices);
        expect(repair.noEdit).toBeUndefined();
        const left = analyzeTexts(texts, choices).findings;
        expect(left.map((one) => one.rule)).not.toContain(rule);
        const asBad = left.filter(({ severity }) => rank[severity] >= rank[finding.severity]);
        expect(asBad.map((one) => one.rule)).toEqual([]);
      }
    },
  );
});

describe('domains that come to pinned CPUs', () => {
  const pinned = vm(`${pins(2, '1', '2')}${aside}</cputune>`);
  const setsAfter = (...others: readonly string[]): readonly string[] => {
    const texts = [pinned, ...others.map((inner, i) => vm(inner).replace('>t<', `>u${i}<`)), large];
    const analysis = analyzeTexts(texts);
    const finding = analysis.findings.find(({ rule }) => rule === 'domains-may-wander')!;
    return proposeRemedies(finding, analysis).map(({ steps }) =>
      steps.map((step) => ('cpus' in step ? formatCpuSet(step.cpus ?? []) : '')).join(' '),
    );
  };

  it('are kept off them, on a node each where nobody had chosen one', () => {
    expect(setsAfter(`<vcpu>4</vcpu>`)).toEqual(['4-7,12-15']);
    expect(setsAfter(`<vcpu cpuset='0-3'>2</vcpu>`)).toEqual(['0,3']);
    expect(setsAfter(`${pins(1, '2-3')}${aside}</cputune>`)).toEqual(['3']);
    expect(setsAfter(`<vcpu>8</vcpu>`, `<vcpu>6</vcpu>`, `<vcpu>1</vcpu>`)).toEqual([
      '4-7,12-15 0,3,8-11 0,3,8-11',
    ]);
  });

  it('are left alone where they would have fewer CPUs than vCPUs', () => {
    expect(setsAfter(`<vcpu cpuset='1-3'>2</vcpu>`)).toEqual([]);
    expect(setsAfter(`<vcpu>15</vcpu>`)).toEqual([]);
  });
});

it('what is offered for random domains helps in their texts, too', { timeout: 120_000 }, () => {
  const applied = expectRepairsHelp(25);
  expect(applied.size).toBeGreaterThan(5);
});
