import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { readSequence, writeSequence } from './sequence.ts';

function bytesOf(values: readonly (number | undefined)[]): Uint8Array {
  const writer = new ByteWriter();
  writeSequence(writer, values);
  return writer.done();
}

const range = (count: number, value: (i: number) => number): number[] =>
  Array.from({ length: count }, (_, i) => value(i));

describe('sequences', () => {
  it.each([
    ['all zero', range(8192, () => 0), 1],
    ['counting', range(8192, (i) => i), 1],
    ['all the same', range(8192, () => 21), 3],
    ['neighbours share a core', range(8192, (i) => Math.floor(i / 2)), 4],
    ['threads n and n + 48', range(96, (i) => i % 48), 5],
    ['nodes of halves', range(96, (i) => Math.floor(i / 24) % 2), 7],
    ['nodes in turns', range(96, (i) => i % 2), 4],
    ['siblings as pins', range(128, (i) => Math.floor(i / 2) + (i % 2) * 224), 8],
  ])('%s', (_, values, length) => {
    const bytes = bytesOf(values);
    expect(readSequence(new ByteReader(bytes), values.length)).toEqual(values);
    expect(bytes.length).toBe(length);
  });

  it('goes on over places that do not matter', () => {
    const whole = range(448, (i) => i % 224);
    const holed = whole.map((value, i) => (i % 17 === 3 ? undefined : value));
    expect(bytesOf(holed).length).toBeLessThanOrEqual(bytesOf(whole).length + 4);
  });

  it('packs what follows no rule into as few bits as it needs', () => {
    // A permutation of 0 … 127 by a generator of full period.
    const values = range(128, (i) => (i * 77 + 13) % 128).sort((a, b) => ((a * 41) % 128) - ((b * 41) % 128));
    expect(bytesOf(values.map((value) => (value * value * 31 + value * 7) % 448)).length).toBeLessThan(160);
  });

  it('gives any list back, and the same bytes for the same list', () => {
    const number = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }) },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 8191 }) },
      fc.maxSafeInteger().map((value) => Math.trunc(value / 2)),
    );
    const piece = fc.oneof(
      fc.array(fc.option(number, { nil: undefined, freq: 12 }), { maxLength: 12 }),
      fc
        .record({
          count: fc.nat(40),
          start: fc.nat(500),
          step: fc.integer({ min: -3, max: 3 }),
          of: fc.integer({ min: 1, max: 4 }),
        })
        .map(({ count, start, step, of }) => range(count, (i) => start + step * Math.floor(i / of))),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const values = pieces.flat();
        const bytes = bytesOf(values);
        const back = readSequence(new ByteReader(bytes), values.length);
        expect(back.length).toBe(values.length);
        for (const [i, value] of values.entries()) if (value !== undefined) expect(back[i]).toBe(value);
        expect(bytesOf(values)).toEqual(bytes);
        if (!values.includes(undefined)) expect(bytesOf(back)).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it('reads any bytes to an end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(10_000), (bytes, count) => {
        const reader = new ByteReader(bytes);
        try {
          expect(readSequence(reader, count).length).toBe(count);
        } catch (error) {
          expect(error).toHaveProperty('reason');
        }
      }),
      { numRuns: 1000 },
    );
  }, 30_000);
});
