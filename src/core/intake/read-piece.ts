/** One piece given to one reader. */
import { spanIn, type Piece } from '../text/source.ts';
import { readMended } from './clean/read-mended.ts';
import {
  problem,
  type ReadContext,
  type Reader,
  type ReaderId,
  type Reading,
  type SegmentReading,
} from './reading.ts';

/** Text beyond what is read at once: named, with its place. */
export function unread(piece: Piece, limit: number): SegmentReading {
  const span = spanIn(piece);
  const problems = [problem('text-too-long', { length: span.to, limit }, span)];
  return given(piece, 'unrecognised', 'useless', { problems }, {});
}

export function given(
  piece: Piece,
  reader: ReaderId,
  use: Reader['use'],
  reading: Reading,
  context: ReadContext,
): SegmentReading {
  return { segment: { piece, span: spanIn(piece), reader, use }, reading, context };
}

/** By the reader that is chosen, or by the one of `readers` that knows it. `mends`: what is XML may be mended. */
export function readPiece(
  piece: Piece,
  context: ReadContext,
  mends: boolean,
  readers: readonly Reader[],
  chosen?: Reader,
): SegmentReading {
  const reader = chosen ?? readers.find((one) => knows(one, piece));
  if (reader === undefined) return given(piece, 'unrecognised', 'useless', { problems: [] }, context);
  const reading = mends ? readMended(reader, piece, context) : reader.read(piece, context);
  return given(piece, reader.id, reader.use, reading, context);
}

/**
 * V8's regular expressions give up (RangeError: Maximum call stack size exceeded) on single lines of many megabytes.
 * No format has such lines, so a reader that gives up does not know the piece.
 */
function knows(reader: Reader, piece: Piece): boolean {
  try {
    return reader.detect(piece);
  } catch {
    return false;
  }
}
