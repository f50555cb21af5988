/** What the command line asks for. */
import { parseArgs } from 'node:util';
import { readLibvirtCpuset } from '../core/cpuset/libvirt-grammar.ts';
import { tidyVersion } from '../core/domain/versions.ts';
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
  /** Whose rules: each undefined where the command line does not say. */
  readonly libvirt: string | undefined;
  readonly era: EraId | undefined;
  readonly cgroup: CgroupKind | undefined;
  readonly language: Language;
}

export interface ExplainRequest extends ReadingRequest {
  readonly kind: 'explain';
  readonly json: boolean;
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
  | LinkRequest
  | SvgRequest
  | { readonly kind: 'collector' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong-usage'; readonly message: string };

export const usage = `Usage: pinscope explain FILE… [options]
       pinscope link|open FILE… [--base URL] [--redact | --texts] [options]
       pinscope svg FILE… [--theme THEME] [--redact] [--carry] [options]
       pinscope collector

explain shows where every thread of a libvirt domain may run, and which setting decides.
link prints a permalink to the same on the page; open opens it; svg prints the picture.
FILE is a link, or any text that Pinscope reads: domain XML or parts of it, virsh
capabilities, numactl --hardware; several are read together, in the given order. - is
standard input. A text may be compressed (.gz, .xz). Of an sos report or
must-gather, packed (.tar.xz, .tar.gz, .tar) or as a folder, the files about guests and
host are read; of any other folder, all files.

  virsh dumpxml VM | pinscope explain - capabilities.xml
  pinscope explain sosreport-kvm01.tar.xz
  pinscope link vm.xml capabilities.xml --base https://pinscope.example/
  pinscope explain 'https://pinscope.example/#1.m.…'

A link holds what Pinscope reads of the texts, and nothing else of them: no passwords,
UUIDs, addresses, paths or host names. What it leaves behind is said on stderr.

collector prints a line for a host's shell: it only reads, and prints what explain needs.

  ssh HOST "$(pinscope collector)" | pinscope explain -

Options:
  --json          print JSON instead of a table
  --color         use colours in the table
  --base URL      where Pinscope is served; without it link prints the part from # on
  --redact        call the guests VM-A, VM-B …
  --texts         carry the original texts, every letter of them
  --theme THEME   light, dark or auto (default)
  --carry         the picture carries the link, so that it opens again
  --as-libvirt    assume nothing: answer as libvirt does (9.0.0 unless --libvirt is given)
  --libvirt X.Y.Z answer by the rules of that release (default: the newest known)
  --cgroup KIND   the host's cgroups: v2 (default), v1, none (session mode, cpuset off)
  --era ERA       place threads as in 2011, before-2012, after-2012 or now (default)
  --numad NODES   the host nodes that numad would choose, for placement='auto' (0, 0-1)
  --lang LANG     en (default) or zh-CN
  --help          print this and exit
  --version       print the version and exit

Exit status: 0 no error findings, 1 error findings, 2 nothing could be read, wrong usage.
`;

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
    return wrong('what shall I do? The commands are explain, link, open, svg and collector');
  if (command === 'collector') {
    return files.length === 0 ? { kind: 'collector' } : wrong('collector takes no FILE');
  }
  if (!isOneOf(readingCommands, command)) return wrong(`unknown command '${command}'`);
  if (files.length === 0) return wrong(`${command} needs at least one FILE (- is standard input)`);
  if (files.filter((file) => file === '-').length > 1)
    return wrong('standard input (-) can be read only once');

  const foreign = Object.keys(values).find((name) => ownersOf[name]?.includes(command) === false);
  if (foreign !== undefined) return wrong(`${command} takes no --${foreign}`);

  const { numad, lang = 'en', libvirt, era, cgroup, base, theme = 'auto' } = values;
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
    libvirt: version,
    era,
    cgroup,
    language: lang,
  };
  const redacts = values.redact === true;
  if (command === 'explain')
    return { ...reading, kind: command, json: values.json === true, colour: values.color === true };
  if (command === 'svg') {
    if (!isOneOf(themes, theme)) return wrong(`--theme takes ${themes.join(', ')}, not '${theme}'`);
    return { ...reading, kind: command, theme, redacts, carries: values.carry === true };
  }
  if (base !== undefined && !/^(?:https?|file):\/\/\S+$/i.test(base))
    return wrong(`--base takes an address such as https://pinscope.example/, not '${base}'`);
  const carriesTexts = values.texts === true;
  if (redacts && carriesTexts) return wrong('the original texts (--texts) cannot be redacted (--redact)');
  return { ...reading, kind: command, base, redacts, carriesTexts };
}

const readingCommands = ['explain', 'link', 'open', 'svg'] as const;

/** Options that not every command takes. */
const ownersOf: Readonly<Record<string, readonly string[] | undefined>> = {
  json: ['explain'],
  color: ['explain'],
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
      color: { type: 'boolean' },
      base: { type: 'string' },
      redact: { type: 'boolean' },
      texts: { type: 'boolean' },
      theme: { type: 'string' },
      carry: { type: 'boolean' },
      'as-libvirt': { type: 'boolean' },
      numad: { type: 'string' },
      libvirt: { type: 'string' },
      era: { type: 'string' },
      cgroup: { type: 'string' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'V' },
    },
  });
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return (list as readonly string[]).includes(text);
}

function wrong(message: string): Request {
  return { kind: 'wrong-usage', message };
}
