/** Every rule's own case, sent as a model link: what is found is found again, unless it is about the text as a text. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { defaultChoices } from '../../core/analysis.ts';
import type { RuleId } from '../../core/findings/finding.ts';
import { findingKeys } from '../../link/model/finding-keys.ts';
import { ruleCases } from '../../rule-cases/cases.ts';
import { modelOf, reopen } from './round-trip.ts';
import { writeModel } from '../../link/model/write-model.ts';

/** About how the text is written, or about text in which there is nothing to read: no model holds that. */
const aboutTexts: ReadonlySet<RuleId> = new Set([
  'xml-malformed',
  'xml-elided',
  'xml-limit',
  'host-value-unreadable',
  'live-value-unreadable',
  'qemu-value-unreadable',
  'pin-string-unreadable',
  'command-malformed',
  'command-not-applied',
  'columns-assumed',
  'output-translated',
  'json-malformed',
  'package-cpus-missing',
  'host-nodes-missing',
  'nothing-to-read',
  'text-unrecognised',
  'text-too-long',
  'text-repaired',
  // Which texts stood together.
  'guest-of-other-machine',
]);

describe('a model link', () => {
  it.each(ruleCases.map((one) => [one.rule, one] as const))(
    '%s',
    (rule, { raises, silent, choices = {} }) => {
      const chosen = { ...defaultChoices, ...choices };
      const found = (texts: readonly { readonly text: string }[]): readonly string[] =>
        findingKeys(
          analyze(
            texts.map(({ text }, i) => ({ id: `s${i}`, name: '', text })),
            chosen,
          ).findings,
        ).toSorted();
      for (const texts of [raises, silent]) {
        const given = texts.map((text) => ({ name: '', text }));
        const opened = reopen(given, chosen);
        const wanted = found(given).filter((key) => !aboutTexts.has(key.split(' ')[1] as RuleId));
        expect(found(opened)).toEqual(wanted);
        expect(writeModel(modelOf(opened, chosen))).toEqual(writeModel(modelOf(given, chosen)));
      }
      if (!aboutTexts.has(rule)) expect(found(raises.map((text) => ({ text }))).length).toBeGreaterThan(0);
    },
    60_000,
  );
});
