import { it } from 'vitest';
import { checkRoundTrips } from './round-trip.ts';

it('a model link restores 1,000 generated models', () => {
  checkRoundTrips(1000);
}, 120_000);
