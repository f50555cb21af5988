/**
 * Findings as SARIF 2.1.0 (OASIS, errata 01), which code scanning services and editors read. Offsets and columns are in
 * UTF-16 units, as everywhere here. Muted findings are there too, suppressed.
 */
import type { RuleId, Severity } from '../../core/findings/finding.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Source, Span } from '../../core/text/source.ts';
import type { RuleExplanation } from '../../words/rule-pages.ts';
import type { Language } from '../../words/language.ts';
import { findPlaces, type Places } from '../places.ts';
import { writeChecks } from './check-markdown.ts';
import type { CheckReport, ReportedFinding, ReportedRepair } from './check-report.ts';

export interface SarifTool {
  readonly version: string;
  readonly language: Language;
  /** All rules there are, each with the severity that it has unless a finding says otherwise. */
  readonly rules: readonly {
    readonly id: RuleId;
    readonly severity: Severity;
    readonly help: RuleExplanation;
  }[];
  /** What stands before the parts of a rule's help. */
  readonly headings: { readonly why: string; readonly harmless: string; readonly howToCheck: string };
}

const sarifSchema =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What came of the call. */
export interface SarifCall {
  /** 2: it could not be done, or no domain was read. */
  readonly exitCode: 0 | 1 | 2;
  /** What is said beside the findings; with `file` where one is at fault. */
  readonly notices: readonly SarifNotice[];
}

export interface SarifNotice {
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  readonly file?: string;
}

/**
 * The log, ready for JSON. Without a report there are no `results` at all: none were looked for, which is something else than
 * none found, so no service takes what it knows for mended.
 */
export function toSarif(report: CheckReport | undefined, tool: SarifTool, call: SarifCall): object {
  return {
    $schema: sarifSchema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Pinscope',
            semanticVersion: tool.version,
            rules: tool.rules.map((rule) => writeRule(rule, tool.headings)),
          },
        },
        language: tool.language === 'en' ? 'en-US' : tool.language,
        columnKind: 'utf16CodeUnits',
        invocations: [writeCall(call)],
        ...(report === undefined ? {} : writeReport(report, tool)),
      },
    ],
  };
}

function writeCall({ exitCode, notices }: SarifCall): object {
  return {
    executionSuccessful: exitCode < 2,
    exitCode,
    ...(notices.length === 0 ? {} : { toolExecutionNotifications: notices.map(writeNotice) }),
  };
}

function writeNotice({ level, text, file }: SarifNotice): object {
  return {
    level,
    message: { text },
    ...(file === undefined
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }] }),
  };
}

function writeReport(report: CheckReport, tool: SarifTool): object {
  const places = findPlaces(report.sources);
  const indexOf = new Map(tool.rules.map(({ id }, at) => [id, at]));
  const artifacts = new Map(report.sources.map(({ id }, at) => [id, at]));
  const names = new Map(report.analysis.domains.map(({ id, name }) => [id, name]));
  const context: Context = {
    places,
    sources: report.sources,
    artifacts,
    lasting: (entity) => entity.replace(/^d\d+/, (domain) => names.get(domain) ?? domain),
  };
  return {
    artifacts: report.sources.map(({ name }) => ({ location: { uri: uriOf(name) } })),
    results: report.findings.map((one) => writeResult(one, indexOf.get(one.finding.rule) ?? -1, context)),
  };
}

interface Context {
  readonly places: Places;
  readonly sources: readonly Source[];
  readonly artifacts: ReadonlyMap<string, number>;
  /** An entity by its domain's name: `d0` depends on the order of the files. */
  readonly lasting: (entity: EntityId) => string;
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' };

function writeRule(
  { id, severity, help }: SarifTool['rules'][number],
  headings: SarifTool['headings'],
): object {
  const facts = [
    [headings.why, help.why],
    [headings.harmless, help.fine],
    [headings.howToCheck, help.check],
  ].filter(([, text]) => text !== '');
  const checks = help.checks.length === 0 ? undefined : writeChecks(help.checks);
  const text = [
    ...facts.map(([name, said]) => `${String(name)}: ${String(said)}`),
    ...(checks === undefined ? [] : [checks]),
  ];
  const markdown = [
    ...facts.map(([name, said]) => `**${String(name)}:** ${String(said)}`),
    ...(checks === undefined ? [] : [`\`\`\`console\n${checks}\`\`\``]),
  ];
  return {
    id,
    name: id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: help.name },
    ...(help.why === '' ? {} : { fullDescription: { text: help.why } }),
    ...(text.length === 0 ? {} : { help: { text: text.join('\n\n'), markdown: markdown.join('\n\n') } }),
    defaultConfiguration: { level: levels[severity] },
  };
}

function writeResult(one: ReportedFinding, ruleIndex: number, context: Context): object {
  const { finding, title, message, mute, repairs } = one;
  const { rule, severity, span, related, entities } = finding;
  const fixes = repairs.filter(({ repair }) => repair.edits.length > 0);
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: message === '' ? title : message },
    ...(span === undefined ? {} : { locations: [{ physicalLocation: whereIs(span, context) }] }),
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, i) => ({
            id: i + 1,
            physicalLocation: whereIs(place, context),
          })),
        }),
    // The same from one commit to the next while lines move and files come and go.
    partialFingerprints: { 'pinscope/v1': `${rule} ${entities.map(context.lasting).join(' ')}` },
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((repair) => writeFix(repair, context)) }),
    ...(mute === undefined
      ? {}
      : {
          suppressions: [{ kind: 'external', ...(mute.reason === '' ? {} : { justification: mute.reason }) }],
        }),
  };
}

function artifactOf(source: string, { sources, artifacts }: Context): object {
  const index = artifacts.get(source) ?? 0;
  return { uri: uriOf(sources[index]?.name ?? source), index };
}

function whereIs(span: Span, context: Context): object {
  const from = context.places.startOf(span);
  const to = context.places.endOf(span);
  return {
    artifactLocation: artifactOf(span.source, context),
    region: {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      charOffset: span.from,
      charLength: span.to - span.from,
    },
  };
}

function writeFix({ title, repair }: ReportedRepair, context: Context): object {
  const sources = [...new Set(repair.edits.map(({ source }) => source))];
  return {
    description: { text: title },
    artifactChanges: sources.map((source) => ({
      artifactLocation: artifactOf(source, context),
      replacements: repair.edits
        .filter((edit) => edit.source === source)
        .map((edit) => ({
          deletedRegion: { charOffset: edit.from, charLength: edit.to - edit.from },
          ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
        })),
    })),
  };
}

/** A file's name as a reference: relative where it is, so that services find it in the repository. */
export function uriOf(name: string): string {
  const path = name
    .replace(/^(?:\.\/)+/, '')
    .split('/')
    .map(encodePart)
    .join('/');
  return name.startsWith('/') ? `file://${path}` : path;
}

/** encodeURIComponent, but for halves of surrogate pairs, at which it throws. */
function encodePart(part: string): string {
  return encodeURIComponent(
    part.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
  );
}
