/** The lines of a piece with their places; a line ends at LF, CRLF or a lone CR. */
import { spanIn, type Piece, type Span } from '../text/source.ts';

export interface PieceLine {
  readonly text: string;
  /** Where it starts in the piece. */
  readonly from: number;
  readonly span: Span;
}

export function* linesOfPiece(piece: Piece): Generator<PieceLine> {
  let from = 0;
  for (const text of piece.text.split(/\r\n|\n|\r/)) {
    yield { text, from, span: spanIn(piece, from, from + text.length) };
    from += text.length + (piece.text.startsWith('\r\n', from + text.length) ? 2 : 1);
  }
}
