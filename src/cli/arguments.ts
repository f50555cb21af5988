/** What the command line asks for. */
import { parseArgs } from 'node:util';
import { readLibvirtCpuset } from '../core/cpuset/libvirt-grammar.ts';
import { tidyVersion } from '../core/domain/versions.ts';
import { cgroupKinds } from '../core/placement/choices.ts';
import type { CgroupKind } from '../core/placement/choices.ts';
import { eraIds } from '../core/placement/eras.ts';
import type { EraId } from '../core/placement/eras.ts';
import { isLanguage } from '../words/language.ts';
import type { Language } from '../words/language.ts';

export interface ExplainRequest {
  readonly kind: 'explain';
  /** Paths as given; `-` is standard input. */
  readonly files: readonly string[];
  readonly json: boolean;
  readonly colour: boolean;
  readonly asLibvirt: boolean;
  readonly numad: string | undefined;
  /** Whose rules: each undefined where the command line does not say. */
  readonly libvirt: string | undefined;
  readonly era: EraId | undefined;
  readonly cgroup: CgroupKind | undefined;
  readonly language: Language;
}

export type Request =
  | ExplainRequest
  | { readonly kind: 'collector' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong-usage'; readonly message: string };

export const usage = `Usage: pinscope explain FILE… [options]
       pinscope collector

explain shows where every thread of a libvirt domain may run, and which setting decides.
FILE is any text that Pinscope reads: domain XML or parts of it, virsh capabilities,
numactl --hardware; several are read together, in the given order. - is standard input.
A text may be compressed (.gz, .xz). Of an sos report or must-gather, packed (.tar.xz,
.tar.gz, .tar) or as a folder, the files about guests and host are read; of any other
folder, all files.

  virsh dumpxml VM | pinscope explain - capabilities.xml
  pinscope explain sosreport-kvm01.tar.xz

collector prints a line for a host's shell: it only reads, and prints what explain needs.

  ssh HOST "$(pinscope collector)" | pinscope explain -

Options:
  --json          print JSON instead of a table
  --as-libvirt    assume nothing: answer as libvirt does (9.0.0 unless --libvirt is given)
  --libvirt X.Y.Z answer by the rules of that release (default: the newest known)
  --cgroup KIND   the host's cgroups: v2 (default), v1, none (session mode, cpuset off)
  --era ERA       place threads as in 2011, before-2012, after-2012 or now (default)
  --numad NODES   the host nodes that numad would choose, for placement='auto' (0, 0-1)
  --lang LANG     en (default) or zh-CN
  --color         use colours in the table
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
  if (command === undefined) return wrong('what shall I do? There are two commands: explain and collector');
  if (command === 'collector') {
    return files.length === 0 ? { kind: 'collector' } : wrong('collector takes no FILE');
  }
  if (command !== 'explain') return wrong(`unknown command '${command}'`);
  if (files.length === 0) return wrong('explain needs at least one FILE (- is standard input)');
  if (files.filter((file) => file === '-').length > 1)
    return wrong('standard input (-) can be read only once');

  const { numad, lang = 'en', libvirt, era, cgroup } = values;
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
  return {
    kind: 'explain',
    files,
    json: values.json === true,
    colour: values.color === true,
    asLibvirt: values['as-libvirt'] === true,
    numad,
    libvirt: version,
    era,
    cgroup,
    language: lang,
  };
}

/** Throws on what it does not know. The type of its result follows from the options. */
function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      color: { type: 'boolean' },
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
