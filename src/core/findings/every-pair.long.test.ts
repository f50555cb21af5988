/** Every rule over 20,000 pairs of random domains on random hosts. */
import { expect, it } from 'vitest';
import { surviveRules } from '../../testing/rules-survive.ts';

it('no rule fails, nor asks for the order of elements', () => {
  const raised = surviveRules(20_000);
  expect(raised.size).toBeGreaterThan(65);
});
