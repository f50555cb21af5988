/**
 * `taskset -p`, `-pc`, `-apc` (util-linux, schedutils/taskset.c; formats.md §13): the affinity of threads, which the
 * word "pid" names by thread number. A change prints the old set and then the new one. The sentence is translated;
 * the number, the colon and the set are where they are, and a word tells a list from a mask.
 */
import type { CpuSet } from '../../cpuset/cpuset.ts';
import { readHexMask } from '../../cpuset/hex-mask.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { mostObservedThreads, type ObservedThread } from '../facts/observation.ts';
import { readObservedCpus } from '../observed-set.ts';
import { filledLines } from '../piece-lines.ts';
import { roleOfThread } from '../thread-role.ts';
import { problem, type Problem, type ReadContext, type Reader, type Reading } from '../reading.ts';

const sentence =
  /^\s*(?=\S.*(?:affinit|afinidad|bezugs|親和|亲和|родств|сродств|привяз))(?:([^:：]{1,40}):\s+)?[^:：]*?(?:pid|PID|ID)\s*(\d{1,9})(?!\d)[^:：]{0,60}[:：]\s*([\da-fA-F,:x-]+)\s*$/iu;
const maskWord = /mask|masque|máscara|maske|маск|掩码|マスク/iu;
const listWord = /list|リスト|列表|спис/iu;

export const taskset: Reader = {
  id: 'taskset',
  use: 'read',
  lines: {
    first: '',
    within: /affinit|afinidad|[Bb]ezugs|親和|亲和|родств|сродств|привяз/,
    starts: sentence,
    fits: /^taskset: |[:：]\s*[\da-fA-F,:x-]+\s*$/u,
  },
  detect: (piece) => piece.text.split('\n', 2000).some((line) => sentence.test(line)),
  read,
};

function read(piece: Piece, context: ReadContext): Reading {
  const threads: ObservedThread[] = [];
  const problems: Problem[] = [];
  const pid = pidOf(context);
  for (const { text, span } of filledLines(piece)) {
    const found = sentence.exec(text);
    if (found === null || threads.length >= mostObservedThreads) continue;
    const written = found[3] ?? '';
    const cpus = readSet(text, written);
    const tid = Number(found[2]);
    // A loop prints the thread's name before it: `CPU 0/KVM: pid 2720's current…`.
    const comm = found[1]?.trim();
    if (cpus === undefined)
      problems.push(problem('live-value-unreadable', { what: 'affinity', text: written }, span));
    else
      threads.push({
        tid,
        ...(comm === undefined ? {} : { comm, ...roleOfThread(comm) }),
        ...(tid === pid ? { pid, role: 'emulator' as const } : {}),
        cpus,
        span,
      });
  }
  return {
    observations: [
      {
        from: 'taskset',
        kind: 'effective',
        span: spanIn(piece),
        ...(pid === undefined ? {} : { pid }),
        threads,
      },
    ],
    problems,
  };
}

/** In a language whose words are not known a lone number could be either: it is left out. */
function readSet(line: string, written: string): CpuSet | undefined {
  const before = line.slice(0, line.length - written.length);
  if (maskWord.test(before)) return readHexMask(written);
  return listWord.test(before) || /[,-]/.test(written) ? readObservedCpus(written) : undefined;
}

/** `taskset -apc 984`: with -a the number is the process's; without it may be any thread's. */
function pidOf({ command }: ReadContext): number | undefined {
  const words = command?.words ?? [];
  if (!/(?:^|\/)taskset$/.test(words[0] ?? '')) return undefined;
  const all = words.some((word) => word === '--all-tasks' || /^-[a-z]*a/.test(word));
  const last = words.at(-1) ?? '';
  return all && /^\d{1,9}$/.test(last) ? Number(last) : undefined;
}
