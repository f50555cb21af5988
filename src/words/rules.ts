/** Whose rules answer, in a reader's language; see `en/rules.ts` for what there is. */
import { defineVersions } from '../core/domain/versions.ts';
import type { DefineChange } from '../core/domain/versions.ts';
import { usualCgroup, usualEra } from '../core/placement/choices.ts';
import { basisOfRelease } from '../core/placement/releases.ts';
import type { ReleaseChange, RulesInForce } from '../core/placement/releases.ts';
import { rules as en, type RulesWords } from './en/rules.ts';
import type { Language } from './language.ts';
import { runTimeWords, type RunTimeWords } from './run-time.ts';
import { rules as zhCN } from './zh-CN/rules.ts';

export type RuleSentences = RulesWords & {
  readonly runTime: RunTimeWords;
  /** What a release changed. */
  readonly changed: (change: ReleaseChange['id']) => string;
  /** The head of a report: "Rules: libvirt 12.4.0 (from release notes; verified on 9.0.0) · cgroup v2". */
  readonly head: (rules: RulesInForce) => string;
  /** On the page: the release, and whatever else is not as usual. */
  readonly chip: (rules: RulesInForce, assumesNothing: boolean) => string;
};

const all: Readonly<Record<Language, RulesWords>> = { en, 'zh-CN': zhCN };

export function rulesWords(language: Language): RuleSentences {
  const words = all[language];
  const runTime = runTimeWords(language);
  const era = (rules: RulesInForce): readonly string[] =>
    rules.era === usualEra ? [] : [words.placedAs[rules.era]];
  return {
    ...words,
    runTime,
    changed: (change) => (isDefineChange(change) ? words.defineChange[change] : runTime.change[change]),
    head: (rules) =>
      words.statement(
        words.release(rules.libvirt),
        words.basis[basisOfRelease(rules.libvirt)],
        words.join([runTime.cgroup[rules.cgroup], ...era(rules)]),
      ),
    chip: (rules, assumesNothing) =>
      words.join([
        words.release(rules.libvirt),
        ...(rules.cgroup === usualCgroup ? [] : [runTime.cgroup[rules.cgroup]]),
        ...era(rules),
        ...(assumesNothing ? [words.assumesNothing] : []),
      ]),
  };
}

const defineChanges: ReadonlySet<string> = new Set(defineVersions.map(({ change }) => change));

function isDefineChange(change: ReleaseChange['id']): change is DefineChange {
  return defineChanges.has(change);
}
