import { describe } from 'vitest';
import { checkNoise } from './noise.ts';

describe('20 MB of noise', () => {
  checkNoise([2_000_000, 20_000_000]);
});
