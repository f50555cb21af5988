/** Every reader survives its own texts, cut at every length from either end and damaged, and knows them when whole. */
import { describe, expect, it } from 'vitest';
import { readers } from '../../core/intake/readers.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import { readerFixtures } from './reader-fixtures.ts';
import { expectReaderSurvives, expectRecognised } from './reader-survives.ts';

const fixtures: Readonly<Record<string, readonly string[]>> = readerFixtures;

describe.each(readers)('$id', (reader) => {
  it.each((fixtures[reader.id] ?? []).map((text) => [text.slice(0, 40), text] as const))(
    'survives %j…',
    (_name, text) => {
      expectRecognised(reader, text);
      expectReaderSurvives(reader, text);
    },
    60_000,
  );
});

it('are the fixtures of all readers', () => {
  const without = readers.filter(({ id }) => (fixtures[id] ?? []).length === 0).map(({ id }) => id);
  expect(without).toEqual([]);
  // Bare commands are known by the segmenter alone.
  const ids: readonly ReaderId[] = readers.map(({ id }) => id);
  expect(Object.keys(fixtures).filter((id) => !ids.includes(id as ReaderId))).toEqual([]);
});
