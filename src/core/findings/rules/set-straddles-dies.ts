/** A pinned vCPU may run on several dies of one socket: each move leaves a warm cache behind. */
import { keepWithin } from '../remedies/keep-within.ts';
import type { Rule } from '../rule.ts';
import { findStraddles, boxesOf } from '../straddles.ts';
import { placesOf } from '../threads.ts';

export const rule: Rule<'set-straddles-dies'> = {
  id: 'set-straddles-dies',
  severity: 'note',
  *check(input) {
    for (const { params, threads } of findStraddles(input, 'die')) {
      yield { params, ...placesOf(threads), entities: params.threads };
    }
  },
  remedies: ({ params: { threads } }, input) => keepWithin(input, threads, boxesOf(input, 'die')),
};
