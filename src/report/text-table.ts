/** Columns for a terminal. A long list of CPUs goes on in the next line, below its own column. */
import { measureColumns, padColumns } from './terminal-text.ts';

const gap = '  ';
/** A random set of 448 CPUs is over 1,000 characters: without a bound it would push the other columns away. */
const cellColumns = 40;

/** The lines of the table, the headings first. Columns that are empty in every row are left out. */
export function layOutTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const kept = headings
    .map((_, column) => column)
    .filter((column) => rows.some((row) => (row[column] ?? '') !== ''));
  const cells = [headings, ...rows].map((row) => kept.map((column) => wrapList(row[column] ?? '')));
  const widths = kept.map((_, column) =>
    cells.reduce((width, row) => Math.max(width, ...(row[column] ?? []).map(measureColumns)), 0),
  );
  return cells.flatMap((row) => {
    const height = Math.max(1, ...row.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      row
        .map((lines, column) => padColumns(lines[line] ?? '', widths[column] ?? 0))
        .join(gap)
        .trimEnd(),
    );
  });
}

/** Breaks a list after commas; anything without commas stays whole. */
function wrapList(text: string): readonly string[] {
  if (measureColumns(text) <= cellColumns) return [text];
  const lines: string[] = [];
  let line = '';
  for (const item of text.split(/(?<=,)/)) {
    if (line !== '' && measureColumns(line + item) > cellColumns) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? item.trimStart() : item;
  }
  return [...lines, line];
}
