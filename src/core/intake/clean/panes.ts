/**
 * Two panes of a terminal side by side, copied in one go (tmux): the left one is read to its end, then the right one.
 * They are known by a border in one column with text on both sides of it.
 */
import { arrangePiece, type Piece } from '../../text/source.ts';
import type { Repair } from './repair.ts';
import { spanIn } from '../../text/source.ts';
import { linesOf, type Line } from './lines-of.ts';

const border = '\u2502';
/** A frame, or panes above each other: the border alone does not tell what belongs together. */
const drawn = /[\u250c-\u253f]/;
const leastRows = 4;

export function splitPanes(piece: Piece): { readonly piece: Piece; readonly repairs: readonly Repair[] } {
  const { text } = piece;
  const none = { piece, repairs: [] };
  if (!text.includes(border)) return none;
  const parts: Line[] = [];
  const repairs: Repair[] = [];
  let block: Line[] = [];
  let column = -1;
  const close = (): void => {
    const [first] = block;
    const last = block.at(-1);
    if (first === undefined || last === undefined) return;
    if (isSplit(text, block, column)) {
      for (const { from } of block) parts.push({ from, to: from + column });
      for (const { from, to } of block) parts.push({ from: Math.min(to, from + column + 1), to });
      repairs.push({ kind: 'panes', count: 1, span: spanIn(piece, first.from, last.to) });
    } else parts.push(...block);
    block = [];
  };
  for (const line of linesOf(text)) {
    const at = columnOf(text, line);
    if (at !== column) close();
    column = at;
    if (at < 0) parts.push(line);
    else block.push(line);
  }
  close();
  return repairs.length === 0 ? none : { piece: arrangePiece(piece, parts), repairs };
}

/** Of the only border of the line, or -1. */
function columnOf(text: string, { from, to }: Line): number {
  if (to - from > 1000) return -1;
  const line = text.slice(from, to);
  const at = line.indexOf(border);
  return at > 0 && line.lastIndexOf(border) === at && !drawn.test(line) ? at : -1;
}

function isSplit(text: string, block: readonly Line[], column: number): boolean {
  const filled = (part: string): boolean => part.trim() !== '';
  const left = block.filter(({ from }) => filled(text.slice(from, from + column))).length;
  const right = block.filter(({ from, to }) => filled(text.slice(from + column + 1, to))).length;
  return block.length >= leastRows && left >= 2 && right >= 2;
}
