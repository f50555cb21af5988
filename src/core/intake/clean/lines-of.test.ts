import { expect, it } from 'vitest';
import { mostEdits } from './characters.ts';
import { linesOf } from './lines-of.ts';

it('loses nothing of a text with more lines than are told apart: the last one holds the rest', () => {
  const text = `${'\n'.repeat(4 * mostEdits + 5)}end`;
  let count = 0;
  let to = -1;
  let gaps = 0;
  for (const line of linesOf(text)) {
    if (line.from !== to + 1) gaps++;
    ({ to } = line);
    count++;
  }
  expect({ to, gaps, count }).toEqual({ to: text.length, gaps: 0, count: 4 * mostEdits });
});
