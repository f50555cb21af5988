import { it } from 'vitest';
import { checkRoundTrips } from './round-trip.ts';

it('a model link restores 10,000 generated models', () => {
  checkRoundTrips(10_000);
});
