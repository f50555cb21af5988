import { describe } from 'vitest';
import { aLog, checkFifty } from './fifty-megabytes.ts';

describe('50 MB', () => {
  checkFifty([aLog]);
});
