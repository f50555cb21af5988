/**
 * virsh commands that would change a domain, read as a what-if (virsh-domain.c: cmdVcpuPin, cmdEmulatorPin,
 * cmdIOThreadPin, cmdSetvcpus, cmdNumatune). The same commands without a set or a count only ask, and usage lines
 * (`virsh numatune <domain> [--mode <string>]`) say nothing: neither is one of these.
 */
import type { Located } from '../../text/source.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import type { Change } from '../facts/change.ts';
import { virshWords } from '../named-domain.ts';
import { filledLines, type PieceLine } from '../piece-lines.ts';
import { problem, type Problem, type Reader, type Reading } from '../reading.ts';
import { readShellLine } from '../shell.ts';

type Kind = Change['kind'];

/** The options that take a value, in the order in which they may stand without their names. */
const positions: Readonly<Record<Kind, readonly string[]>> = {
  vcpupin: ['domain', 'vcpu', 'cpulist'],
  emulatorpin: ['domain', 'cpulist'],
  iothreadpin: ['domain', 'iothread', 'cpulist'],
  setvcpus: ['domain', 'count'],
  numatune: ['domain', 'mode', 'nodeset'],
};

const isKind = (word: string): word is Kind => Object.hasOwn(positions, word);

const changing = /(?:vcpupin|emulatorpin|iothreadpin|setvcpus|numatune)\s/;

/** More commands than anybody types; the rest of such a text is not kept. */
const mostChanges = 10_000;

export const virshCommand: Reader = {
  id: 'virsh-command',
  use: 'read',
  detect: (piece) => {
    if (!changing.test(piece.text)) return false;
    for (const line of filledLines(piece)) if (argumentsIn(piece, line).length > 0) return true;
    return false;
  },
  read,
};

function read(piece: Piece): Reading {
  const changes: Change[] = [];
  const problems: Problem[] = [];
  for (const line of filledLines(piece)) {
    for (const found of argumentsIn(piece, line)) {
      const change = toChange(found, problems);
      if (change !== undefined && changes.length < mostChanges) changes.push(change);
    }
  }
  // What looks like one in running text is none.
  if (changes.length === 0 && problems.length === 0)
    problems.push(problem('nothing-to-read', { kind: 'usage-line' }, spanIn(piece)));
  return { changes, problems };
}

interface Arguments {
  readonly kind: Kind;
  readonly values: ReadonlyMap<string, Located<string>>;
  readonly flags: ReadonlySet<string>;
  readonly text: string;
  readonly span: Change['span'];
}

/** The changing commands of a line: `a && b; c # why` are three commands and a comment. */
function argumentsIn(piece: Piece, line: PieceLine): readonly Arguments[] {
  // A usage line: its words in brackets are to be replaced.
  if (!changing.test(line.text) || /[<[].*[>\]]\s*$/.test(line.text)) return [];
  return readShellLine(line.text).commands.flatMap((command): readonly Arguments[] => {
    if (!/(?:^|\/)virsh$/.test(command.words[0] ?? '')) return [];
    const [kind, ...words] = virshWords(command.words, isKind) ?? [];
    if (kind === undefined || !isKind(kind)) return [];
    const span = spanIn(piece, line.from + command.from, line.from + command.to);
    /** Where a word stands; as a whole command where quotes or escapes are in it. */
    const located = (value: string): Located<string> => {
      const at = line.text.lastIndexOf(value, command.to - value.length);
      const isThere = value !== '' && at >= command.from;
      return {
        value,
        span: isThere ? spanIn(piece, line.from + at, line.from + at + value.length) : span,
      };
    };
    const { values, flags, free } = split(kind, words, located);
    if (!isPlausible(kind, free)) return [];
    const found: Arguments = { kind, values, flags, text: command.words.join(' '), span };
    return changesSomething(found) ? [found] : [];
  });
}

