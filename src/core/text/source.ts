/** What the user pasted, and places in it. Positions are UTF-16 offsets, half open, into `Source.text`. */

/** One pasted text, exactly as it came: it is never rewritten. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface Span {
  readonly source: string;
  readonly from: number;
  readonly to: number;
}

/** A value together with the place it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/**
 * A part of a source that one reader is given. `text` is what the reader sees; `at` is where it starts in the
 * source. Readers only ever make spans through {@link spanIn}, so that a later cleaning step can give them a
 * text that differs from the source and still have every place point at what the user pasted.
 */
export interface Piece {
  readonly source: string;
  readonly text: string;
  readonly at: number;
}

/** The whole of a source as one piece. */
export function pieceOf(source: Source): Piece {
  return { source: source.id, text: source.text, at: 0 };
}

/** A part of a piece; `from` and `to` are offsets into `piece.text`. */
export function partOf(piece: Piece, from: number, to: number): Piece {
  return { source: piece.source, text: piece.text.slice(from, to), at: piece.at + from };
}

/** Where `piece.text.slice(from, to)` stands in the source. */
export function spanIn(piece: Piece, from = 0, to = piece.text.length): Span {
  return { source: piece.source, from: piece.at + from, to: piece.at + to };
}

/** The smallest span that covers both; the two must lie in one source. */
export function joinSpans(a: Span, b: Span): Span {
  return { source: a.source, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
