/** The lines of a piece, one after the other, each with where it stands in the piece. */
import { spanIn, type Piece, type Span } from '../text/source.ts';

export interface PieceLine {
  readonly text: string;
  /** Offset in the piece. */
  readonly from: number;
  readonly span: Span;
}

/** A line ends at LF, CRLF or a lone CR; blank lines are left out. */
export function* filledLines(piece: Piece): Generator<PieceLine> {
  const { text } = piece;
  let from = 0;
  while (from < text.length) {
    let end = from;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      if (unit === 10 || unit === 13) break;
    }
    const line = text.slice(from, end);
    if (line.trim() !== '') yield { text: line, from, span: spanIn(piece, from, end) };
    from = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}
