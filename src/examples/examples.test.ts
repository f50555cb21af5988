import { describe, expect, it } from 'vitest';
import { ui } from '../words/en/ui.ts';
import { exampleOf, examples, firstExample, loadExample } from './examples.ts';
import { texts } from './texts.ts';

describe('the examples', () => {
  it('are those that have words, each once', () => {
    expect(examples.map((example) => example.id).sort()).toEqual(Object.keys(ui.examples.items).sort());
    expect(exampleOf(firstExample)).toBeDefined();
  });

  it('use every text, and only texts that are there', async () => {
    const used = new Set(examples.flatMap((example) => example.texts));
    expect([...used].sort()).toEqual(Object.keys(texts).sort());
    for (const example of examples) {
      for (const { name, text } of await loadExample(example)) {
        expect(text.trim(), `${example.id}: ${name}`).not.toBe('');
        expect(name).toMatch(/^[a-z0-9].*\.(?:xml|txt)$/);
      }
    }
  });
});
