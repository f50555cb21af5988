/** A pinned vCPU may run on several sockets of one node: each move leaves a warm cache behind. */
import { keepWithin } from '../remedies/keep-within.ts';
import type { Rule } from '../rule.ts';
import { findStraddles, boxesOf } from '../straddles.ts';
import { placesOf } from '../threads.ts';

export const rule: Rule<'set-straddles-sockets'> = {
  id: 'set-straddles-sockets',
  severity: 'note',
  *check(input) {
    for (const { params, threads } of findStraddles(input, 'socket')) {
      yield { params, ...placesOf(threads), entities: params.threads };
    }
  },
  remedies: ({ params: { threads } }, input) => keepWithin(input, threads, boxesOf(input, 'socket')),
};
