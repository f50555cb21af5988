/**
 * `numastat -m`: size, free memory and huge pages of each node, in MiB, folded to the width of the terminal into
 * blocks that repeat the labels. Counters (`numastat`, `-n`) hold no topology and no size; they are known and said
 * to be of no use here. `numastat -p` is about processes: `numastat-process`. Source: numastat.c, formats.md §15.
 */
import type { NodeFact } from '../../host/host-facts.ts';
import { joinSpans, spanIn, type Piece, type Span } from '../../text/source.ts';
import { optional } from '../hwloc/facts-of-objects.ts';
import { linesOfPiece } from '../piece-lines.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

const lines: LineShape = {
  first: 'Pn',
  starts: /^\s*(?:Per-node (?:system memory usage|numastat info)|node\d{1,5}(?:\s+node\d{1,5})*\s*$)/,
  fits: /^\s*(?:(?:Node\s+\d|Total|node\d)[\w\s]*$|-{5,}|Token \S+ not in hash table|[A-Za-z][\w()]*(?:\s+-?[\d.]+)+\s*$)/,
};

export const numastat: Reader = {
  id: 'numastat',
  use: 'read',
  lines,
  detect: (piece) =>
    /^[ \t]*Per-node (?:system memory usage|numastat info)/m.test(piece.text) ||
    (/^[ \t]*node\d{1,5}(?:\s+node\d{1,5})*\s*$/m.test(piece.text) && /^numa_hit\s/m.test(piece.text)),
  read,
};

const mostNodes = 1024;

interface Draft {
  memoryKiB?: number;
  freeKiB?: number;
  hugepagesKiB?: number;
  span: Span;
}

const rows: Readonly<Record<string, 'memoryKiB' | 'freeKiB' | 'hugepagesKiB'>> = {
  MemTotal: 'memoryKiB',
  MemFree: 'freeKiB',
  HugePages_Total: 'hugepagesKiB',
};

function read(piece: Piece): Reading {
  if (!/^[ \t]*Per-node system memory usage/m.test(piece.text)) {
    return { problems: [problem('nothing-to-read', { kind: 'numastat' }, spanIn(piece))] };
  }
  const problems: Problem[] = [];
  const nodes = new Map<number, Draft>();
  const machine: Partial<Draft> = {};
  let columns: readonly Column[] = [];
  for (const { text, span } of linesOfPiece(piece)) {
    const header = columnsIn(text);
    if (header !== undefined) {
      columns = header;
      for (const { id } of header) {
        if (id === 'total') continue;
        if (id <= 65_535 && nodes.size < mostNodes && !nodes.has(id)) nodes.set(id, { span });
      }
      continue;
    }
    const label = /^\s*(\S+)/.exec(text)?.[1] ?? '';
    const key = Object.hasOwn(rows, label) ? rows[label] : undefined;
    if (key === undefined || columns.length === 0) continue;
    const cells = cellsIn(text, columns);
    if (cells === undefined) {
      problems.push(problem('host-value-unreadable', { what: label, text: text.trim() }, span));
      continue;
    }
    for (const [id, value] of cells) {
      const draft = id === 'total' ? machine : nodes.get(id);
      if (draft === undefined) continue;
      draft[key] ??= Math.round(value * 1024);
      if (draft.span !== undefined) draft.span = joinSpans(draft.span, span);
    }
  }
  if (nodes.size === 0) {
    return { problems: [...problems, problem('nothing-to-read', { kind: 'numastat' }, spanIn(piece))] };
  }
  return {
    host: {
      from: 'numastat',
      span: spanIn(piece),
      cpus: [],
      nodes: [...nodes]
        .map(([id, draft]): NodeFact => ({ id, cpus: [], cpusTold: false, ...draft }))
        .sort((a, b) => a.id - b.id),
      caches: [],
      fakeCell: false,
      ...optional('memoryKiB', machine.memoryKiB),
      ...optional('freeKiB', machine.freeKiB),
    },
    problems,
  };
}

interface Column {
  readonly id: number | 'total';
  /** Where its cells end: they stand at the right. */
  readonly to: number;
}

/** `Node 0   Node 33   Total`: ids have gaps, for -z leaves out columns of zeros. */
function columnsIn(text: string): readonly Column[] | undefined {
  if (!/^\s*(?:Node\s+\d{1,10}\s*)*(?:Total\s*)?$/.test(text) || text.trim() === '') return undefined;
  return [...text.matchAll(/Node\s+(\d{1,10})|Total/g)].map((found) => ({
    id: found[1] === undefined ? 'total' : Number(found[1]),
    to: found.index + found[0].length,
  }));
}

/** A node that does not know a value has an empty cell; whose cell is whose tells then only where it ends. */
function cellsIn(
  text: string,
  columns: readonly Column[],
): readonly (readonly [number | 'total', number])[] | undefined {
  const cells = [...text.matchAll(/\s(\S+)/g)].slice(/^\s/.test(text) ? 1 : 0);
  if (cells.length > columns.length || !cells.every((cell) => /^\d{1,12}(?:\.\d+)?$/.test(cell[1] ?? '')))
    return undefined;
  const byEnd = new Map(columns.map(({ id, to }) => [to, id]));
  const found = cells.flatMap((cell, i) => {
    const id = cells.length === columns.length ? columns[i]?.id : byEnd.get(cell.index + cell[0].length);
    return id === undefined ? [] : [[id, Number(cell[1])] as const];
  });
  return found.length === cells.length ? found : undefined;
}
