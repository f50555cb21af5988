/** What the command line asks for. */
import { parseArgs } from 'node:util';
import { readLibvirtCpuset } from '../core/cpuset/libvirt-grammar.ts';
import type { Mute } from '../core/analysis.ts';
import { tidyVersion } from '../core/domain/versions.ts';
import { allRules } from '../core/findings/all-rules.ts';
import type { Severity } from '../core/findings/finding.ts';
import { cgroupKinds } from '../core/placement/choices.ts';
import type { CgroupKind } from '../core/placement/choices.ts';
import { eraIds } from '../core/placement/eras.ts';
import type { EraId } from '../core/placement/eras.ts';
import { themes, type Theme } from '../render/standalone.ts';
import { isLanguage } from '../words/language.ts';
import type { Language } from '../words/language.ts';

/** What all commands have that read texts. */
export interface ReadingRequest {
  /** Paths as given; `-` is standard input. Links stand for what they hold. */
  readonly files: readonly string[];
  readonly asLibvirt: boolean;
  readonly numad: string | undefined;
  /** Which of several machines: its number from 1, or a file that tells of it. */
  readonly machine: string | undefined;
  /** Whose rules: each undefined where the command line does not say. */
  readonly libvirt: string | undefined;
  readonly era: EraId | undefined;
  readonly cgroup: CgroupKind | undefined;
  readonly language: Language;
}

export interface ExplainRequest extends ReadingRequest {
  readonly kind: 'explain';
  readonly json: boolean;
  /** Who may run on each CPU; the JSON always says it. */
  readonly cpus: boolean;
  readonly colour: boolean;
}

const checkFormats = ['text', 'json', 'sarif', 'markdown'] as const;
type CheckFormat = (typeof checkFormats)[number];

const severities: readonly Severity[] = ['error', 'warning', 'note'];

export interface CheckRequest extends ReadingRequest {
  readonly kind: 'check';
  readonly format: CheckFormat;
  /** What is less grave is left out and does not count. */
  readonly least: Severity;
  readonly muted: readonly Mute[];
  readonly colour: boolean;
}

export interface LinkRequest extends ReadingRequest {
  readonly kind: 'link' | 'open';
  /** Where Pinscope is served. */
  readonly base: string | undefined;
  /** Guests are called VM-A, VM-B … */
  readonly redacts: boolean;
  /** The original texts instead of the model. */
  readonly carriesTexts: boolean;
}

export interface SvgRequest extends ReadingRequest {
  readonly kind: 'svg';
  readonly theme: Theme;
  readonly redacts: boolean;
  /** The file carries the link, so that it opens again. */
  readonly carries: boolean;
}

