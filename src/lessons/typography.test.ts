/** How Chinese is set: full-width punctuation, a blank between Chinese and Latin, and never the word for priority. */
import { describe, expect, it } from 'vitest';
import { glossary } from '../words/zh-CN/glossary.ts';
import { catalog } from './catalog.ts';
import { plainProse } from './prose.ts';

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const han = '\\p{Script=Han}';
const faults: readonly (readonly [string, RegExp])[] = [
  ['a blank is missing', new RegExp(`${han}[A-Za-z0-9<{(]|[A-Za-z0-9>})]${han}`, 'u')],
  ['half-width punctuation', new RegExp(`${han}[,.;:?!]|[,;:?!]${han}`, 'u')],
  ['a blank beside full-width punctuation', /[，。；：？！、（）“”] | [，。；：？！、（）“”]/],
  ['the word for priority', /优先级/],
];

function faultsOf(prose: string): readonly string[] {
  const plain = plainProse(prose);
  return faults.flatMap(([name, pattern]) => (pattern.test(plain) ? [`${name}: ${plain}`] : []));
}

describe('Chinese', () => {
  it('is set as it should be in every lesson', async () => {
    const texts = await Promise.all(catalog.map((entry) => entry.loadText('zh-CN')));
    const strings = [...texts, glossary, catalog.map(({ title }) => title['zh-CN'])].flatMap(stringsIn);
    expect(strings.length).toBeGreaterThan(700);
    expect(strings.flatMap(faultsOf)).toEqual([]);
  });

  it('would be noticed if it were not', () => {
    for (const wrong of ['在CPU 1', '在 CPU 1上', '是,否', '好 。', '优先级'])
      expect(faultsOf(wrong)).not.toEqual([]);
    expect(faultsOf('在 `CPU 1` 上，**没有**问题（真的）。')).toEqual([]);
  });
});
