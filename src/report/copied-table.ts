/** A table as text for other programs: tab-separated for spreadsheets, Markdown for tickets and chats. */
import { makeHarmless } from './terminal-text.ts';

export type TableRows = readonly (readonly string[])[];

/**
 * One line a row, the headings first. Tabs and line ends within a cell become blanks. A cell that a spreadsheet would
 * take for a formula gets an apostrophe: names come from texts that others wrote.
 */
export function writeTsv(headings: readonly string[], rows: TableRows): string {
  return [headings, ...rows].map((row) => `${row.map(tsvCell).join('\t')}\n`).join('');
}

function tsvCell(text: string): string {
  const plain = makeHarmless(text);
  return /^\s*[=+\-@]/.test(plain) ? `'${plain}` : plain;
}

/** A GitHub table; what Markdown or HTML would take for its own is escaped, so that it reads as it stands here. */
export function writeMarkdown(headings: readonly string[], rows: TableRows): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [
    line(headings.map(escapeMarkdown)),
    line(headings.map(() => '---')),
    ...rows.map((row) => line(row.map(escapeMarkdown))),
  ].join('');
}

/** As text, on one line. */
export function escapeMarkdown(text: string): string {
  return makeHarmless(text)
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!@]/g, (sign) => (sign === '@' ? '&#64;' : `\\${sign}`))
    .replace(/\b(https?):\/\//g, '$1&#58;//');
}
