/**
 * What findings are read as. Apart from `analysis.ts`, because these are most of all words there are, and no picture
 * waits for them.
 */
import type { Analysis } from '../core/analysis.ts';
import type { Finding, FindingOf, RuleId } from '../core/findings/finding.ts';
import { analysisWords } from './analysis.ts';
import { findings as english, type FindingWords, type Naming } from './en/findings.ts';
import type { ReaderId } from '../core/intake/reading.ts';
import type { Language } from './language.ts';
import { findings as chinese } from './zh-CN/findings.ts';

export interface FindingSentences {
  /** A short title, and a sentence with the concrete numbers. */
  finding(finding: Finding, analysis: Analysis): { readonly title: string; readonly message: string };
}

const languages: Readonly<Record<Language, FindingWords>> = { en: english, 'zh-CN': chinese };

export function findingWords(language: Language): FindingSentences {
  const rules = languages[language];
  const words = analysisWords(language);
  return {
    finding: (finding, analysis) =>
      sentence(rules, finding, {
        entity: (id) => words.entity(id, analysis),
        list: words.list,
        kind: (reader) => words.kind(reader as ReaderId).title,
        instead: (reader) => words.kind(reader as ReaderId).instead ?? '',
      }),
  };
}

function sentence<R extends RuleId>(
  words: FindingWords,
  finding: FindingOf<R>,
  name: Naming,
): { title: string; message: string } {
  const { title, message } = words[finding.rule];
  return { title: title(finding.params, name), message: message(finding.params, name) };
}
