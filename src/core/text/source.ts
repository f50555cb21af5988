/** What the user pasted, and places in it. Positions are UTF-16 offsets, half open, into `Source.text`. */

import { applyEdits, arrangeText, placeBefore, type Edit, type OffsetMap } from './offset-map.ts';

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
 * A part of a source that one reader is given. `text` is what the reader sees. Readers only ever make spans through
 * {@link spanIn}: a cleaned piece has a text that differs from the source, and still every place points at what
 * the user pasted.
 */
export interface Piece {
  readonly source: string;
  readonly text: string;
  /** Where `text` starts: in the source or, of a cleaned piece, in the whole cleaned text. */
  readonly at: number;
  /** Of a cleaned piece: what it was made of, and how. Absent: the source as it came, which is the common case. */
  readonly under?: { readonly piece: Piece; readonly map: OffsetMap };
}

/** The whole of a source as one piece. */
export function pieceOf(source: Source): Piece {
  return { source: source.id, text: source.text, at: 0 };
}

/** A part of a piece; `from` and `to` are offsets into `piece.text`. */
export function partOf(piece: Piece, from: number, to: number): Piece {
  return { ...piece, text: piece.text.slice(from, to), at: piece.at + from };
}

/** The piece as it reads after edits of `piece.text`; its places stay those of `piece`. No edits: the piece itself. */
export function editPiece(piece: Piece, edits: readonly Edit[]): Piece {
  if (edits.length === 0) return piece;
  const { text, map } = applyEdits(piece.text, edits);
  return { source: piece.source, text, at: 0, under: { piece, map } };
}

/** The piece made of parts of it, each on a line of its own, in the order in which they are given. */
export function arrangePiece(
  piece: Piece,
  parts: readonly { readonly from: number; readonly to: number }[],
): Piece {
  const { text, map } = arrangeText(piece.text, parts);
  return { source: piece.source, text, at: 0, under: { piece, map } };
}

/** Where `piece.text.slice(from, to)` stands in the source. */
export function spanIn(piece: Piece, from = 0, to = piece.text.length): Span {
  const begin = piece.at + from;
  const end = piece.at + to;
  if (piece.under === undefined) return { source: piece.source, from: begin, to: end };
  const place = placeBefore(piece.under.map, begin, end);
  return spanIn(piece.under.piece, place.from, place.to);
}

/** The smallest span that covers both; the two must lie in one source. */
export function joinSpans(a: Span, b: Span): Span {
  return { source: a.source, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
