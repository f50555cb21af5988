/** The lines of a piece with their places. A line ends at LF, CRLF or a lone CR. */
import { spanIn, type Piece, type Span } from '../text/source.ts';

export interface PieceLine {
  readonly text: string;
  /** Offsets into the piece's text. */
  readonly from: number;
  readonly to: number;
}

export function* linesOfPiece({ text }: Piece): Generator<PieceLine> {
  let from = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const to = from + line.length;
    yield { text: line, from, to };
    from = to + (text.startsWith('\r\n', to) ? 2 : 1);
  }
}

/** The place of a line without the blanks around it. */
export function spanOfLine(piece: Piece, { text, from, to }: PieceLine): Span {
  const inner = text.trim();
  if (inner === '') return spanIn(piece, from, to);
  const start = from + text.indexOf(inner);
  return spanIn(piece, start, start + inner.length);
}
