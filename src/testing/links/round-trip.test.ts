import { it } from 'vitest';
import { checkRoundTrips } from './round-trip.ts';

it('a model link restores generated models', () => {
  // 10,000 of them are in the long suite.
  checkRoundTrips(150);
}, 60_000);
