/**
 * virsh commands that would change a domain, read as a what-if (virsh-domain.c: cmdVcpuPin, cmdEmulatorPin,
 * cmdIOThreadPin, cmdSetvcpus, cmdNumatune). The same commands without a set or a count only ask, and usage lines
 * (`virsh numatune <domain> [--mode <string>]`) say nothing: neither is one of these.
 */
import type { Located } from '../../text/source.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import type { Change } from '../facts/change.ts';
import { virshWords } from '../named-domain.ts';
import type { ProblemParams } from '../problem.ts';
import { problem, type Problem, type ReadContext, type Reader, type Reading } from '../reading.ts';
import { newLoopBudget } from '../loop-budget.ts';
import { commandsOfPiece, type PieceCommand } from '../piece-commands.ts';
import { BlockEnds } from '../find-blocks.ts';

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

/** More commands than anybody types; that the rest of such a text is not applied is told. */
const mostChanges = 10_000;

export const virshCommand: Reader = {
  id: 'virsh-command',
  use: 'read',
  detect: (piece) =>
    changing.test(piece.text) && commandsIn(piece).some((one) => argumentsOf(one) !== undefined),
  blocksIn: (text) => new BlockEnds(text),
  read,
};

/** To find out whether there are any: the first rounds of loops show it, and what that costs is linear in the text. */
function commandsIn(piece: Piece): readonly PieceCommand[] {
  return commandsOfPiece(piece, { left: 12 * piece.text.length });
}

function read(piece: Piece, { loops = newLoopBudget() }: ReadContext): Reading {
  const changes: Change[] = [];
  const problems: Problem[] = [];
  const told = new Set<number | 'too-many'>();
  for (const command of commandsOfPiece(piece, loops)) {
    const found = argumentsOf(command);
    if (found === undefined) continue;
    const why = changes.length < mostChanges ? whyNotApplied(command, found) : 'too-many';
    if (why !== undefined) {
      // Once for all rounds of a loop, and for all that is too much.
      const what = why === 'too-many' ? why : found.span.from;
      if (told.has(what)) continue;
      told.add(what);
      problems.push(problem('command-not-applied', { command: found.text, why }, found.span));
      continue;
    }
    const change = toChange(found, problems);
    if (change !== undefined) changes.push(change);
  }
  // What looks like one in running text is none.
  if (changes.length === 0 && problems.length === 0)
    problems.push(problem('nothing-to-read', { kind: 'usage-line' }, spanIn(piece)));
  return { changes, problems };
}

/** Names in braces, and what a shell puts in its place: only the shell knows it. */
const open = /[$`]|\{\w*\}/;

function whyNotApplied(
  command: PieceCommand,
  { kind, values }: Arguments,
): ProblemParams['command-not-applied']['why'] | undefined {
  if (command.doubt === 'too-many') return command.doubt;
  for (const [name, { value }] of values) {
    if (name !== 'domain' && open.test(value)) return 'variable';
    // A name may stand for the only guest there is; what a command would print is none.
    if (name === 'domain' && /\$\(|`/.test(value)) return 'variable';
  }
  if (command.doubt !== undefined) return command.doubt;
  return values.has('domain') && !changesSomething({ kind, values }) ? 'no-name' : undefined;
}

interface Arguments {
  readonly kind: Kind;
  readonly values: ReadonlyMap<string, Located<string>>;
  readonly flags: ReadonlySet<string>;
  /** A number more than the command takes. */
  readonly extra: string | undefined;
  readonly text: string;
  readonly span: Change['span'];
}

function argumentsOf({ words: all, span, located }: PieceCommand): Arguments | undefined {
  if (!/(?:^|\/)virsh$/.test(all[0] ?? '')) return undefined;
  const [kind, ...words] = virshWords(all, isKind) ?? [];
  if (kind === undefined || !isKind(kind)) return undefined;
  const { values, flags, free, extra } = split(kind, words, located);
  if (!isPlausible(kind, free)) return undefined;
  const written = all.map((word) => (word === '' ? '""' : word)).join(' ');
  const found: Arguments = { kind, values, flags, extra, text: written, span };
  return changesSomething(found) || lacksName(found) ? found : undefined;
}

function split(
  kind: Kind,
  words: readonly string[],
  located: (word: string) => Located<string>,
): Pick<Arguments, 'values' | 'flags' | 'extra'> & { readonly free: ReadonlyMap<string, string> } {
  const names = positions[kind];
  const values = new Map<string, Located<string>>();
  const flags = new Set<string>();
  const free = new Map<string, string>();
  let extra: string | undefined;
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
      if (next === undefined) {
        if (/^\d/.test(word)) extra ??= word;
        continue;
      }
      values.set(next, located(word));
      free.set(next, word);
    }
  }
  return { values, flags, free, extra };
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
    return word === undefined || shapes[name]?.test(word) !== false || open.test(word);
  });
}

/**
 * The guest's name was forgotten: virsh takes the number in its place for it (`vcpupin 0 3` asks about vCPU 3 of the guest
 * with the id 0), or misses it.
 */
function lacksName({ kind, values }: Arguments): boolean {
  const [first = '', second] = ['domain', positions[kind][1] ?? ''].map((name) => values.get(name)?.value);
  if (!values.has('domain')) return values.size > 0;
  const ofThread = kind === 'vcpupin' || kind === 'iothreadpin';
  if (ofThread) return second !== undefined && /^\d+$/.test(first);
  return second === undefined && (kind === 'setvcpus' ? /^\d+$/ : /^\d+[-,][\d,-]*$/).test(first);
}

function changesSomething({ kind, values }: Pick<Arguments, 'kind' | 'values'>): boolean {
  if (!values.has('domain')) return false;
  if (kind === 'numatune') return values.has('mode') || values.has('nodeset');
  return values.has(kind === 'setvcpus' ? 'count' : 'cpulist');
}

function toChange(
  { kind, values, flags, extra, text, span }: Arguments,
  problems: Problem[],
): Change | undefined {
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
  // vshCommandCheckOpts, vshCommandGetToken, vshCommandOptStringReq: in this order.
  if (extra !== undefined) return malformed(`unexpected data '${extra}'`);
  if (!values.has('domain')) return malformed(`command '${kind}' requires <domain> option`);
  if (base.domain === '') return malformed("Failed to get option 'domain': Option argument is empty");
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
