/**
 * The page reads a text with its first readers where they are enough: every shared text that they take is read as all
 * readers read it, and so is every text in one of the rarer dresses.
 */
import { expect, it } from 'vitest';
import { defaultChoices } from '../../core/analysis.ts';
import { analyzeAll } from '../../core/analyze-all.ts';
import { analyzeFirst } from '../../core/analyze-first.ts';
import { describeShared, listShared, readShared } from './shared.ts';

const isText = (name: string): boolean =>
  /\.(?:txt|xml|json|log)$/.test(name) && !name.endsWith('.expect.json');

function filesBelow(folder: string, depth = 3): readonly string[] {
  return listShared(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return isText(name) ? [path] : depth > 0 && !name.includes('.') ? filesBelow(path, depth - 1) : [];
  });
}

describeShared('texts that the first readers take', () => {
  it.each(['samples', 'snippets', 'hosts'])('%s are read as all readers read them', (folder) => {
    let taken = 0;
    const paths = filesBelow(folder);
    for (const path of paths) {
      const sources = [{ id: 's', name: 'paste', text: readShared(path) }];
      const first = analyzeFirst(sources, defaultChoices);
      if (first === 'needs-all-readers') continue;
      taken++;
      expect(first, path).toEqual(analyzeAll(sources, defaultChoices));
    }
    console.info(`first readers: ${folder}: ${String(taken)} of ${String(paths.length)} texts`);
    expect(taken).toBeGreaterThan(0);
  });
});
