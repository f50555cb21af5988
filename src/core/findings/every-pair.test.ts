/** Every rule over 2,000 pairs of a random domain and a random host; twenty times as many in `npm run test:long`. */
import { expect, it } from 'vitest';
import { surviveRules } from '../../testing/rules-survive.ts';

it(
  'no rule fails on random domains and hosts, nor asks for the order of elements',
  { timeout: 240_000 },
  () => {
    const raised = surviveRules(2000);
    expect(raised.size).toBeGreaterThan(55);
  },
);
