/**
 * What findings are read as. Apart from `analysis.ts`, because these are most of all words there are, and no picture
 * waits for them.
 */
import type { Analysis } from '../core/analysis.ts';
import type { EntityId } from '../core/identity.ts';
import type { Finding, FindingOf, RuleId } from '../core/findings/finding.ts';
import type { Remedy } from '../core/findings/remedy.ts';
import type { RemedyId } from '../core/findings/remedies/remedy-ids.ts';
import { analysisWords } from './analysis.ts';
import { findings as english, type FindingWords, type Naming } from './en/findings.ts';
import { remedies as englishRemedies, type RemedyWords } from './en/remedies.ts';
import { threadNames as englishThreads } from './en/thread-names.ts';
import type { ReaderId } from '../core/intake/reading.ts';
import type { Language } from './language.ts';
import { nameThreads, type ThreadListWords } from './thread-lists.ts';
import { findings as chinese } from './zh-CN/findings.ts';
import { remedies as chineseRemedies } from './zh-CN/remedies.ts';
import { threadNames as chineseThreads } from './zh-CN/thread-names.ts';

export interface FindingSentences {
  /** A short title, and a sentence with the concrete numbers. */
  finding(finding: Finding, analysis: Analysis): { readonly title: string; readonly message: string };
  /** Threads in few words, within a sentence. */
  threads(ids: readonly EntityId[], analysis: Analysis): string;
  /** What a repair would do, as its button says it. */
  remedy(remedy: Remedy<RemedyId>, analysis: Analysis): string;
}

interface Words {
  readonly rules: FindingWords;
  readonly threads: ThreadListWords;
  readonly remedies: RemedyWords;
}

const languages: Readonly<Record<Language, Words>> = {
  en: { rules: english, threads: englishThreads, remedies: englishRemedies },
  'zh-CN': { rules: chinese, threads: chineseThreads, remedies: chineseRemedies },
};

export function findingWords(language: Language): FindingSentences {
  const { rules, threads, remedies } = languages[language];
  const words = analysisWords(language);
  const naming = (analysis: Analysis): Naming => ({
    entity: (id) => words.entity(id, analysis),
    threads: (ids) =>
      nameThreads(ids, analysis.domains, threads, (id) => words.entity(id, analysis), words.list),
    list: words.list,
    kind: (reader) => words.kind(reader as ReaderId).title,
    instead: (reader) => words.kind(reader as ReaderId).instead ?? '',
  });
  return {
    finding: (finding, analysis) => sentence(rules, finding, naming(analysis)),
    threads: (ids, analysis) => naming(analysis).threads(ids),
    remedy: (remedy, analysis) => remedies[remedy.id](remedy, naming(analysis)),
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
