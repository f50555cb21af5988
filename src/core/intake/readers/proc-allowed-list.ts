/**
 * `grep Cpus_allowed_list /proc/PID/task/…/status` and its like (fs/proc/array.c, task_cpus_allowed; formats.md §12):
 * what the kernel enforces, by thread number. The list holds CPUs that are possible and absent or offline too;
 * `Mems_allowed_list` is the cgroup's word, not the memory policy.
 */
import type { CpuSet } from '../../cpuset/cpuset.ts';
import { readHexMask } from '../../cpuset/hex-mask.ts';
import { joinSpans, spanIn, type Piece, type Span } from '../../text/source.ts';
import { mostObservedThreads, type ObservedThread } from '../facts/observation.ts';
import { readObservedList } from '../observed-set.ts';
import { filledLines } from '../piece-lines.ts';
import { problem, type Problem, type Reader, type Reading } from '../reading.ts';
import { isVmProcess, roleOfThread } from '../thread-role.ts';

const key = /(?:^|[:\s])(Cpus|Mems)_allowed(_list)?:/;

export const procAllowedList: Reader = {
  id: 'proc-allowed-list',
  use: 'read',
  lines: {
    first: '',
    within: /_allowed|Name:\t/,
    starts: /(?:^|[:\s])(?:Cpus|Mems)_allowed(?:_list)?:\s*[\da-f]/i,
    mayStart: /^(?:\S*status:)?(?:\d+:)?Name:\t/,
    fits: /(?:^|[:\s])(?:Cpus|Mems)_allowed(?:_list)?:|^(?:\S*status:)?(?:\d+[:-])?[A-Za-z_]+:(?:\s|$)|^grep: /,
  },
  detect: (piece) =>
    /(?:^|[:\s])(?:Cpus|Mems)_allowed(?:_list)?:\s*[\da-f]/m.test(piece.text) ||
    // The whole of a status file, whose lists stand far below.
    /^\s*Name:\t[^\n]*\n(?:Umask|State|Tgid|Ngid|Pid):\t/.test(piece.text),
  read,
};

interface Draft {
  span: Span;
  pid?: number;
  tid?: number;
  comm?: string;
  cpus?: CpuSet;
  mask?: CpuSet;
  mems?: CpuSet;
  memsMask?: CpuSet;
}

interface Place {
  readonly path: string;
  readonly pid?: number;
  readonly tid?: number;
  readonly comm?: string;
}

function read(piece: Piece): Reading {
  const byPath = new Map<string, Draft>();
  const drafts: Draft[] = [];
  const problems: Problem[] = [];

  const draftAt = (place: Place, span: Span, isTaken: (draft: Draft) => boolean): Draft => {
    // Without a path the lines of one file follow each other, and a second one of a kind begins the next.
    const last = place.path === '' ? drafts.at(-1) : byPath.get(place.path);
    if (last !== undefined && !isTaken(last)) {
      last.span = joinSpans(last.span, span);
      return last;
    }
    const draft: Draft = {
      span,
      ...(place.pid === undefined ? {} : { pid: place.pid }),
      ...(place.tid === undefined ? {} : { tid: place.tid }),
      ...(place.comm === undefined ? {} : { comm: place.comm }),
    };
    if (drafts.length < mostObservedThreads) drafts.push(draft);
    if (place.path !== '') byPath.set(place.path, draft);
    return draft;
  };

  for (const { text, span } of filledLines(piece)) {
    const found = key.exec(text);
    if (found === null) {
      readOther(text, (place, isTaken) => draftAt(place, span, isTaken));
      continue;
    }
    const value = text.slice(found.index + found[0].length).trim();
    const isList = found[2] !== undefined;
    const set = isList ? readObservedList(value) : readHexMask(value);
    const name = `${found[1] ?? ''}_allowed${found[2] ?? ''}`;
    if (set === undefined) {
      problems.push(problem('live-value-unreadable', { what: name, text: value }, span));
      continue;
    }
    const member = found[1] === 'Cpus' ? (isList ? 'cpus' : 'mask') : isList ? 'mems' : 'memsMask';
    const place = placeOf(text.slice(0, text.indexOf(`${found[1] ?? ''}_allowed`)));
    draftAt(place, span, (draft) => draft[member] !== undefined)[member] = set;
  }
  const first = firstOfLoop(drafts);
  return {
    observations: [
      {
        from: 'proc-allowed-list',
        kind: 'effective',
        span: spanIn(piece),
        threads: drafts.map((draft) => toThread(draft, first)),
      },
    ],
    problems,
  };
}

