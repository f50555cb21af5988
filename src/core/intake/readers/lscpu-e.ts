/**
 * `lscpu -e[=LIST]`, with `-a`, `-b`, `-c`, `-y` and `--raw`: one line for each CPU, cells between blanks (util-linux
 * 2.23 to 2.43, formats.md §3). It knows no memory, no distances, no node without CPUs.
 */
import {
  cacheNamesOf,
  dotsLine,
  elidedRows,
  isCpuTableHeader,
  rowMaker,
  type CpuTable,
} from '../lscpu/row.ts';
import { readCpuTable } from '../lscpu/table.ts';
import { linesOfPiece, spanOfLine } from '../piece-lines.ts';
import {
  problem,
  type LineShape,
  type Problem,
  type ReadContext,
  type Reader,
  type Reading,
} from '../reading.ts';
import type { Piece, Span } from '../../text/source.ts';

const names =
  'CPU|CORE|SOCKET|CLUSTER|NODE|BOOK|DRAWER|CACHE|POLARIZATION|ADDRESS|CONFIGURED|ONLINE|BOGOMIPS|S?C?A?L?MHZ%?|' +
  'MAXMHZ|MINMHZ|MODELNAME|MICROCODE|MMU|L\\d[di]?(?::L\\d[di]?){0,9}';

const lines: LineShape = {
  first: 'A-Z',
  starts: new RegExp(`^\\s*(?:${names})(?:[ \\t]+(?:${names})){1,60}\\s*$`),
  fits: new RegExp(String.raw`^\s*(?:\d+|-|yes|no)(?:\s|$)|${dotsLine.source}`),
};

export const lscpuE: Reader = {
  id: 'lscpu-e',
  use: 'read',
  lines,
  detect,
  read,
};

const headerLine = new RegExp(`^[ \\t]*(?:${names})(?:[ \\t]+(?:${names})){1,60}[ \\t]*$`, 'm');

/** The header is upper-case in every language; only the names of the caches are not. */
function detect({ text }: Piece): boolean {
  const line = headerLine.exec(text)?.[0];
  return line !== undefined && headerOf(line) !== undefined;
}

function headerOf(line: string): readonly string[] | undefined {
  if (!lines.starts.test(line)) return undefined;
  const columns = line.trim().split(/\s+/);
  return isCpuTableHeader(columns) ? columns : undefined;
}

function read(piece: Piece, context: ReadContext): Reading {
  const problems: Problem[] = [];
  let columns: readonly string[] = [];
  for (const { text } of linesOfPiece(piece)) {
    columns = headerOf(text) ?? columns;
    if (columns.length > 0) break;
  }
  const table = {
    from: 'lscpu-e',
    columns,
    caches: cacheNamesOf(columns),
    rows: rowsOf(piece, columns, problems),
    problems,
  } as const;
  return readCpuTable(piece, table, context);
}

/** The rows below the first header. */
function* rowsOf(piece: Piece, columns: readonly string[], problems: Problem[]): CpuTable['rows'] {
  const make = rowMaker(columns);
  let isBelow = false;
  for (const line of linesOfPiece(piece)) {
    if (headerOf(line.text) !== undefined) isBelow = true;
    else if (isBelow && /\S/.test(line.text)) {
      const isDots = dotsLine.test(line.text);
      const values = isDots ? undefined : cellsOf(line.text, columns);
      const place = (): Span => spanOfLine(piece, line);
      if (values !== undefined) {
        yield make(values, place);
        continue;
      }
      const text = line.text.trim().slice(0, 120);
      problems.push(problem('host-value-unreadable', { what: 'lscpu -e', text }, place()));
      if (isDots) yield elidedRows;
    }
  }
}

/** As many cells as columns; the model's name alone may hold blanks. Undefined: the line is cut or no row. */
function cellsOf(line: string, columns: readonly string[]): readonly string[] | undefined {
  const cells = line.trim().split(/\s+/);
  const model = columns.indexOf('MODELNAME');
  if (model < 0 || cells.length <= columns.length) {
    return cells.length === columns.length ? cells : undefined;
  }
  const after = columns.length - model - 1;
  const end = cells.length - after;
  return [...cells.slice(0, model), cells.slice(model, end).join(' '), ...cells.slice(end)];
}
