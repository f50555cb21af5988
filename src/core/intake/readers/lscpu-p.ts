/**
 * `lscpu -p[=LIST]`: comma-separated, the last line of comment names the columns (formats.md §4). Since 2.23 the caches
 * are columns of their own behind an empty one; with LIST one column joined by colons, but not in 2.37 and 2.38.
 * Without its comments (`grep -v '^#'`) the usual columns are assumed, and said to be.
 */
import {
  cacheNamesOf,
  dotsLine,
  elidedRows,
  isCacheColumn,
  isCpuTableHeader,
  rowMaker,
  type CpuTable,
} from '../lscpu/row.ts';
import { readCpuTable } from '../lscpu/table.ts';
import { filledLines, spanOfLine, type PieceLine } from '../piece-lines.ts';
import {
  problem,
  type LineShape,
  type Problem,
  type ReadContext,
  type Reader,
  type Reading,
  type ShellCommand,
} from '../reading.ts';
import type { Piece, Span } from '../../text/source.ts';

const lines: LineShape = {
  first: '#\\d',
  starts:
    /^\s*(?:#\s*The following is the parsable format|#\s*[A-Za-z][\w:%]*,[\w:%,]*\s*$|\d+,\d*,\d*,\d*(?:,,[\d,:]*)?\s*$)/,
  // `-p=CPU`: a number alone.
  fits: new RegExp(String.raw`^\s*(?:#|(?:\d*|[YN]),|\d{1,5}\s*$)|${dotsLine.source}`),
};

export const lscpuP: Reader = { id: 'lscpu-p', use: 'read', lines, detect, answers, read };

/** Rows without a header, whose columns the command names: `lscpu -p=CPU,NODE | grep -v '#'`. */
function answers(command: ShellCommand, { text }: Piece): boolean {
  const rows = text
    .slice(0, 4000)
    .trim()
    .split(/\s*\n\s*/);
  const columns = columnsAsked(command);
  return columns !== undefined && rows.every((row) => isRow(row, columns.length));
}

function isRow(row: string, columns: number): boolean {
  return /^(?:[\dYN]*,)*[\dYN]*$/.test(row) && row.split(',').length === columns;
}

/** Of `-p=CPU,NODE`, `--parse=cpu` or `-p CPU,NODE`; with the CPU's own among them. */
function columnsAsked({ words }: ShellCommand): readonly string[] | undefined {
  if (!/(?:^|\/)lscpu$/.test(words[0] ?? '')) return undefined;
  const word = words.find((one) => /^(?:-\w*p|--parse)=/.test(one));
  const columns = word
    ?.slice(word.indexOf('=') + 1)
    .split(',')
    .map((name) => name.trim().toUpperCase());
  return columns?.includes('CPU') === true ? columns : undefined;
}

function detect({ text }: Piece): boolean {
  if (/^[ \t]*#[ \t]*The following is the parsable format/m.test(text)) return true;
  const header = /^[ \t]*#[ \t]*[A-Za-z][A-Za-z0-9:%]*,[A-Za-z0-9:%,]*[ \t]*$/m.exec(text)?.[0];
  if (header !== undefined && headerOf(header) !== undefined) return true;
  if (!/^\s*\d+,\d*,\d*,\d*/.test(text)) return false;
  // A few rows are enough to know it by.
  const rows = text.slice(0, 200).split(/[\r\n]+/);
  return isBareTable(rows.map((row) => row.trim()).filter((row) => row !== ''));
}

function headerOf(line: string): readonly string[] | undefined {
  const found = /^\s*#\s*([A-Za-z][A-Za-z0-9:%]*,[A-Za-z0-9:%,]*|CPU)\s*$/.exec(line);
  const columns = found?.[1]?.split(',');
  if (columns?.length === 1) return columns;
  return columns !== undefined && isCpuTableHeader(columns) ? columns : undefined;
}

/** CPU, Core, Socket, Node, and caches behind an empty column: what `lscpu -p` prints without a list. */
const usualColumns = ['CPU', 'Core', 'Socket', 'Node'];
const usualCaches = ['L1d', 'L1i', 'L2', 'L3'];

/**
 * Rows without a header. Rows of four numbers could be lists of CPUs, too; those ascend, and CPU, core, socket, node
 * never all do.
 */
function isBareTable(rows: readonly string[]): boolean {
  const whole = rows.length > 2 ? rows.slice(0, -1) : rows;
  return (
    rows.length >= 2 &&
    whole.every((row) => /^\d+,\d*,\d*,\d*(?:,,[\d,]*)?$/.test(row)) &&
    whole.some((row) => row.includes(',,') || !isAscending(row.split(',').map(Number)))
  );
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
}

function read(piece: Piece, context: ReadContext): Reading {
  const problems: Problem[] = [];
  let columns: readonly string[] | undefined;
  let first: PieceLine | undefined;
  let most = 0;
  for (const line of filledLines(piece)) {
    if (comment.test(line.text)) {
      columns = headerOf(line.text) ?? columns;
      continue;
    }
    first ??= line;
    if (columns === undefined) most = Math.max(most, line.text.split(',').length);
  }
  columns ??= context.command === undefined ? undefined : columnsAsked(context.command);
  if (columns === undefined && first !== undefined) {
    columns = assumedColumns(most);
    problems.push(problem('columns-assumed', { columns: columns.join(',') }, spanOfLine(piece, first)));
  }
  const known = columns ?? [];
  const table = {
    from: 'lscpu-p',
    columns: known.map((name) => name.toUpperCase()),
    caches: cacheNamesOf(known),
    rows: rowsOf(piece, known, problems),
    problems,
  } as const;
  return readCpuTable(piece, table, context);
}

const comment = /^\s*#/;

function* rowsOf(piece: Piece, columns: readonly string[], problems: Problem[]): CpuTable['rows'] {
  const make = rowMaker(columns);
  for (const line of filledLines(piece)) {
    if (comment.test(line.text)) continue;
    const place = (): Span => spanOfLine(piece, line);
    const cells = cellsOf(line.text, columns);
    if (cells !== undefined) {
      yield make(cells, place);
      continue;
    }
    const text = line.text.trim().slice(0, 120);
    problems.push(problem('host-value-unreadable', { what: 'lscpu -p', text }, place()));
    if (dotsLine.test(text)) yield elidedRows;
  }
}

/** As many caches as the longest row has. */
function assumedColumns(most: number): readonly string[] {
  const caches = usualCaches.slice(0, Math.max(0, most - usualColumns.length - 1));
  return caches.length === 0 ? usualColumns : [...usualColumns, '', ...caches];
}

/** Caches that a CPU has not are left out since 2.37: a row may end early behind the empty column, not before it. */
function cellsOf(line: string, columns: readonly string[]): readonly string[] | undefined {
  const cells = line.split(',').map((cell) => cell.trim());
  if (cells.length === columns.length) return cells;
  const gap = columns.indexOf('');
  const onlyCachesFollow = gap > 0 && columns.slice(gap + 1).every(isCacheColumn);
  return onlyCachesFollow && cells.length > gap && cells.length < columns.length
    ? cells.slice(0, gap)
    : undefined;
}
