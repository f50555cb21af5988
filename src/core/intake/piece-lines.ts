/** The lines of a piece with their places. A line ends at LF, CRLF or a lone CR. */
import { spanIn, type Piece, type Span } from '../text/source.ts';

export interface PieceLine {
  readonly text: string;
  /** Offsets into the piece's text. */
  readonly from: number;
  readonly to: number;
  /** The whole line, blanks included. */
  readonly span: Span;
}

/** Its place in the source is worked out when it is asked for: most lines of a long text are never pointed at. */
class Line implements PieceLine {
  readonly text: string;
  readonly from: number;
  readonly #piece: Piece;

  constructor(piece: Piece, from: number, to: number) {
    this.#piece = piece;
    this.text = piece.text.slice(from, to);
    this.from = from;
  }

  get to(): number {
    return this.from + this.text.length;
  }

  get span(): Span {
    return spanIn(this.#piece, this.from, this.to);
  }
}

export function* linesOfPiece(piece: Piece): Generator<PieceLine> {
  const { text } = piece;
  let carriage = text.indexOf('\r');
  for (let from = 0; ;) {
    if (carriage >= 0 && carriage < from) carriage = text.indexOf('\r', from);
    const feed = text.indexOf('\n', from);
    const end = carriage >= 0 && (feed < 0 || carriage < feed) ? carriage : feed;
    yield new Line(piece, from, end < 0 ? text.length : end);
    if (end < 0) return;
    from = end + (end === carriage && feed === end + 1 ? 2 : 1);
  }
}

export function* filledLines(piece: Piece): Generator<PieceLine> {
  for (const line of linesOfPiece(piece)) if (/\S/.test(line.text)) yield line;
}

/** Whether all lines that are not blank look alike. */
export function areLines(piece: Piece, pattern: RegExp): boolean {
  for (const { text } of filledLines(piece)) if (!pattern.test(text)) return false;
  return true;
}

/** The place of a line without the blanks around it; of a blank line, its beginning. */
export function spanOfLine(piece: Piece, { text, from }: PieceLine): Span {
  const inner = text.trim();
  const start = from + text.indexOf(inner);
  return spanIn(piece, start, start + inner.length);
}
