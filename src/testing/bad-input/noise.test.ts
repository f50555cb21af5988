import { describe } from 'vitest';
import { checkNoise } from './noise.ts';

describe('noise', () => {
  checkNoise([30_000, 400_000]);
});
