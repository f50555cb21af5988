/** The short cut over a line's first character and a few words leaves out no reader that would have said yes. */
import { expect, it } from 'vitest';
import { readerFixtures } from '../../testing/bad-input/reader-fixtures.ts';
import { listShared, readShared } from '../../testing/shared/shared.ts';
import { LineStarts, type ShapedReader } from './line-starts.ts';
import { readers } from './readers.ts';

const starts = new LineStarts(readers);
const shaped = readers.filter((reader): reader is ShapedReader => reader.lines !== undefined);

const askedAll = (line: string): readonly ShapedReader[] =>
  shaped.filter(({ lines }) => lines.starts.test(line) || lines.mayStart?.test(line) === true);

it('is asked of every line of the texts that readers are for', () => {
  const texts = [
    ...Object.values(readerFixtures).flat(),
    ...['samples/mixed', 'snippets', 'samples/hostile'].flatMap((folder) =>
      listShared(folder)
        .filter((name) => /\.(?:txt|xml|json|md|log)$/.test(name))
        .map((name) => readShared(`${folder}/${name}`)),
    ),
  ];
  const begins = new Set<string>();
  for (const line of new Set(texts.flatMap((text) => text.split(/\r\n|\n|\r/)))) {
    const all = askedAll(line);
    for (const { id } of all) begins.add(id);
    expect(starts.of(line), JSON.stringify(line.slice(0, 200))).toEqual(all);
  }
  expect(shaped.filter(({ id }) => !begins.has(id)).map(({ id }) => id)).toEqual([]);
});
