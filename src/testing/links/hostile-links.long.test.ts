import { expect, it } from 'vitest';
import { surveyHostileLinks } from './hostile-links.ts';

it('survives 100,000 hostile links', () => {
  const { mostCharacters } = surveyHostileLinks(100_000);
  expect(mostCharacters).toBeLessThanOrEqual(16 * 1024 * 1024);
});
