/**
 * QEMU command lines: from shell scripts, `ps`, `/proc/PID/cmdline`, libvirt's log, `virsh domxml-to-native`,
 * Proxmox' `qm showcmd`, and fragments that begin with an option. Formats.md §16; QEMU's qemu-options.hx.
 */
import type { QemuGuest } from '../facts/qemu-guest.ts';
import { toolsForMany } from '../inner-command.ts';
import { readLauncher } from '../qemu/launcher.ts';
import { newGathering, type Gathering } from '../qemu/gathering.ts';
import { readOptions } from '../qemu/read-options.ts';
import { splitCommands, type CommandWords } from '../qemu/words.ts';
import { columnsOfThreadRow, isPsHeader } from '../ps-rows.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';
import { spanIn, type Piece } from '../../text/source.ts';

const program = String.raw`(?:qemu-system-[\w-]+|qemu-kvm|kvm)`;
const programInLine = new RegExp(
  String.raw`(?:^|[\s/"'])${program}["']?[ \t\0]+(?:["']?--?[a-zA-Z]|\\[ \t]*$)`,
);
/** They take names of groups of machines, and a group may be called `kvm`. */
const asksMany = new RegExp(String.raw`(?:^|/)(?:${toolsForMany})$`);
const askedOfMany = new RegExp(String.raw`(?:^|[\s/])(?:${toolsForMany})\s(?:\S+\s){0,8}?["']?kvm["']?\s`);
const programWord = new RegExp(String.raw`(?:^|/)(${program})$`);

