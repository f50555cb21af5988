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

export function* linesOfPiece(piece: Piece): Generator<PieceLine> {
  let from = 0;
  for (const text of piece.text.split(/\r\n|\n|\r/)) {
    const to = from + text.length;
    yield { text, from, to, span: spanIn(piece, from, to) };
    from = to + (piece.text.startsWith('\r\n', to) ? 2 : 1);
  }
}

export function* filledLines(piece: Piece): Generator<PieceLine> {
  for (const line of linesOfPiece(piece)) if (line.text.trim() !== '') yield line;
}

/** The place of a line without the blanks around it. */
export function spanOfLine(piece: Piece, { text, from, span }: PieceLine): Span {
  const inner = text.trim();
  if (inner === '') return span;
  const start = from + text.indexOf(inner);
  return spanIn(piece, start, start + inner.length);
}
