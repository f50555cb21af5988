/** Findings as compilers print theirs: a line a finding, what it means below, and how it is mended. */
import type { Severity } from '../../core/findings/finding.ts';
import type { VirshCommands, VirshScope } from '../../core/repair/repair.ts';
import type { RepairWords } from '../../words/en/repairs.ts';
import { findPlaces, type Places } from '../places.ts';
import { makeHarmless } from '../terminal-text.ts';
import type { CheckReport, ReportedFinding, ReportedRepair } from './check-report.ts';

export interface CheckTextWords {
  readonly repairs: RepairWords;
  readonly severity: (severity: Severity) => string;
}

const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', note: '36' };

export function toCheckText(report: CheckReport, words: CheckTextWords, colour: boolean): string {
  const places = findPlaces(report.sources);
  const paint = (code: string, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const blocks = report.findings.map((one) => writeFinding(one, places, words, paint));
  const { error, warning, note } = report.counts;
  const left = report.withoutRepairs > 0 ? [words.repairs.repairsLeftOut(report.withoutRepairs)] : [];
  const counts = words.repairs.counts(error, warning, note, report.muted);
  const lines = [...blocks, ...left, counts === '' ? words.repairs.noFindings : counts];
  return `${lines.join(blocks.length > 0 ? '\n\n' : '\n')}\n`;
}

type Paint = (code: string, text: string) => string;

function writeFinding(
  { finding, title, message, mute, repairs }: ReportedFinding,
  places: Places,
  words: CheckTextWords,
  paint: Paint,
): string {
  const { severity, rule, span } = finding;
  const where = span === undefined ? '' : `${placeOf(span, places)}: `;
  const kind = paint(colours[severity], words.severity(severity));
  const head = `${where}${kind}: ${paint('1', makeHarmless(title))} [${rule}]`;
  const muted = mute === undefined ? [] : [`  (${makeHarmless(words.repairs.muted(mute.reason))})`];
  return [
    head,
    `  ${makeHarmless(message)}`,
    ...muted,
    ...repairs.flatMap((repair) => writeRepair(repair, words.repairs, paint)),
  ].join('\n');
}

function placeOf(span: Parameters<Places['startOf']>[0], places: Places): string {
  const { source, line, column } = places.startOf(span);
  return `${makeHarmless(source)}:${line}:${column}`;
}

function writeRepair(
  { title, repair, diffs }: ReportedRepair,
  words: RepairWords,
  paint: Paint,
): readonly string[] {
  const why = repair.noEdit === undefined ? [] : [`    ${words.noEdit[repair.noEdit]}`];
  return [
    `  ${paint('1', `${words.repair}:`)} ${makeHarmless(title)}`,
    ...why,
    ...diffs.flatMap((diff) => writeDiff(diff, paint)),
    ...(repair.commands === undefined ? [] : writeCommands(repair.commands, words)),
  ];
}

function writeDiff(diff: string, paint: Paint): readonly string[] {
  return diff
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const text = `    ${makeHarmless(line.replace(/\r$/, ''))}`;
      if (line.startsWith('+')) return paint('32', text);
      return line.startsWith('-') ? paint('31', text) : text;
    });
}

const scopes: readonly VirshScope[] = ['config', 'live'];

function writeCommands(commands: VirshCommands, words: RepairWords): readonly string[] {
  const some = scopes.filter((scope) => commands[scope].lines.length > 0);
  return [
    ...some.flatMap((scope) => [
      `    # ${words.scope[scope]}`,
      ...commands[scope].lines.map((line) => `    ${makeHarmless(line)}`),
    ]),
    ...(commands.config.complete ? [] : [`    # ${words.rest(commands.edit.map(makeHarmless).join('; '))}`]),
    ...(commands.live.complete ? [] : [`    # ${words.restLive}`]),
    ...(commands.standIn === undefined ? [] : [`    # ${words.standsFor[commands.standIn]}`]),
  ];
}
