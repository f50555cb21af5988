/** The rows of lscpu's table of CPUs, the same for `-e`, `-p` and `-J`, and how their cells are read. */
import { highestListedId } from '../../cpuset/kernel-list.ts';
import type { Span } from '../../text/source.ts';
import type { Problem } from '../reading.ts';

interface Row {
  /** By the column's name in capitals; `-` and nothing are left out. */
  readonly cells: ReadonlyMap<string, string>;
  /** One id for each of the table's caches; absent where the row does not tell all of them. */
  readonly caches?: readonly string[];
}

/** As it is read; where it stands is worked out only of those that are kept. */
export interface CpuRow extends Row {
  readonly place: () => Span;
}

/** Rows were left out here: dots stand in their place, or the text breaks off. */
export const elidedRows = 'elided';

/** A line of dots, perhaps with a word about how many lines they stand for: `... (120 more)`, `⋮`. */
export const dotsLine = /^\s*[[(]?(?:\.{2,}|[\u2026\u00a6\u22ef\u22ee])|^\s*[.:]\s*$/;

/** A row whose CPU is known. */
export interface KnownRow extends Row {
  readonly id: number;
  readonly span: Span;
}

export interface CpuTable {
  readonly from: 'lscpu-e' | 'lscpu-p' | 'lscpu-json';
  /** In capitals. */
  readonly columns: readonly string[];
  /** Names of the caches as printed: `L1d`, `L1i`, `L2`, `L3`. */
  readonly caches: readonly string[];
  /** Read one by one: of a table pasted a million times only the first row of each CPU is kept. */
  readonly rows: Iterable<CpuRow | typeof elidedRows>;
  /** Grows while the rows are read. */
  readonly problems: Problem[];
}

/** Columns by which a table is known; lscpu.c `coldescs_cpu`. */
const columnNames: ReadonlySet<string> = new Set(
  (
    'CPU CORE SOCKET CLUSTER NODE BOOK DRAWER CACHE POLARIZATION ADDRESS CONFIGURED ONLINE BOGOMIPS MHZ SCALMHZ% ' +
    'MAXMHZ MINMHZ MODELNAME MICROCODE MMU'
  ).split(' '),
);

/** The names of the caches, joined by colons, are one column; in `-p` each may be a column of its own. */
const cacheColumn = /^L\d[di]?(?::L\d[di]?){0,9}$/i;

function isColumnName(name: string): boolean {
  return columnNames.has(name.toUpperCase()) || isCacheColumn(name);
}

export function isCacheColumn(name: string): boolean {
  return name.length < 60 && cacheColumn.test(name);
}

/** Two or more columns, all known, one of which says where a CPU is. */
export function isCpuTableHeader(names: readonly string[]): boolean {
  return (
    names.length >= 2 &&
    names.length <= 60 &&
    names.every((name) => name === '' || isColumnName(name)) &&
    names.some((name) => /^(?:CPU|CORE|SOCKET|NODE)$/i.test(name))
  );
}

export function cacheNamesOf(columns: readonly string[]): readonly string[] {
  return columns.filter(isCacheColumn).flatMap((column) => column.split(':'));
}

/**
 * Makes rows from their cells by the columns' names. Since 2.37 a cache that a CPU has not is left out of the cell, so
 * ids count only where there are as many as names.
 */
export function rowMaker(
  columns: readonly string[],
): (values: readonly string[], place: () => Span) => CpuRow {
  const names = cacheNamesOf(columns);
  const plan = columns.map((column) => ({
    name: column.toUpperCase(),
    caches: isCacheColumn(column) ? column.split(':').length : 0,
  }));
  return (values, place) => {
    const cells = new Map<string, string>();
    const ids: string[] = [];
    let i = 0;
    for (const { name, caches } of plan) {
      const value = values[i++] ?? '';
      if (value === '' || value === '-' || name === '') continue;
      if (caches === 0) cells.set(name, value);
      else {
        const own = value.split(':');
        if (own.length === caches) ids.push(...own);
      }
    }
    return { cells, ...(names.length > 0 && ids.length === names.length ? { caches: ids } : {}), place };
  };
}

export function toId(text: string): number | undefined {
  const id = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  return id !== undefined && id <= highestListedId ? id : undefined;
}

export function idIn(row: Row, name: string): number | undefined {
  return toId(row.cells.get(name) ?? '');
}

/** Physical package ids are large on some machines; −1 is none. */
export function numberIn(row: Row, name: string): number | undefined {
  const text = row.cells.get(name) ?? '';
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/** The highest clock in MHz; some locales write a decimal comma. */
export function clockOf(row: Row): number | undefined {
  const text = row.cells.get('MAXMHZ')?.replace(',', '.');
  const clock = text !== undefined && /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : 0;
  return clock > 0 ? clock : undefined;
}
