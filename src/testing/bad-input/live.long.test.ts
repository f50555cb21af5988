import { describe } from 'vitest';
import { checkLive, checkMuchOfLive } from './live.ts';

checkLive(1, 300);

describe('3 MB of it', () => {
  checkMuchOfLive(3_000_000);
});
