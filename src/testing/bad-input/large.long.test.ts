import { describe } from 'vitest';
import { checkLarge } from './large.ts';

describe('large and absurd values', () => {
  checkLarge(20_000);
});
