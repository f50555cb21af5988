import { expect, it } from 'vitest';
import { pieceOf } from '../text/source.ts';
import { readPiece } from './read-piece.ts';
import type { Reader } from './reading.ts';

it('passes over a reader that gives up on a piece', () => {
  const givesUp: Reader = {
    id: 'taskset',
    use: 'read',
    detect: () => {
      throw new RangeError('Maximum call stack size exceeded');
    },
    read: () => ({ problems: [] }),
  };
  const knows: Reader = { ...givesUp, id: 'ps', detect: () => true };
  const piece = pieceOf({ id: 's1', name: '', text: 'x' });
  expect(readPiece(piece, {}, false, [givesUp, knows]).segment.reader).toBe('ps');
  expect(readPiece(piece, {}, false, [givesUp]).segment.reader).toBe('unrecognised');
});
