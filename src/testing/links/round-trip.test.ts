import { it } from 'vitest';
import { checkRoundTrips } from './round-trip.ts';

it('a model link restores 1,000 generated models', () => {
  // 10,000 of them are in the long suite.
  checkRoundTrips(1000);
}, 240_000);