/** `Name:`, `Pid:` and `Tgid:` of the same file. */
function readOther(text: string, draftOf: (place: Place, isTaken: (draft: Draft) => boolean) => Draft): void {
  const found = /^\s*(\S*status:)?(?:\d+[:-])?(Name|Pid|Tgid):\s*(.*)$/.exec(text);
  if (found === null) return;
  const place = placeOf(found[1] ?? '');
  const value = (found[3] ?? '').trim();
  if (found[2] === 'Name') {
    draftOf(
      place,
      (draft) => draft.comm !== undefined || (place.path === '' && draft.cpus !== undefined),
    ).comm = value;
    return;
  }
  if (!/^\d{1,9}$/.test(value)) return;
  const member = found[2] === 'Pid' ? 'tid' : 'pid';
  const draft = draftOf(place, () => false);
  draft[member] ??= Number(value);
}

/**
 * What stands before the key: `/proc/984/task/993/status:`, `/proc/984/status:`, `993/status:`, with a line number
 * behind it (`grep -n`), or `993 CPU 0/KVM ` of a loop with echo; or nothing.
 */
function placeOf(before: string): Place {
  const loop = /^\s*(\d{1,9})\s+(\S.{0,40}?)\s*$/.exec(before);
  if (loop !== null && !before.includes('status:'))
    return { path: loop[1] ?? '', tid: Number(loop[1]), comm: loop[2] ?? '' };
  const path = /^\s*(\S*?status):/.exec(before)?.[1];
  if (path === undefined) {
    const tid = /^\s*(\d{1,9})\s+$/.exec(before)?.[1];
    return tid === undefined ? { path: '' } : { path: tid, tid: Number(tid) };
  }
  const [, pid, tid] = /(?:^|\/)(\d{1,9})\/(?:task\/(\d{1,9})\/)?status$/.exec(path) ?? [];
  if (pid === undefined) return { path };
  if (tid !== undefined) return { path, pid: Number(pid), tid: Number(tid) };
  // `993/status`, from within a task folder: a thread of a process that is not named.
  return path.startsWith('/proc/')
    ? { path, pid: Number(pid), tid: Number(pid) }
    : { path, tid: Number(pid) };
}

/**
 * A loop over the threads of one process tells no process number; of those that have the program's name the lowest
 * is its first thread.
 */
function firstOfLoop(drafts: readonly Draft[]): number | undefined {
  let first: number | undefined;
  for (const { pid, tid, comm } of drafts) {
    if (pid !== undefined || tid === undefined || comm === undefined || !isVmProcess(comm)) continue;
    first = Math.min(first ?? tid, tid);
  }
  return first;
}

function toThread(draft: Draft, firstTid: number | undefined): ObservedThread {
  const { span, pid, tid, comm } = draft;
  const cpus = draft.cpus ?? draft.mask;
  const mems = draft.mems ?? draft.memsMask;
  return {
    ...(tid !== undefined && tid === firstTid ? { role: 'emulator' } : roleOfThread(comm, pid, tid)),
    ...(tid === undefined ? {} : { tid }),
    ...(pid === undefined ? {} : { pid }),
    ...(comm === undefined ? {} : { comm }),
    ...(cpus === undefined ? {} : { cpus }),
    ...(mems === undefined ? {} : { mems }),
    span,
  };
}