export type Request =
  | ExplainRequest
  | CheckRequest
  | LinkRequest
  | SvgRequest
  | { readonly kind: 'collector' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | WrongUsage;

interface WrongUsage {
  readonly kind: 'wrong-usage';
  readonly message: string;
}

export function parseRequest(args: readonly string[]): Request {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };

  const [command, ...files] = positionals;
  if (command === undefined)
    return wrong('what shall I do? The commands are explain, check, link, open, svg and collector');
  if (command === 'collector') {
    return files.length === 0 ? { kind: 'collector' } : wrong('collector takes no FILE');
  }
  if (!isOneOf(readingCommands, command)) return wrong(`unknown command '${command}'`);
  if (files.length === 0) return wrong(`${command} needs at least one FILE (- is standard input)`);
  if (files.filter((file) => file === '-').length > 1)
    return wrong('standard input (-) can be read only once');

  const foreign = Object.keys(values).find((name) => ownersOf[name]?.includes(command) === false);
  if (foreign !== undefined) return wrong(`${command} takes no --${foreign}`);

  const { numad, machine, lang = 'en', libvirt, era, cgroup, base, theme = 'auto' } = values;
  if (!isLanguage(lang)) return wrong(`unknown language '${lang}' (en or zh-CN)`);
  if (numad !== undefined && !readLibvirtCpuset(numad).ok) {
    return wrong(`--numad takes a list of nodes such as 0 or 0-1, not '${numad}'`);
  }
  const version = libvirt === undefined ? undefined : tidyVersion(libvirt);
  if (libvirt !== undefined && version === undefined) {
    return wrong(
      `--libvirt takes a release such as 9.0.0 or 10.4.0, as virsh --version prints it, not '${libvirt}'`,
    );
  }
  if (era !== undefined && !isOneOf(eraIds, era)) {
    return wrong(`--era takes ${eraIds.join(', ')}, not '${era}'`);
  }
  if (cgroup !== undefined && !isOneOf(cgroupKinds, cgroup)) {
    return wrong(`--cgroup takes ${cgroupKinds.join(', ')}, not '${cgroup}'`);
  }
  const reading: ReadingRequest = {
    files,
    asLibvirt: values['as-libvirt'] === true,
    numad,
    machine,
    libvirt: version,
    era,
    cgroup,
    language: lang,
  };
  const redacts = values.redact === true;
  if (command === 'explain')
    return {
      ...reading,
      kind: command,
      json: values.json === true,
      cpus: values.cpus === true,
      colour: values.color === true,
    };
  if (command === 'check') return readCheck(reading, values);
  if (command === 'svg') {
    if (!isOneOf(themes, theme)) return wrong(`--theme takes ${themes.join(', ')}, not '${theme}'`);
    return { ...reading, kind: command, theme, redacts, carries: values.carry === true };
  }
  if (base !== undefined && !isAddress(base))
    return wrong(`--base takes an address such as https://pinscope.example/, not '${base}'`);
  const carriesTexts = values.texts === true;
  if (redacts && carriesTexts) return wrong('the original texts (--texts) cannot be redacted (--redact)');
  return { ...reading, kind: command, base, redacts, carriesTexts };
}

function readCheck(reading: ReadingRequest, values: ReturnType<typeof parse>['values']): Request {
  const { severity = 'warning', mute = [] } = values;
  const format = values.format ?? (values.json === true ? 'json' : 'text');
  if (!isOneOf(checkFormats, format))
    return wrong(`--format takes ${checkFormats.join(', ')}, not '${format}'`);
  if (!isOneOf(severities, severity))
    return wrong(`--severity takes ${severities.join(', ')}, not '${severity}'`);
  const muted: Mute[] = [];
  for (const text of mute) {
    const [, id = text, reason = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const rule = allRules.find((one) => one.id === id);
    if (rule === undefined) return wrong(`--mute takes the id of a rule, and there is no rule '${id}'`);
    muted.push({ rule: rule.id, reason: reason.trim() });
  }
  return { ...reading, kind: 'check', format, least: severity, muted, colour: values.color === true };
}

const readingCommands = ['explain', 'check', 'link', 'open', 'svg'] as const;

/** Options that not every command takes. */
const ownersOf: Readonly<Record<string, readonly string[] | undefined>> = {
  json: ['explain', 'check'],
  cpus: ['explain'],
  color: ['explain', 'check'],
  format: ['check'],
  severity: ['check'],
  mute: ['check'],
  base: ['link', 'open'],
  texts: ['link', 'open'],
  redact: ['link', 'open', 'svg'],
  theme: ['svg'],
  carry: ['svg'],
};

/** Throws on what it does not know. The type of its result follows from the options. */
function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      cpus: { type: 'boolean' },
      color: { type: 'boolean' },
      base: { type: 'string' },
      redact: { type: 'boolean' },
      texts: { type: 'boolean' },
      theme: { type: 'string' },
      carry: { type: 'boolean' },
      'as-libvirt': { type: 'boolean' },
      numad: { type: 'string' },
      machine: { type: 'string' },
      libvirt: { type: 'string' },
      era: { type: 'string' },
      cgroup: { type: 'string' },
      lang: { type: 'string' },
      format: { type: 'string' },
      severity: { type: 'string' },
      mute: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'V' },
    },
  });
}

/** Where Pinscope may be served, or lie. */
export function isAddress(text: string): boolean {
  return /^(?:https?|file):\/\/\S+$/i.test(text);
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return (list as readonly string[]).includes(text);
}

function wrong(message: string): WrongUsage {
  return { kind: 'wrong-usage', message };
}
