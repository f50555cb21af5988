/**
 * `ps -eLo pid,tid,psr,comm` and relatives (procps; formats.md §14): threads, their names, and the CPU each ran on
 * last. It knows no affinity. Columns are known by the header; the name may hold blanks, so what stands behind it is
 * counted from the right.
 */
import { spanIn, type Piece } from '../../text/source.ts';
import { mostObservedThreads, type ObservedThread } from '../facts/observation.ts';
import { filledLines } from '../piece-lines.ts';
import { columnsOfThreadRow, isPsHeader, psHeader, psRow, threadRow, type PsColumn } from '../ps-rows.ts';
import type { ReadContext, Reader, Reading } from '../reading.ts';
import { roleOfThread } from '../thread-role.ts';
import { qemuGuestsIn } from './qemu-command-line.ts';

const vcpuThread = /(?:^|\s)CPU \d+\/(?:KVM|TCG)(?!\S)/;

export const ps: Reader = {
  id: 'ps',
  use: 'read',
  lines: {
    first: 'A-Za-z%\\d_.+$\\-',
    starts: psHeader,
    mayStart: new RegExp(String.raw`^\s*\d+(?:\s+\d+){1,3}\s+(?!\d|(?:yes|no)\b)\S|${threadRow.source}`),
    fits: /^\s*\S+\s+\S/,
    keeps: psRow,
  },
  detect: (piece) => {
    const first = /^\s*[^\n]*/.exec(piece.text)?.[0].trim() ?? '';
    if (isPsHeader(first)) return true;
    if (columnsOfThreadRow(first) !== undefined) return true;
    return /^\d/.test(first) && isHeaderless(piece.text);
  },
  // Below a command that names the columns, and `grep` took their header.
  answers: (command, piece) => columnsOf({ command }) !== undefined && /^\s*\d+\s+\d/.test(piece.text),
  read,
};

/** `--no-headers`: rows of numbers and a name, among them the threads of vCPUs. */
function isHeaderless(text: string): boolean {
  const rows = text.split('\n', 200).filter((line) => /^\s*\d+(?:\s+\d+){1,3}\s+\S/.test(line));
  return (
    rows.length >= 3 &&
    rows.some((line) => vcpuThread.test(line)) &&
    !text.slice(0, 4000).includes('_allowed')
  );
}

const titles: Readonly<Record<string, PsColumn>> = {
  PID: 'pid',
  TGID: 'pid',
  TID: 'tid',
  LWP: 'tid',
  SPID: 'tid',
  PSR: 'psr',
  CPUID: 'psr',
  COMMAND: 'comm',
  COMM: 'comm',
  CMD: 'comm',
  ARGS: 'comm',
};

function read(piece: Piece, context: ReadContext): Reading {
  const threads: ObservedThread[] = [];
  let columns: readonly PsColumn[] | undefined;
  for (const { text, span } of filledLines(piece)) {
    const words = text.trim().split(/\s+/);
    if (isPsHeader(text)) {
      columns = words.map((word) => (Object.hasOwn(titles, word) ? titles[word] : undefined));
      continue;
    }
    columns ??= columnsOfThreadRow(text) ?? columnsOf(context) ?? guessColumns(piece.text);
    if (columns === undefined || threads.length >= mostObservedThreads) break;
    const row = readRow(words, columns);
    if (row !== undefined) threads.push({ ...row, span });
  }
  // A row may end with the whole command line: the guest is a domain of its own, told once for all its threads.
  const guests = qemuGuestsIn(piece);
  return {
    observations: [{ from: 'ps', kind: 'effective', span: spanIn(piece), threads }],
    ...(guests.qemuGuests.length === 0 ? {} : guests),
    problems: guests.problems,
  };
}

function readRow(
  words: readonly string[],
  columns: readonly PsColumn[],
): Omit<ObservedThread, 'span'> | undefined {
  if (words.length < columns.length) return undefined;
  const at = columns.indexOf('comm');
  const behind = at === -1 ? 0 : columns.length - 1 - at;
  const numberAt = (column: PsColumn): number | undefined => {
    const index = columns.indexOf(column);
    if (index === -1) return undefined;
    // Columns behind the name are counted from the right.
    const word = at !== -1 && index > at ? words[words.length - (columns.length - index)] : words[index];
    return word !== undefined && /^\d{1,9}$/.test(word) ? Number(word) : undefined;
  };
  const pid = numberAt('pid');
  const tid = numberAt('tid') ?? pid;
  if (tid === undefined) return undefined;
  const lastCpu = numberAt('psr');
  const name = at === -1 ? '' : words.slice(at, words.length - behind).join(' ');
  // COMMAND and CMD stand for the arguments too: those tell which guest it is, and no thread's name.
  const isArgs = name.length > 15 && /^\S*\/|\s-/.test(name);
  const guest = isArgs ? /\s-name\s+(?:guest=)?([^\s,]{1,200})/.exec(name)?.[1] : undefined;
  const comm = isArgs || name === '' ? undefined : name;
  return {
    ...roleOfThread(comm, pid, tid),
    tid,
    ...(pid === undefined ? {} : { pid }),
    ...(comm === undefined ? {} : { comm }),
    ...(guest === undefined ? {} : { guest }),
    ...(lastCpu === undefined || lastCpu > 65_535 ? {} : { lastCpu }),
  };
}

/** `-o pid,tid,psr,comm`, `-Lo …`: the columns that were asked for. */
function columnsOf({ command }: ReadContext): readonly PsColumn[] | undefined {
  const words = command?.words ?? [];
  const at = words.findIndex((word) => /^-[A-Za-z]*o$/.test(word) || word === '--format');
  const list = at === -1 ? undefined : words[at + 1];
  return list?.split(',').map((name): PsColumn => {
    const title = name.replace(/[=:].*$/, '').toUpperCase();
    return Object.hasOwn(titles, title) ? titles[title] : undefined;
  });
}

/** Three numbers are process, thread and CPU where some row's first two are the same; two are thread and CPU. */
function guessColumns(text: string): readonly PsColumn[] | undefined {
  const rows = text.split('\n', 2000).filter((line) => vcpuThread.test(line) || /\sqemu/.test(line));
  const numbers = /^\s*((?:\d+\s+)+)\D/
    .exec(rows[0] ?? '')?.[1]
    ?.trim()
    .split(/\s+/).length;
  if (numbers === 2) return ['tid', 'psr', 'comm'];
  const isProcess = rows.some((line) => /^\s*(\d+)\s+\1\s/.test(line));
  return numbers === 3 && isProcess ? ['pid', 'tid', 'psr', 'comm'] : undefined;
}
