/** Every rule over 40,000 pairs of a random domain and a random host. */
import { expect, it } from 'vitest';
import { surviveRules } from '../../testing/rules-survive.ts';

it('no rule fails, nor asks for the order of elements', () => {
  const raised = surviveRules(40_000);
  expect(raised.size).toBeGreaterThan(65);
});
