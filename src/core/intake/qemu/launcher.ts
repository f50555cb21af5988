/**
 * What stands before the program and binds it: taskset(1) and numactl(8) set the affinity or the memory policy of
 * the process that they then become, and every thread of QEMU inherits it.
 */
import { isEmpty, setOfIds, type CpuSet } from '../../cpuset/cpuset.ts';
import { highestListedId, readKernelList } from '../../cpuset/kernel-list.ts';
import type { QemuLauncher } from '../facts/qemu-guest.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { problem, type Problem } from '../reading.ts';
import type { Word } from './words.ts';

type Draft = { -readonly [K in keyof QemuLauncher]?: QemuLauncher[K] };

export function readLauncher(
  piece: Piece,
  words: readonly Word[],
  problems: Problem[],
): QemuLauncher | undefined {
  const draft: Draft = {};
  let first: Word | undefined;
  for (const [i, word] of words.entries()) {
    const tool = /(?:^|\/)(taskset|numactl)$/.exec(word.text)?.[1];
    if (tool === undefined) continue;
    first ??= word;
    if (tool === 'taskset') readTaskset(piece, words, i + 1, draft, problems);
    else readNumactl(piece, words, i + 1, draft, problems);
  }
  const last = words.at(-1);
  const { cpus, nodes, mems } = draft;
  if (first === undefined || last === undefined) return undefined;
  if (cpus === undefined && nodes === undefined && mems === undefined) return undefined;
  return {
    ...draft,
    text: piece.text
      .slice(first.from, last.to)
      .replace(/\s*\\\s*\n\s*/g, ' ')
      .slice(0, 200),
    span: spanIn(piece, first.from, last.to),
  };
}

/** `taskset -c LIST`, `taskset MASK`; options may be joined (`-ac`). */
function readTaskset(
  piece: Piece,
  words: readonly Word[],
  from: number,
  draft: Draft,
  problems: Problem[],
): void {
  let asList = false;
  for (const word of words.slice(from)) {
    if (word.text.startsWith('-')) {
      asList ||= word.text === '--cpu-list' || /^-[a-z]*c/.test(word.text);
      continue;
    }
    const cpus = asList ? readList(word.text) : readMask(word.text);
    if (cpus === undefined) report(piece, word, 'taskset', word.text, problems);
    else {
      draft.cpus = cpus;
      delete draft.nodes;
    }
    return;
  }
}

const numactlOptions: Readonly<Record<string, 'cpus' | 'nodes' | 'bind' | 'preferred' | 'interleave'>> = {
  '-C': 'cpus',
  '--physcpubind': 'cpus',
  '-N': 'nodes',
  '--cpunodebind': 'nodes',
  '-m': 'bind',
  '--membind': 'bind',
  '-p': 'preferred',
  '--preferred': 'preferred',
  '--preferred-many': 'preferred',
  '-i': 'interleave',
  '--interleave': 'interleave',
};

function readNumactl(
  piece: Piece,
  words: readonly Word[],
  from: number,
  draft: Draft,
  problems: Problem[],
): void {
  for (let i = from; i < words.length; i++) {
    const word = words[i];
    if (!word?.text.startsWith('-')) return;
    // `-C 0-3`, `-C0-3`, `--physcpubind=0-3`, `--physcpubind 0-3`
    const [, name = '', joined] = /^(--[\w-]+)(?:=(.*))?$/.exec(word.text) ?? [
      '',
      word.text.slice(0, 2),
      word.text.length > 2 ? word.text.slice(2) : undefined,
    ];
    const what = numactlOptions[name];
    if (what === undefined) continue;
    const value = joined ?? words[++i]?.text;
    const list = value === undefined ? undefined : value === 'all' ? 'all' : readList(value);
    if (list === 'all') continue;
    if (list === undefined) report(piece, words[i] ?? word, `numactl ${name}`, value ?? '', problems);
    else if (what === 'cpus') {
      draft.cpus = list;
      delete draft.nodes;
    } else if (what === 'nodes') {
      draft.nodes = list;
      delete draft.cpus;
    } else {
      draft.mems = list;
      draft.memsPolicy = what;
    }
  }
}

function report(piece: Piece, word: Word, option: string, text: string, problems: Problem[]): void {
  const span = spanIn(piece, word.from, word.to);
  problems.push(problem('qemu-value-unreadable', { option, text: text.slice(0, 200) }, span));
}

function readList(text: string): CpuSet | undefined {
  const list = readKernelList(text);
  return list.ok && !isEmpty(list.set) ? list.set : undefined;
}

/** `f`, `0xff`, `ff,00000000`: hexadecimal, the highest CPU first. */
function readMask(text: string): CpuSet | undefined {
  const digits = text.replace(/^0x/i, '').replaceAll(',', '');
  if (!/^[\da-f]+$/i.test(digits) || digits.length > (highestListedId + 1) / 4) return undefined;
  const ids: number[] = [];
  for (let i = 0; i < digits.length; i++) {
    const nibble = Number.parseInt(digits.charAt(digits.length - 1 - i), 16);
    for (let bit = 0; bit < 4; bit++) if ((nibble >> bit) % 2 === 1) ids.push(i * 4 + bit);
  }
  return ids.length === 0 ? undefined : setOfIds(ids);
}
