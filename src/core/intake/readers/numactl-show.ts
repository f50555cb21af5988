/**
 * `numactl --show` (numactl.c, show; formats.md names it among the look-alikes): what the shell that ran it may use,
 * so it is about no domain, and about the host only as far as the shell is not bound. Answered with a sentence.
 */
import { spanIn } from '../../text/source.ts';
import { problem, type Reader } from '../reading.ts';

export const numactlShow: Reader = {
  id: 'numactl-show',
  use: 'useless',
  lines: {
    first: 'p',
    starts: /^\s*policy: \S/,
    fits: /^\s*(?:preferred node|physcpubind|cpubind|nodebind|membind|interleavemask|interleavenode|preferred|cpu|preferred_many|weighted interleave\w*):/,
  },
  detect: (piece) =>
    /^\s*policy: \S[^\n]*\n\s*(?:preferred node|interleavenode|physcpubind)/.test(piece.text),
  read: (piece) => ({ problems: [problem('nothing-to-read', { kind: 'numactl-show' }, spanIn(piece))] }),
};
