import { describe } from 'vitest';
import { aLog, checkFifty } from './fifty-megabytes.ts';

describe('10 MB', () => {
  checkFifty([aLog], 10_000_000);
});
