/** `pinscope check`: sources in, findings and repairs and the exit code out. Touches nothing outside. */
import type { Choices } from '../core/analysis.ts';
import { allRules } from '../core/findings/all-rules.ts';
import type { RuleId } from '../core/findings/finding.ts';
import { allReaders } from '../core/intake/readers.ts';
import { RepairShop } from '../core/repair/make-repairs.ts';
import { offerRepairs } from '../core/repair/offer-repairs.ts';
import type { Source } from '../core/text/source.ts';
import { toCheckJson } from '../report/check/check-json.ts';
import { toCheckMarkdown } from '../report/check/check-markdown.ts';
import { makeCheckReport, type CheckReport } from '../report/check/check-report.ts';
import { toSarif } from '../report/check/check-sarif.ts';
import { toCheckText } from '../report/check/check-text.ts';
import { escapeForTerminal } from '../report/terminal-text.ts';
import { analysisWords } from '../words/analysis.ts';
import { findingWords } from '../words/findings.ts';
import { explainRule, type RuleExplanation } from '../words/rule-pages.ts';
import { repairWordsOf } from '../words/repairs.ts';
import type { CheckRequest } from './arguments.ts';
import type { Analyze, Outcome } from './explain.ts';

export function check(
  request: CheckRequest,
  sources: readonly Source[],
  read: Choices,
  analyze: Analyze,
  version: string,
): Outcome {
  // Over what a link has put aside.
  const choices: Choices = { ...read, muted: [...request.muted, ...(read.muted ?? [])] };
  const analysis = analyze(sources, choices);
  const { language } = request;
  const words = findingWords(language);
  const shop = new RepairShop({ sources, choices, readers: allReaders, changes: analysis.changes });
  const report = makeCheckReport({
    sources,
    analysis,
    choices,
    least: request.least,
    offer: (finding) => offerRepairs(finding, { sources, choices, analysis, shop }),
    sentences: {
      finding: (finding) => words.finding(finding, analysis),
      remedy: (remedy) => words.remedy(remedy, analysis),
    },
  });
  const stdout = write(report, request, version);
  if (analysis.domains.length === 0)
    return { stdout, stderr: `pinscope: ${repairWordsOf(language).noDomain}\n`, code: 2 };
  const { error, warning, note } = report.counts;
  return { stdout, stderr: '', code: error + warning + note > 0 ? 1 : 0 };
}

function write(report: CheckReport, { format, language, colour }: CheckRequest, version: string): string {
  const repairs = repairWordsOf(language);
  const help = (rule: RuleId): RuleExplanation => explainRule(rule, language);
  const { severity } = analysisWords(language);
  const json = (value: unknown): string => `${escapeForTerminal(JSON.stringify(value, undefined, 2))}\n`;
  switch (format) {
    case 'text':
      return toCheckText(report, { repairs, severity: (one) => severity(one).toLowerCase() }, colour);
    case 'markdown':
      return toCheckMarkdown(report, { repairs, severity, help });
    case 'json':
      return json(toCheckJson(report, help));
    case 'sarif': {
      const rules = allRules.map((rule) => ({ ...rule, help: help(rule.id) }));
      return json(toSarif(report, { version, language, rules, headings: repairs }));
    }
  }
}
