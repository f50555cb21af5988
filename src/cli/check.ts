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
import { atLeisure, makeCheckReport, type CheckReport } from '../report/check/check-report.ts';
import { toSarif, type SarifCall, type SarifNotice, type SarifTool } from '../report/check/check-sarif.ts';
import { toCheckText } from '../report/check/check-text.ts';
import { escapeForTerminal } from '../report/terminal-text.ts';
import { analysisWords } from '../words/analysis.ts';
import { findingWords } from '../words/findings.ts';
import type { Language } from '../words/language.ts';
import { explainRule, type RuleExplanation } from '../words/rule-pages.ts';
import { repairWordsOf } from '../words/repairs.ts';
import type { CheckRequest } from './arguments.ts';
import { noteMachines, type Analyze, type Outcome } from './explain.ts';

/** `notices`: what is to be said of the reading. */
export function check(
  request: CheckRequest,
  sources: readonly Source[],
  read: Choices,
  analyze: Analyze,
  version: string,
  notices: readonly SarifNotice[],
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
    work: atLeisure,
    offer: (finding) => offerRepairs(finding, { sources, choices, analysis, shop }),
    sentences: {
      finding: (finding) => words.finding(finding, analysis),
      remedy: (remedy) => words.remedy(remedy, analysis),
    },
  });
  const { error, warning, note } = report.counts;
  const isWithout = analysis.domains.length === 0;
  const code = isWithout ? 2 : error + warning + note > 0 ? 1 : 0;
  const { noDomain } = repairWordsOf(language);
  const stdout = write(report, request, version, {
    exitCode: code,
    notices: [...notices, ...(isWithout ? [{ level: 'error' as const, text: noDomain }] : [])],
  });
  const stderr = noteMachines(sources, choices, analysis, language);
  return { stdout, stderr: isWithout ? `${stderr}pinscope: ${noDomain}\n` : stderr, code };
}

/** What is printed where the texts could not be had: only a log has a place for it. */
export function printFailure(
  { format, language }: CheckRequest,
  notice: SarifNotice,
  version: string,
): string {
  return format === 'sarif'
    ? printJson(toSarif(undefined, sarifTool(language, version), { exitCode: 2, notices: [notice] }))
    : '';
}

function printJson(value: unknown): string {
  return `${escapeForTerminal(JSON.stringify(value, undefined, 2))}\n`;
}

function sarifTool(language: Language, version: string): SarifTool {
  const rules = allRules.map((rule) => ({ ...rule, help: explainRule(rule.id, language) }));
  return { version, language, rules, headings: repairWordsOf(language) };
}

function write(
  report: CheckReport,
  { format, language, colour }: CheckRequest,
  version: string,
  call: SarifCall,
): string {
  const repairs = repairWordsOf(language);
  const help = (rule: RuleId): RuleExplanation => explainRule(rule, language);
  const { severity } = analysisWords(language);
  switch (format) {
    case 'text':
      return toCheckText(report, { repairs, severity: (one) => severity(one).toLowerCase() }, colour);
    case 'markdown':
      return toCheckMarkdown(report, { repairs, severity, help });
    case 'json':
      return printJson(toCheckJson(report, help));
    case 'sarif': {
      const { withoutRepairs: left } = report;
      const notices: readonly SarifNotice[] =
        left === 0 ? call.notices : [...call.notices, { level: 'note', text: repairs.repairsLeftOut(left) }];
      return printJson(toSarif(report, sarifTool(language, version), { ...call, notices }));
    }
  }
}
