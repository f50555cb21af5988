import { describe } from 'vitest';
import { allOfThem, checkFifty } from './fifty-megabytes.ts';

describe('50 MB', () => {
  checkFifty(allOfThem);
});