function split(
  kind: Kind,
  words: readonly string[],
  located: (word: string) => Located<string>,
): Pick<Arguments, 'values' | 'flags'> & { readonly free: ReadonlyMap<string, string> } {
  const names = positions[kind];
  const values = new Map<string, Located<string>>();
  const flags = new Set<string>();
  const free = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) continue;
    const option = /^--([a-z]+)(?:=([^]*))?$/.exec(word);
    const name = option?.[1];
    if (name !== undefined && names.includes(name)) {
      const next = words[i + 1];
      if (option?.[2] !== undefined) values.set(name, located(option[2]));
      else if (next !== undefined) {
        values.set(name, located(next));
        i++;
      }
    } else if (name !== undefined) flags.add(name);
    else {
      const next = names.find((one) => !values.has(one));
      if (next === undefined) continue;
      values.set(next, located(word));
      free.set(next, word);
    }
  }
  return { values, flags, free };
}

/** Words that stand without the option's name have to look like its value: `virsh numatune is used to` does not. */
function isPlausible(kind: Kind, free: ReadonlyMap<string, string>): boolean {
  const shapes: Readonly<Record<string, RegExp>> = {
    vcpu: /^[+-]?\d/,
    iothread: /^[+-]?\d/,
    count: /^[+-]?\d/,
    cpulist: /\d|^r$/,
    mode: /^(?:\d|strict|preferred|interleave|restrictive)/,
    nodeset: /\d/,
  };
  return positions[kind].every((name) => {
    const word = free.get(name);
    return word === undefined || shapes[name]?.test(word) !== false;
  });
}

function changesSomething({ kind, values }: Arguments): boolean {
  if (!values.has('domain')) return false;
  if (kind === 'numatune') return values.has('mode') || values.has('nodeset');
  return values.has(kind === 'setvcpus' ? 'count' : 'cpulist');
}

function toChange({ kind, values, flags, text, span }: Arguments, problems: Problem[]): Change | undefined {
  const base = {
    domain: values.get('domain')?.value ?? '',
    live: flags.has('live'),
    config: flags.has('config'),
    span,
  };
  const malformed = (libvirt: string): Change | undefined => {
    problems.push(problem('command-malformed', { command: text, libvirt }, span));
    return undefined;
  };
  /** vshCommandOptUInt. */
  const numberOf = (name: string): number | undefined => {
    const value = values.get(name)?.value ?? '';
    if (/^\+?\d{1,9}$/.test(value)) return Number(value);
    malformed(`Numeric value '${value}' for <${name}> option is malformed or out of range`);
    return undefined;
  };
  // VSH_EXCLUSIVE_OPTIONS.
  for (const other of ['live', 'config']) {
    if (flags.has('current') && flags.has(other))
      return malformed(`Options --current and --${other} are mutually exclusive`);
  }
  const cpuset = values.get('cpulist');
  if (kind === 'setvcpus') {
    const count = numberOf('count');
    if (count === undefined) return undefined;
    if (flags.has('maximum') && !flags.has('config'))
      return malformed('Option --config is required by option --maximum');
    if (count === 0) return malformed("Can't set 0 processors for a VM");
    return { ...base, kind, count, maximum: flags.has('maximum') };
  }
  if (kind === 'numatune') {
    const mode = values.get('mode')?.value;
    const nodeset = values.get('nodeset');
    return {
      ...base,
      kind,
      ...(mode === undefined ? {} : { mode }),
      ...(nodeset === undefined ? {} : { nodeset }),
    };
  }
  if (cpuset === undefined) return undefined;
  if (kind === 'emulatorpin') return { ...base, kind, cpuset };
  const number = numberOf(kind === 'vcpupin' ? 'vcpu' : 'iothread');
  if (number === undefined) return undefined;
  return kind === 'vcpupin'
    ? { ...base, kind, vcpu: number, cpuset }
    : { ...base, kind, iothread: number, cpuset };
}
