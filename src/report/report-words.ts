/** The words of the reports (command line, export). Usage and usage errors are English, as those of virsh mostly are. */
import type { Analysis } from '../core/analysis.ts';
import type { FindingWords } from './json-report.ts';
import type { TextReportWords } from './text-report.ts';
import type { AnalysisWords } from '../words/analysis.ts';
import type { FindingSentences } from '../words/findings.ts';
import type { Language } from '../words/language.ts';
import { contentionWords } from '../words/contention.ts';
import { reportOwnWords, type ReportOwnWords } from '../words/report.ts';
import { rulesWords } from '../words/rules.ts';
import { runTimeWords, type RunTimeWords } from '../words/run-time.ts';

/** What is taken from `words/analysis.ts` and `words/findings.ts`. */
export type SharedWords = FindingSentences &
  Pick<AnalysisWords, 'kind' | 'assumption' | 'severity' | 'entity' | 'trust' | 'change' | 'observation'>;

/** Those of the run time, from `words/run-time.ts`. */
type RunTimeParts = 'locality' | 'doubt' | 'start' | 'limit';

export type ReportWords = FindingWords & TextReportWords & ReportOwnWords;

export function reportWords(language: Language, shared: SharedWords, analysis: Analysis): ReportWords {
  const blank = language === 'zh-CN' ? '' : ' ';
  const join = (...sentences: readonly (string | undefined)[]): string =>
    sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(blank);
  return {
    ...reportOwnWords(language),
    rules: rulesWords(language).head,
    ...runTimeParts(runTimeWords(language), language),
    ...contentionWords(language),
    domain: ({ id }) => shared.entity(id, analysis),
    threads: (ids) => shared.threads(ids, analysis),
    numbering: shared.trust.numbering,
    missing: ({ id, command }) => `${shared.trust.missing[id]}: ${command}`,
    findingMessage: (finding) => shared.finding(finding, analysis).message,
    severity: (severity) => shared.severity(severity).toLowerCase(),
    assumption: (assumption) => {
      const { title, detail } = shared.assumption(assumption);
      return join(endSentence(title, language), detail);
    },
    change: (change) => {
      const { title, detail } = shared.change(change, analysis);
      return join(endSentence(title, language), detail);
    },
    observation: (observation) => {
      const { name, said } = shared.observation(observation, analysis);
      const colon = language === 'zh-CN' ? '：' : ': ';
      const { title } = shared.kind(observation.reader);
      return `${name}${colon}${said}${language === 'zh-CN' ? `（${title}）` : ` (${title})`}`;
    },
    gave: ({ reader, gave }) => {
      const { title } = shared.kind(reader);
      const gifts = gave.map(shared.trust.gift).join(language === 'zh-CN' ? '、' : ', ');
      return gifts === '' ? title : `${title}${language === 'zh-CN' ? '：' : ': '}${gifts}`;
    },
    unread: ({ reader }) => {
      const { title, instead } = shared.kind(reader);
      return join(endSentence(title, language), instead);
    },
  };
}

function runTimeParts(words: RunTimeWords, language: Language): Pick<TextReportWords, RunTimeParts> {
  const [blank, comma, colon] = language === 'zh-CN' ? ['', '、', '：'] : [' ', ', ', ': '];
  return {
    locality: ({ verdict, distance }) =>
      verdict === 'unknown'
        ? ''
        : `${words.localityShort[verdict]}${distance === undefined ? '' : ` ${Math.round(distance * 10) / 10}`}`,
    doubt: ({ kind, message }) =>
      words.doubt[kind] + (message === undefined ? '' : blank + words.doubtMessage(message)),
    start: (kinds, verdict, message) =>
      [kinds.map((kind) => words.cgroup[kind]).join(comma), words.startState[verdict], message]
        .filter((part) => part !== undefined)
        .join(colon),
    limit: ({ of, cap, traps }, { vcpus }, limits) =>
      [
        of === 'shares' ? words.weight(limits.weight) : '',
        of !== 'shares' && cap?.cpus !== undefined ? words.cap(of, cap.cpus) : '',
        ...traps.map(({ id }) => words.trap[id]),
        of === 'vcpu' && limits.vcpusTogether !== undefined && vcpus.current > 1
          ? words.together(vcpus.current, limits.vcpusTogether)
          : '',
      ]
        .filter((sentence) => sentence !== '')
        .join(blank),
  };
}

function endSentence(title: string, language: Language): string {
  if (title === '' || /[.!?:。！？：]$/u.test(title)) return title;
  return `${title}${language === 'zh-CN' ? '。' : '.'}`;
}
