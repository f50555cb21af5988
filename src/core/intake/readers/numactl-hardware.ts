/**
 * `numactl --hardware`: nodes with their online CPUs, size, free memory, and the distance table. It knows no
 * sockets, cores or siblings. Format: numactl.c `hardware()`, versions 0.9 to 2.0.19 (formats.md §1).
 * Columns do not line up for ids ≥ 100, so everything is split on blanks.
 */
import { isEmpty, lastId, type CpuSet } from '../../cpuset/cpuset.ts';
import { readKernelList } from '../../cpuset/kernel-list.ts';
import type { NodeFact } from '../../host/host-facts.ts';
import { joinSpans, spanIn, type Piece, type Span } from '../../text/source.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

/** Warnings of libnuma come in between, on stderr. */
const lines: LineShape = {
  starts:
    /^\s*(?:libnuma: Warning|available: \d+ nodes? \(|No NUMA available on this system|node +\d+ (?:cpus|size|free):|node distances:|No distance information available)/,
  fits: /^\s*(?:available:|node\s|No distance information|libnuma: |\d+:\s[\d\s]*$|\d[\d\s]*$|\.{3,}|…)/,
  once: /^\s*available: /,
};

export const numactlHardware: Reader = {
  id: 'numactl-hardware',
  use: 'read',
  lines,
  detect: (piece) =>
    /^[ \t]*(?:available: \d+ nodes? \(|node +\d+ (?:cpus|size|free):|No NUMA available on this system)/m.test(
      piece.text,
    ),
  read,
};

interface Draft {
  cpus?: CpuSet;
  memoryKiB?: number;
  freeKiB?: number;
  distances?: Record<number, number>;
  span: Span;
}

/** The kernel's own limit is 1,024 nodes; a table that announces more is noise. */
const mostNodes = 1024;

function read(piece: Piece): Reading {
  const nodes = new Map<number, Draft>();
  const problems: Problem[] = [];
  let columns: readonly number[] | undefined;
  for (const line of linesOf(piece)) {
    const node = /^\s*node +(\d+) (cpus|size|free):(.*)$/.exec(line.text);
    if (node !== null) {
      readNodeLine(nodes, problems, line.span, Number(node[1]), node[2] ?? '', node[3] ?? '');
      continue;
    }
    const header = /^\s*node(\s[\d\s]*\d)\s*$/.exec(line.text);
    if (header !== null) {
      columns = splitNumbers(header[1] ?? '').slice(0, mostNodes);
      continue;
    }
    const row = /^\s*(\d+):(\s[\d\s]*\d)\s*$/.exec(line.text);
    if (row !== null && columns !== undefined) {
      readDistanceRow(nodes, problems, line, Number(row[1]), splitNumbers(row[2] ?? ''), columns);
    }
  }
  if (nodes.size === 0) {
    return {
      problems: [...problems, problem('nothing-to-read', { kind: 'numactl-hardware' }, spanIn(piece))],
    };
  }
  const facts = [...nodes].map(([id, draft]): NodeFact => ({
    id,
    cpus: draft.cpus ?? [],
    ...(draft.memoryKiB === undefined ? {} : { memoryKiB: draft.memoryKiB }),
    ...(draft.freeKiB === undefined ? {} : { freeKiB: draft.freeKiB }),
    ...(draft.distances === undefined ? {} : { distances: draft.distances }),
    span: draft.span,
  }));
  return {
    host: {
      from: 'numactl-hardware',
      span: spanIn(piece),
      nodes: facts.sort((a, b) => a.id - b.id),
      cpus: [],
      caches: [],
      fakeCell: false,
    },
    problems,
  };
}

interface Line {
  readonly text: string;
  readonly span: Span;
}

/** The lines, with CPU lists that a terminal or a mail program has wrapped put together again. */
function* linesOf(piece: Piece): Generator<Line> {
  let from = 0;
  let held: Line | undefined;
  for (const text of piece.text.split(/\r\n|\n|\r/)) {
    const line: Line = { text, span: spanIn(piece, from, from + text.length) };
    from += text.length + (piece.text.startsWith('\r\n', from + text.length) ? 2 : 1);
    if (held !== undefined && /^\s*\d[\d\s]*$/.test(text) && /^\s*node +\d+ cpus:/.test(held.text)) {
      held = { text: unwrap(held.text, text), span: joinSpans(held.span, line.span) };
      continue;
    }
    if (held !== undefined) yield held;
    held = line;
  }
  if (held !== undefined) yield held;
}

/**
 * A terminal breaks lines anywhere, also inside a number; mail breaks at a blank. numactl's lists ascend, so of the
 * two ways to join the one that ascends is right; where both do, a full line of 80 was cut by a terminal.
 */
function unwrap(first: string, rest: string): string {
  const cut = first + rest;
  const blank = `${first} ${rest}`;
  if (!isAscending(cut)) return blank;
  return !isAscending(blank) || first.length >= 80 ? cut : blank;
}

function isAscending(line: string): boolean {
  const numbers = splitNumbers(line.replace(/^\s*node +\d+ cpus:/, ''));
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
}

function readNodeLine(
  nodes: Map<number, Draft>,
  problems: Problem[],
  span: Span,
  id: number,
  what: string,
  rest: string,
): void {
  if (id > 65_535 || (nodes.size >= mostNodes && !nodes.has(id))) {
    problems.push(problem('host-value-unreadable', { what: 'node', text: String(id) }, span));
    return;
  }
  const draft = nodes.get(id) ?? { span };
  draft.span = joinSpans(draft.span, span);
  nodes.set(id, draft);
  if (what === 'cpus') {
    const list = readCpuNumbers(rest);
    if (list === undefined)
      problems.push(problem('host-value-unreadable', { what: 'cpus', text: rest.trim() }, span));
    else draft.cpus ??= list;
    return;
  }
  const size = /^\s*(\d{1,15}) MB\s*$/.exec(rest);
  if (size === null) {
    if (!rest.includes('<not available>')) {
      problems.push(problem('host-value-unreadable', { what, text: rest.trim() }, span));
    }
    return;
  }
  // numactl divides bytes by 1,048,576 and writes MB.
  const kib = Number(size[1]) * 1024;
  if (what === 'size') draft.memoryKiB = kib;
  else draft.freeKiB = kib;
}

/** ` 0 2 4`, or `--cpu-compress`: ` 0-15, 32-47 (32)` with a count at the end. */
function readCpuNumbers(text: string): CpuSet | undefined {
  const list = readKernelList(text.replace(/\(\d+\)\s*$/, '').trim());
  if (!list.ok) return undefined;
  return isEmpty(list.set) || (lastId(list.set) ?? 0) <= 65_535 ? list.set : undefined;
}

function readDistanceRow(
  nodes: Map<number, Draft>,
  problems: Problem[],
  line: Line,
  id: number,
  values: readonly number[],
  columns: readonly number[],
): void {
  if (values.length !== columns.length) {
    problems.push(
      problem('host-value-unreadable', { what: 'node distances', text: line.text.trim() }, line.span),
    );
  }
  const draft = nodes.get(id);
  if (draft === undefined) return;
  const distances: Record<number, number> = {};
  columns.forEach((column, i) => {
    const value = values[i];
    if (value !== undefined && value > 0) distances[column] = value;
  });
  draft.distances ??= distances;
}

function splitNumbers(text: string): readonly number[] {
  return text.trim().split(/\s+/).map(Number);
}
