import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { lettersOf, StringReader, StringWriter } from './strings.ts';

function roundTrip(...lists: readonly (readonly string[])[]): {
  back: readonly (readonly string[])[];
  length: number;
} {
  const bytes = new ByteWriter();
  const writer = new StringWriter(bytes);
  for (const list of lists) writer.write(list);
  const reader = new StringReader(new ByteReader(bytes.done()));
  return { back: lists.map((list) => reader.read(list.length)), length: bytes.length };
}

describe('lists of texts', () => {
  it('keeps names that count short', () => {
    const names = Array.from({ length: 50 }, (_, i) => `guest-${i + 1}`);
    const { back, length } = roundTrip(names);
    expect(back).toEqual([names]);
    expect(length).toBeLessThan(24);
  });

  it('counts in letters too', () => {
    expect([0, 25, 26, 701, 702].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    const names = Array.from({ length: 60 }, (_, i) => `VM-${lettersOf(i)}`);
    const { back, length } = roundTrip(names);
    expect(back).toEqual([names]);
    expect(length).toBeLessThan(12);
  });

  it('gives any texts back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc
        .tuple(fc.constantFrom('vm', 'vm-', 'x', '', 'a-B'), fc.stringMatching(/^[0-9]{0,12}$/))
        .map((parts) => parts.join('')),
      fc.stringMatching(/^[a-z-]{0,3}[A-Z]{0,6}$/),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 8 }), { maxLength: 4 }), (lists) => {
        expect(roundTrip(...lists).back).toEqual(lists);
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});
