/**
 * `numastat -p PID|PATTERN [-c]` (numastat.c, show_process_info; formats.md §15): where the memory of processes is, in
 * MiB per host node. On a terminal the table is folded: blocks that repeat the row labels, with further columns.
 */
import { joinSpans, spanIn, type Piece, type Span } from '../../text/source.ts';
import { mostObservedThreads, type Observation } from '../facts/observation.ts';
import { filledLines } from '../piece-lines.ts';
import { problem, type Reader, type Reading } from '../reading.ts';

const title = /^\s*Per-node process memory usage \(in MBs\)(?: for PID (\d{1,9})(?: \((.*)\))?)?/;

export const numastatProcess: Reader = {
  id: 'numastat-process',
  use: 'read',
  lines: {
    first: 'PCF',
    starts:
      /^\s*(?:Per-node process memory usage|Can't read \/proc\/\S+\/numa_maps|Found no processes containing)/,
    fits: /^\s*(?:Per-node process|Node \d|PID\s+(?:Node \d|Total)|Total|-{3,}|Huge|Heap|Stack|Private|\d+ \(|Can't read \/proc|Found no processes|Token \S+ not in hash)/,
  },
  detect: (piece) => /^\s*(?:\S[^\n]*\n\s*)?Per-node process memory usage/.test(piece.text),
  read,
};

interface Row {
  readonly pid: number;
  readonly comm: string | undefined;
  span: Span;
  readonly residentMiB: Record<number, number>;
}

function read(piece: Piece): Reading {
  const rows = new Map<number, Row>();
  let only: Row | undefined;
  let nodes: readonly (number | 'total')[] = [];
  for (const { text, span } of filledLines(piece)) {
    const found = title.exec(text);
    if (found !== null) {
      only = undefined;
      if (found[1] !== undefined) {
        const pid = Number(found[1]);
        only = rows.get(pid) ?? { pid, comm: found[2], span, residentMiB: {} };
        rows.set(pid, only);
      }
      nodes = [];
      continue;
    }
    if (/^\s*(?:PID\s+)?(?:Node \d|Total)/.test(text) && !/^\s*Total\s+[\d.]/.test(text)) {
      nodes = [...text.matchAll(/Node\s+(\d{1,5})|Total/g)].map((match) =>
        match[1] === undefined ? 'total' : Number(match[1]),
      );
      continue;
    }
    // With -c the label is cut, and its bracket is not closed.
    const label = /^\s*(?:(\d{1,9}) \(([^)]{0,40}?)\)?|(Total))\s+(?=[\d.])/.exec(text);
    if (label === null) continue;
    const row = label[3] === undefined ? rowOf(rows, Number(label[1]), label[2], span) : only;
    if (row === undefined) continue;
    row.span = joinSpans(row.span, span);
    const values = text.slice(label[0].length).trim().split(/\s+/);
    values.forEach((value, i) => {
      const node = nodes[i];
      if (typeof node === 'number' && /^\d{1,9}(?:\.\d{1,3})?$/.test(value))
        row.residentMiB[node] = Number(value);
    });
  }
  const observations = [...rows.values()]
    .filter((row) => Object.keys(row.residentMiB).length > 0)
    .map(({ pid, comm, span, residentMiB }): Observation => ({
      from: 'numastat-process',
      kind: 'effective',
      span,
      pid,
      ...(comm === undefined ? {} : { comm: comm.trim() }),
      threads: [],
      residentMiB,
    }));
  if (observations.length > 0) return { observations, problems: [] };
  return { problems: [problem('nothing-to-read', { kind: 'numastat-process' }, spanIn(piece))] };
}

function rowOf(rows: Map<number, Row>, pid: number, comm: string | undefined, span: Span): Row | undefined {
  const known = rows.get(pid);
  if (known !== undefined || rows.size >= mostObservedThreads) return known;
  const row: Row = { pid, comm, span, residentMiB: {} };
  rows.set(pid, row);
  return row;
}
