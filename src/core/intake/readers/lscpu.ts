/**
 * `lscpu`, the summary: labels and values, flat or as a tree (`--hierarchic`, terminals since 2.37), in any language.
 * On a terminal lscpu itself breaks long values, also within a number; what goes on stands in the column of the
 * values (formats.md §0.6, §2).
 */
import { readLscpuFields, type LabelledValue } from '../lscpu/fields.ts';
import { architectures, cleanLabel } from '../lscpu/labels.ts';
import { linesOfPiece, type PieceLine } from '../piece-lines.ts';
import {
  anyLetter,
  problem,
  type LineShape,
  type ReadContext,
  type Reader,
  type Reading,
} from '../reading.ts';
import { joinSpans, spanIn, type Piece, type Span } from '../../text/source.ts';

const ownLabels = String.raw`(?:NUMA node\(s\)|NUMA node\d+ CPU\(s\)|O(?:n|ff)-line CPU\(s\) (?:list|mask)|Socket\(s\)):`;
/** `lscpu -C`: sizes of caches, nothing about CPUs. */
const cacheTable = /^[ \t]*NAME[ \t]+ONE-SIZE[ \t]/m;

const lines: LineShape = {
  first: anyLetter,
  starts: new RegExp(
    String.raw`^\s*(?:Architecture:\s+\S|CPU\(s\):\s+\d+\s*$|${ownLabels}|NAME[ \t]+ONE-SIZE[ \t])|^(?!CPU model:)[${anyLetter}][^:：]{0,60}[:：]\s+${architectures}\s*$`,
  ),
  // The last is a translated label that lost its colon, and a list.
  fits: /^\s*[^\s:：][^:：]*[:：](?:\s|$)|^\s{2,}\S|^L\d[di]?\s|^[^\s:：][^:：]{7,70}\s\d[\d,:-]*\s*$/,
  // The next machine's, where no prompt stands between the two.
  once: /^\s*Architecture:\s+\S/,
};

const signature = new RegExp(`^[ \\t]*${ownLabels}`, 'm');
const translated = new RegExp(
  `^(?!CPU model:)[^\\s:：][^:：\\n]{0,60}[:：][ \\t]+${architectures}[ \\t]*$`,
  'm',
);

export const lscpu: Reader = { id: 'lscpu', use: 'read', lines, detect, read };

/** What grep leaves of lscpu begins so; `virsh nodeinfo` and `dominfo` go on with a clock and with a time. */
const filtered = /^[ \t]*CPU\(s\):[ \t]+\d+[ \t]*\r?\n(?:.*\r?\n)??[ \t]*Thread\(s\) per core:[ \t]+\d/;
const anothersCount = /^\s*CPU\(s\):[ \t]+\d+[ \t]*\r?\n[ \t]*CPU (?:frequency|time):/;

function detect({ text }: Piece): boolean {
  if (anothersCount.test(text)) return false;
  if (filtered.test(text)) return true;
  if (signature.test(text) || cacheTable.test(text)) return true;
  if (/^[ \t]*Architecture:[ \t]+\S/m.test(text)) return /^[ \t]*CPU\(s\):[ \t]+\d/m.test(text);
  // `virsh nodeinfo` names the architecture, too, and gives a clock with its unit.
  return translated.test(text) && !/\d MHz[ \t]*$/m.test(text);
}

function read(piece: Piece, context: ReadContext): Reading {
  const fields = fieldsOf(piece);
  if (fields.length === 0)
    return { problems: [problem('nothing-to-read', { kind: 'lscpu' }, spanIn(piece))] };
  return readLscpuFields(piece, 'lscpu', fields, context);
}

interface Draft {
  readonly label: string;
  readonly parts: string[];
  /** Where values begin in the line; 0 where the line has none. */
  readonly column: number;
  span: Span;
}

function fieldsOf(piece: Piece): readonly LabelledValue[] {
  const drafts: Draft[] = [];
  let column = 0;
  for (const line of linesOfPiece(piece)) {
    const held = drafts.at(-1);
    const rest = held === undefined ? undefined : continuationOf(line.text, Math.max(held.column, column));
    const span = spanIn(piece, line.from, line.from + line.text.trimEnd().length);
    if (held !== undefined && rest !== undefined) {
      held.parts.push(rest);
      held.span = joinSpans(held.span, span);
      continue;
    }
    const draft = draftOf(line, column, span);
    if (draft === undefined) continue;
    if (draft.column > 0) column = draft.column;
    drafts.push(draft);
  }
  return drafts.map(({ label, parts, span }) => ({ label, value: parts.join('').trim(), span }));
}

/** What a line adds to the value above: nothing but blanks up to the values' column, or the rest of a list. */
function continuationOf(line: string, column: number): string | undefined {
  if (line.trim() === '') return undefined;
  if (column > 0 && line.slice(0, column).trim() === '') return line.slice(column);
  return /^(?:\t|[ \t]{6,})[\da-f,:-]+[ \t]*$/.test(line) ? line.trim() : undefined;
}

function draftOf(line: PieceLine, column: number, span: Span): Draft | undefined {
  const { text } = line;
  const colon = /[:：](?=\s|$)/.exec(text)?.index;
  // A translation that lost its colon (Spanish, CPUs offline) still stands in the columns.
  const noColon = column > 1 && text.charAt(column - 1) === ' ' && text.charAt(column).trim() !== '';
  const end = colon ?? (noColon ? column - 1 : undefined);
  if (end === undefined) return undefined;
  const label = cleanLabel(text.slice(0, end));
  const value = text.slice(end + 1);
  if (label === '' || label.length > 120) return undefined;
  const start = value.trim() === '' ? 0 : end + 1 + value.length - value.trimStart().length;
  return { label, parts: [value], column: start, span };
}
