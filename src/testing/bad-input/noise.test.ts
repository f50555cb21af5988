import { describe } from 'vitest';
import { checkNoise } from './noise.ts';

describe('noise', () => {
  checkNoise([50_000, 2_000_000]);
});