/** An option that says something of vCPUs, cells or memory. */
const factOption =
  /(?:^|\s)--?(?:smp\s+['"]?(?:\w+=)?-?\d|numa\s+['"]?(?:node|cpu|dist|hmat)|object\s+['"]?(?:\{\s*"qom-type"|memory-backend-|iothread\b))/;

/** libvirt writes the environment first, a line for each variable. */
const environmentLine = /^\s*[A-Z_][A-Z0-9_]*=\S*\s*\\\s*$/;
const logHeader = /^\S+ \S+: starting up libvirt version: /;
const launcherLine =
  /^\s*(?:[$#]\s+)?(?:sudo\s+)?(?:\S*\/)?(?:taskset|numactl|env|nice|ionice|chrt|nohup|exec)\s.*\\\s*$/;

const lines: LineShape = {
  first: '\\-A-Z_',
  within: /qemu-system|kvm|starting up libvirt version|\\\s*$/,
  starts: new RegExp(
    [
      programInLine.source,
      String.raw`^\s*--?[a-zA-Z]`,
      environmentLine.source,
      logHeader.source,
      launcherLine.source,
      String.raw`^COMMAND\s*$`,
    ].join('|'),
  ),
  fits: /^\s*--?[a-zA-Z]|\\\s*$|^\d{4}-\d\d-\d\d(?: [\d:.+]+: |T[\d:.]+Z qemu-)|^char device redirected to |^(?:\S*\/)?qemu-\S+: |^\s*\S+\s+\d+\s(?=.*\sgrep .*qemu)/,
  joins: /\\\s*$|^COMMAND\s*$|^\S+ \S+: starting up libvirt version: /,
};

export const qemuCommandLine: Reader = { id: 'qemu-command-line', use: 'read', lines, detect, read };

/** A program is never further from the beginning: an environment, the columns of `ps`. */
const sight = 20_000;
const mostLines = 400;

function detect(piece: Piece): boolean {
  const texts = piece.text.slice(0, sight).split(/\r\n|\n|\r/, mostLines);
  const [first = '', second = ''] = texts.filter((line) => line.trim() !== '');
  if (logHeader.test(first)) return true;
  // Rows of threads are those of `ps`, which reads the line at their end as we do.
  if (isPsHeader(first) || columnsOfThreadRow(first) !== undefined) return false;
  if (environmentLine.test(first) && (environmentLine.test(second) || programInLine.test(second)))
    return true;
  if (texts.some((line) => programInLine.test(line) && !askedOfMany.test(line))) return true;
  return /^\s*--?[a-zA-Z]/.test(first) && texts.some((line) => factOption.test(line));
}

/** As many guests as are read of one piece. */
const mostGuests = 1000;

function read(piece: Piece): Reading {
  const { qemuGuests, problems } = qemuGuestsIn(piece);
  if (qemuGuests.length > 0)
    return logHeader.test(piece.text) ? lastStarts(qemuGuests, problems) : { qemuGuests, problems };
  return {
    qemuGuests,
    problems: [...problems, problem('nothing-to-read', { kind: 'qemu-command-line' }, spanIn(piece))],
  };
}

/** libvirt's log of a guest holds every start of it: the last one counts. */
function lastStarts(all: readonly QemuGuest[], problems: readonly Problem[]): Reading {
  const last = new Map(all.map((guest) => [guest.name, guest]));
  const isEarlier = (guest: QemuGuest): boolean => guest.name !== undefined && last.get(guest.name) !== guest;
  const [first] = all.filter(isEarlier);
  if (first === undefined) return { qemuGuests: all, problems };
  const { span } = first;
  const count = all.filter(isEarlier).length;
  return {
    qemuGuests: all.filter((guest) => !isEarlier(guest)),
    problems: [
      ...problems,
      problem('text-repaired', { kind: 'earlier-starts', count, libvirt: undefined }, span),
    ],
  };
}

/** The guests of all command lines in a text, the same line once; none where no program or option stands in it. */
export function qemuGuestsIn(piece: Piece): {
  readonly qemuGuests: readonly QemuGuest[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const guests: Gathering[] = [];
  // `ps -eLf` prints a process once for each of its threads.
  const seen = new Set<string>();
  for (const words of splitCommands(piece.text)) {
    const at = findProgram(words);
    const found = words[at];
    const first = words[0];
    if (found !== undefined && first !== undefined) {
      if (guests.length >= mostGuests) break;
      const whole = piece.text.slice(found.from, words.at(-1)?.to);
      if (seen.has(whole) || asksForHelp(words.slice(at))) continue;
      seen.add(whole);
      const guest = newGathering(first.from);
      const name = programWord.exec(found.text)?.[1];
      if (name !== undefined) guest.program = name;
      const launcher = readLauncher(piece, words.slice(0, at), problems);
      if (launcher !== undefined) guest.launcher = launcher;
      guest.to = found.to;
      guests.push(guest);
      readOptions(piece, words.slice(at + 1), guest, problems);
    } else if (first !== undefined && isOption(first.text)) {
      let guest = guests.at(-1);
      if (guest === undefined) guests.push((guest = newGathering(first.from)));
      readOptions(piece, words, guest, problems);
    }
  }
  return { qemuGuests: guests.filter(saysSomething).map((guest) => toGuest(piece, guest)), problems };
}

/** Where the program stands among the words, or -1; `kvm` may also be the argument of an option. */
function findProgram(words: CommandWords): number {
  const first = words[0];
  if (first === undefined || isOption(first.text)) return -1;
  const at = words.findIndex(({ text }, i) => programWord.test(text) && isOption(words[i + 1]?.text ?? ''));
  // `$ ansible kvm -m shell …`: a group of machines.
  return words.slice(0, Math.max(0, at)).some(({ text }) => asksMany.test(text)) ? -1 : at;
}

function asksForHelp(words: CommandWords): boolean {
  return words.some(({ text }) => /^(?:--?(?:version|help|h)|help|\?)$/.test(text));
}

function isOption(text: string): boolean {
  return /^--?[a-zA-Z]/.test(text);
}

/** A fragment without anything about threads and cells makes no guest. */
function saysSomething({ program, smp, cells, memories, iothreads }: Gathering): boolean {
  return (
    program !== undefined || smp.span !== undefined || cells.length + memories.length + iothreads.length > 0
  );
}

function toGuest(piece: Piece, { smp, from, to, ...guest }: Gathering): QemuGuest {
  const { span } = smp;
  return {
    ...guest,
    ...(span === undefined ? {} : { smp: { ...smp, span } }),
    span: spanIn(piece, from, to),
  };
}
