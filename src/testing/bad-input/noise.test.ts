import { describe } from 'vitest';
import { checkNoise } from './noise.ts';

describe('noise', () => {
  checkNoise([20_000, 150_000]);
});
