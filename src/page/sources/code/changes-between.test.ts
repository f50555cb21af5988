import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes-between.ts';

const textOf = (text: string): Text => Text.of(text.split('\n'));

describe('one change', () => {
  it('leads from any text to any other', () => {
    const someText = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(someText, someText, (a, b) => {
        const change = changesBetween(textOf(a), textOf(b));
        const got =
          change === undefined ? a : a.slice(0, change.from) + change.insert.toString() + a.slice(change.to);
        expect(got).toBe(b);
      }),
    );
  });

  it('is none between the same, and no larger than what differs', () => {
    expect(changesBetween(textOf('a\nb'), textOf('a\nb'))).toBeUndefined();
    expect(changesBetween(textOf('one two three'), textOf('one 2 three'))).toMatchObject({ from: 4, to: 7 });
  });
});
