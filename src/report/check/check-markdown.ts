/** Findings for tickets, pull requests and chats. What the user wrote is escaped, so that it reads as it stands. */
import type { RuleId, Severity } from '../../core/findings/finding.ts';
import type { RepairWords } from '../../words/en/repairs.ts';
import type { RuleExplanation } from '../../words/rule-pages.ts';
import { escapeMarkdown } from '../copied-table.ts';
import { findPlaces, type Places } from '../places.ts';
import { makeHarmless } from '../terminal-text.ts';
import type { CheckReport, ReportedFinding, ReportedRepair } from './check-report.ts';

export interface CheckMarkdownWords {
  readonly repairs: RepairWords;
  readonly severity: (severity: Severity) => string;
  readonly help: (rule: RuleId) => RuleExplanation;
}

export function toCheckMarkdown(report: CheckReport, words: CheckMarkdownWords): string {
  const places = findPlaces(report.sources);
  const { error, warning, note } = report.counts;
  const counts = words.repairs.counts(error, warning, note, report.muted);
  const left = report.withoutRepairs > 0 ? [words.repairs.repairsLeftOut(report.withoutRepairs)] : [];
  return [
    `## Pinscope: ${counts === '' ? words.repairs.noFindings : counts}`,
    ...report.findings.map((one) => writeFinding(one, places, words)),
    ...left,
    '',
  ].join('\n\n');
}

/** One finding by itself, under a heading. */
function writeFinding(one: ReportedFinding, places: Places, words: CheckMarkdownWords): string {
  const { finding, title, message, mute, repairs } = one;
  const { why, fine, check, checks } = words.help(finding.rule);
  const spans = finding.span === undefined ? finding.related : [finding.span, ...finding.related];
  const where = [...new Set(spans.map((span) => placeOf(span, places)))].slice(0, mostPlaces);
  const own = words.repairs;
  const fact = (name: string, text: string): string =>
    text === '' ? '' : `**${name}:** ${proseInMarkdown(text)}`;
  return [
    `### ${words.severity(finding.severity)}: ${proseInMarkdown(title)}`,
    [`\`${finding.rule}\``, ...where].join(' · ') +
      (mute === undefined ? '' : ` · ${escapeMarkdown(own.muted(mute.reason))}`),
    proseInMarkdown(message),
    fact(own.why, why),
    fact(own.harmless, fine),
    fact(own.howToCheck, check),
    ...(checks.length === 0 ? [] : [fenced('console', writeChecks(checks))]),
    ...repairs.map((repair) => writeRepair(repair, own)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const mostPlaces = 8;

function placeOf(span: Parameters<Places['startOf']>[0], places: Places): string {
  const { source, line, column } = places.startOf(span);
  return code(`${source}:${line}:${column}`);
}

function writeRepair({ title, repair, diffs }: ReportedRepair, words: RepairWords): string {
  const { commands, noEdit } = repair;
  const lines = (['config', 'live'] as const).flatMap((scope) => {
    const some = commands?.[scope].lines ?? [];
    return some.length === 0 ? [] : [`# ${words.scope[scope]}`, ...some];
  });
  const rest =
    commands === undefined
      ? []
      : [
          ...(commands.config.complete ? [] : [words.rest(commands.edit.join('; '))]),
          ...(commands.live.complete ? [] : [words.restLive]),
          ...(commands.standIn === undefined ? [] : [words.standsFor[commands.standIn]]),
        ];
  return [
    `**${words.repair}:** ${escapeMarkdown(title)}`,
    ...(noEdit === undefined ? [] : [escapeMarkdown(words.noEdit[noEdit])]),
    ...diffs.map((diff) => fenced('diff', diff)),
    ...(lines.length === 0 ? [] : [fenced('sh', `${lines.join('\n')}\n`)]),
    ...rest.map(escapeMarkdown),
  ].join('\n\n');
}

/** As a session would show them. */
export function writeChecks(checks: RuleExplanation['checks']): string {
  return checks
    .map(({ run, prints }) => [...run.split('\n').map((line) => `$ ${line}`), prints].join('\n'))
    .join('\n\n')
    .concat('\n');
}

/** With more backticks than the text has in a row, so that it cannot end the fence. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const lines = text.split('\n').map((line) => makeHarmless(line.replace(/\r$/, '')));
  return `${fence}${language}\n${lines.join('\n')}${fence}`;
}

/** Our sentences, in which what stands between backticks is code. */
function proseInMarkdown(text: string): string {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return escapeMarkdown(text);
  // Blanks beside code stay.
  const plain = (part: string): string =>
    `${/^\s/.test(part) ? ' ' : ''}${escapeMarkdown(part)}${/\S\s+$/.test(part) ? ' ' : ''}`;
  return parts.map((part, i) => (i % 2 === 1 ? code(part) : plain(part))).join('');
}

function code(text: string): string {
  const plain = makeHarmless(text);
  return plain.includes('`') ? escapeMarkdown(plain) : `\`${plain}\``;
}
