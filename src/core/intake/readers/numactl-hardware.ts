/**
 * `numactl --hardware`: nodes with their online CPUs, size, free memory, and the distance table. It knows no
 * sockets, cores or siblings. Format: numactl.c `hardware()`, versions 0.9 to 2.0.19 (formats.md §1).
 * Columns do not line up for ids ≥ 100, so everything is split on blanks.
 */
import { countOf, emptySet, isEmpty, unionOf, type CpuSet } from '../../cpuset/cpuset.ts';
import { readElidedList } from '../../cpuset/elided-list.ts';
import { readKernelList } from '../../cpuset/kernel-list.ts';
import type { NodeFact } from '../../host/host-facts.ts';
import { joinSpans, spanIn, type Piece, type Span } from '../../text/source.ts';
import { linesOfPiece } from '../piece-lines.ts';
import {
  mostProblems,
  problem,
  type LineShape,
  type Problem,
  type Reader,
  type Reading,
} from '../reading.ts';

/** Warnings of libnuma and numactl come in between, on stderr. */
const lines: LineShape = {
  first: 'lanN',
  starts:
    /^\s*(?:libnuma: Warning|available: \d+ nodes? \(|No NUMA available on this system|node +\d+ (?:cpus|size|free):|node distances:|No distance information available)/,
  fits: /^\s*(?:available:|node\s|No distance information|libnuma: |numactl: |numa_\w+: |set_mempolicy: |\d+:\s[\d\s]*$|\d[\d\s]*$|\.{3,}|…)/,
  once: /^\s*available: /,
};

const noNuma = /^[ \t]*No NUMA available on this system/m;

export const numactlHardware: Reader = {
  id: 'numactl-hardware',
  use: 'read',
  lines,
  detect: (piece) =>
    /^[ \t]*(?:available: \d+ nodes? \(|node +\d+ (?:cpus|size|free):|No NUMA available on this system)/m.test(
      piece.text,
    ) || /^[ \t]*node distances:\s*$/m.test(piece.text),
  read,
};

interface Draft {
  cpus?: CpuSet;
  unlisted?: CpuSet;
  memoryKiB?: number;
  freeKiB?: number;
  distances?: Record<number, number>;
  /** numactl printed sizes that it could not get: before 2.0.3 it went through all ids, nodes or not. */
  unavailable?: boolean;
  span: Span;
}

/** The kernel's own limit is 1,024 nodes; a table that announces more is noise. */
const mostNodes = 1024;
/** A distance is a byte in the firmware's table and in the kernel's. */
const farthest = 255;

function read(piece: Piece): Reading {
  const nodes = new Map<number, Draft>();
  const problems: Problem[] = [];
  let listed = false;
  let columns: readonly number[] | undefined;
  let header: { readonly declared: number; readonly span: Span } | undefined;
  const joined: Span[] = [];
  for (const line of linesOf(piece, joined)) {
    const node = /^\s*node +(\d+) (cpus|size|free):(.*)$/.exec(line.text);
    if (node !== null) {
      listed = true;
      readNodeLine(nodes, problems, line.span, Number(node[1]), node[2] ?? '', node[3] ?? '');
      continue;
    }
    const available = /^\s*available: (\d{1,9}) nodes? \(/.exec(line.text);
    if (available !== null) {
      header ??= { declared: Number(available[1]), span: line.span };
      continue;
    }
    const head = /^\s*node(\s[\d\s]*\d)\s*$/.exec(line.text);
    if (head !== null) {
      columns = splitNumbers(head[1] ?? '').slice(0, mostNodes);
      continue;
    }
    const row = /^\s*(\d+):(\s[\d\s]*\d)\s*$/.exec(line.text);
    if (row !== null && columns !== undefined) {
      readDistanceRow(nodes, problems, line, Number(row[1]), splitNumbers(row[2] ?? ''), columns);
    }
  }
  const [firstJoined] = joined;
  if (firstJoined !== undefined) {
    const params = { kind: 'line-wrap' as const, count: joined.length, libvirt: undefined };
    problems.push(problem('text-repaired', params, firstJoined));
  }
  const facts = [...nodes].flatMap(([id, draft]) => nodeFact(id, draft));
  // Old versions count ids that are no nodes.
  if (header !== undefined && nodes.size > 0 && header.declared > nodes.size) {
    const params = { declared: header.declared, listed: nodes.size };
    problems.push(problem('host-nodes-missing', params, header.span));
  }
  let unlisted = emptySet;
  for (const draft of nodes.values()) unlisted = unionOf(unlisted, draft.unlisted ?? emptySet);
  const withoutNuma = noNuma.test(piece.text);
  const host = {
    from: 'numactl-hardware' as const,
    span: spanIn(piece),
    nodes: facts.sort((a, b) => a.id - b.id),
    cpus: [],
    caches: [],
    fakeCell: false,
    ...(isEmpty(unlisted) ? {} : { unlisted }),
  };
  // The table of distances alone names nodes, and nothing in them.
  if (facts.length > 0 && listed) return { host, problems };
  problems.push(problem('nothing-to-read', { kind: 'numactl-hardware' }, spanIn(piece)));
  if (facts.length > 0) return { host, problems };
  return withoutNuma ? { host: { ...host, withoutNuma }, problems } : { problems };
}

function nodeFact(id: number, draft: Draft): readonly NodeFact[] {
  const { cpus, unlisted: _, unavailable, ...rest } = draft;
  if (cpus === undefined && unavailable === true && rest.memoryKiB === undefined) return [];
  // 0.9 has no lines of CPUs; a list that was cut off or cannot be read is not told either.
  return [{ id, cpus: cpus ?? [], ...(cpus === undefined ? { cpusTold: false } : {}), ...rest }];
}

interface Line {
  readonly text: string;
  readonly span: Span;
}

/** The lines, with CPU lists that a terminal or a mail program has wrapped put together again. */
function* linesOf(piece: Piece, joined: Span[]): Generator<Line> {
  let parts: string[] = [];
  let held: Span | undefined;
  let isList = false;
  for (const { text, from, span } of linesOfPiece(piece)) {
    if (held !== undefined && isList && /^\s*\d[\d\s]*$/.test(text)) {
      parts.push(isCutInNumber(parts, text) ? text : ` ${text}`);
      if (joined.length < mostProblems) joined.push(span);
      held = joinSpans(held, span);
      continue;
    }
    if (held !== undefined) yield { text: parts.join(''), span: held };
    // Where 2.0.17 and later cannot read a node's CPUs the end of the line is lost: `node 3 cpus:node 3 size: …`.
    const glued = /^\s*node +\d+ cpus:(?=node +\d+ size:)/.exec(text)?.[0].length ?? 0;
    parts = [text.slice(glued)];
    held = glued === 0 ? span : spanIn(piece, from + glued, from + text.length);
    isList = /^\s*node +\d+ cpus:/.test(parts[0] ?? '');
  }
  if (held !== undefined) yield { text: parts.join(''), span: held };
}

/**
 * A terminal breaks lines anywhere, also inside a number; mail breaks at a blank. numactl's lists ascend, so of the
 * two ways to join the one that ascends is right; where both do, a full line of 80 was cut by a terminal.
 */
function isCutInNumber(parts: readonly string[], rest: string): boolean {
  // No id has more than five digits, so the end of what is there tells.
  const end = parts.slice(-8).join('').slice(-40);
  if (!/\d$/.test(end) || !/^\d/.test(rest)) return false;
  const before = splitNumbers(end.replace(/^.*:/, '')).slice(-2);
  // The last number of the line may be cut itself.
  const all = splitNumbers(rest);
  const after = all.slice(0, Math.max(1, Math.min(3, all.length - 1)));
  // `1` and `00` are 100.
  const whole = Number(`${/\d+$/.exec(end)?.[0] ?? ''}${/^\d+/.exec(rest)?.[0] ?? ''}`);
  const cut = [...before.slice(0, -1), whole, ...after.slice(1)];
  if (!isAscending(cut)) return false;
  return !isAscending([...before, ...after]) || /^0\d/.test(rest) || (parts.at(-1) ?? '').length >= 80;
}

function isAscending(numbers: readonly number[]): boolean {
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
    // What stands beside dots is kept; the dots are told.
    const whole = readCpuNumbers(rest);
    const elided = whole === undefined ? readElidedList(rest) : undefined;
    if (whole === undefined) {
      const text = elided?.dots ?? rest.trim();
      problems.push(problem('host-value-unreadable', { what: 'cpus', text }, span));
    }
    const list = whole ?? elided?.set;
    if (list === undefined || draft.cpus !== undefined) return;
    draft.cpus = list;
    if (elided !== undefined) draft.unlisted = elided.unlisted;
    return;
  }
  const size = /^\s*(\d{1,15}) MB\s*$/.exec(rest);
  if (size === null) {
    if (rest.includes('<not available>')) draft.unavailable = true;
    else problems.push(problem('host-value-unreadable', { what, text: rest.trim() }, span));
    return;
  }
  // numactl divides bytes by 1,048,576 and writes MB.
  const kib = Number(size[1]) * 1024;
  if (what === 'size') draft.memoryKiB ??= kib;
  else draft.freeKiB ??= kib;
}

/** ` 0 2 4`, or `--cpu-compress`: ` 0-15, 32-47 (32)`, where the count tells whether the list is whole. */
function readCpuNumbers(text: string): CpuSet | undefined {
  const counted = /^(.*?)\((\d{1,9})\)\s*$/.exec(text);
  const list = readKernelList((counted?.[1] ?? text).trim());
  if (!list.ok || (counted !== null && Number(counted[2]) !== countOf(list.set))) return undefined;
  return list.set;
}

function readDistanceRow(
  nodes: Map<number, Draft>,
  problems: Problem[],
  line: Line,
  id: number,
  values: readonly number[],
  columns: readonly number[],
): void {
  const isOdd = values.length !== columns.length || values.some((value) => value > farthest);
  if (isOdd && problems.length < mostProblems) {
    problems.push(
      problem('host-value-unreadable', { what: 'node distances', text: line.text.trim() }, line.span),
    );
  }
  let draft = nodes.get(id);
  if (draft === undefined) {
    // The table alone was pasted: its nodes are known by it.
    if (id > 65_535 || nodes.size >= mostNodes || !columns.includes(id)) return;
    nodes.set(id, (draft = { span: line.span }));
  }
  if (draft.distances !== undefined) return;
  const distances: Record<number, number> = {};
  columns.forEach((column, i) => {
    const value = values[i];
    if (value !== undefined && value > 0 && value <= farthest) distances[column] = value;
  });
  draft.distances = distances;
}

function splitNumbers(text: string): readonly number[] {
  return text.trim().split(/\s+/).map(Number);
}
