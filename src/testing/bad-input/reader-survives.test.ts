/**
 * Every reader knows its own texts when whole, and survives them cut from either end and damaged: those up to 500
 * characters at every length; the long suite cuts all of them so.
 */
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
      expectReaderSurvives(reader, text, { step: Math.ceil(text.length / 500), numRuns: 60 });
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
