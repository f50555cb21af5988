/** The tool outputs of real machines, each piece given to its reader cut at hundreds of lengths and damaged. */
import { expect, it } from 'vitest';
import { readSource } from '../../core/intake/read-source.ts';
import { readers } from '../../core/intake/readers.ts';
import { describeShared, listShared, readShared } from '../shared/shared.ts';
import { expectReaderSurvives } from './reader-survives.ts';

/** What is about the samples, and no sample. */
const isText = (name: string): boolean =>
  /\.(?:txt|xml|json|log)$/.test(name) && !/^(?:README|truth|origin|expect)|\.expect\.json$/.test(name);

/** The folder and those in it. */
function filesBelow(folder: string, depth = 3): readonly string[] {
  return listShared(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return isText(name) ? [path] : depth > 0 && !name.includes('.') ? filesBelow(path, depth - 1) : [];
  });
}

describeShared('readers survive what real tools print', () => {
  const folders = listShared('samples').filter((name) => !name.includes('.'));
  const counts = new Map<string, number>();

  it.each(folders)('%s', (folder) => {
    for (const path of filesBelow(`samples/${folder}`)) {
      for (const { segment, context } of readSource({ id: 's', name: path, text: readShared(path) })) {
        const { text } = segment.piece;
        const reader = readers.find(({ id }) => id === segment.reader);
        if (reader === undefined || text.length > 60_000) continue;
        counts.set(reader.id, (counts.get(reader.id) ?? 0) + 1);
        expectReaderSurvives(reader, text, {
          context,
          step: Math.max(1, Math.ceil(text.length / 100)),
          numRuns: 10,
        });
      }
    }
  });

  it('are counted', () => {
    console.info(`pieces cut and damaged: ${[...counts].map(([id, count]) => `${id} ${count}`).join(', ')}`);
    expect(counts.size).toBeGreaterThan(25);
  });
});
