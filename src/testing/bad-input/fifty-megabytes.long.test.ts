import { describe } from 'vitest';
import { aLog, allOfThem, checkFifty } from './fifty-megabytes.ts';

describe('50 MB', () => {
  checkFifty([aLog, ...allOfThem]);
});
