import { expect, it } from 'vitest';
import { expectRepairsHelp } from '../../testing/repairs-help.ts';

it('whatever is proposed makes its finding go and brings none as bad', { timeout: 1_800_000 }, () => {
  const applied = expectRepairsHelp(3_000);
  expect(applied.size).toBeGreaterThan(20);
});
