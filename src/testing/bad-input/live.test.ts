import { describe } from 'vitest';
import { checkLive, checkMuchOfLive } from './live.ts';

checkLive(5, 15);

describe('300 kB of it', () => {
  checkMuchOfLive(300_000);
});
