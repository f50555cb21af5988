import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexLines, lineColumnAt, lineCount } from './lines.ts';

it('counts LF, CRLF and lone CR as one line end each', () => {
  const index = indexLines('a\nbc\r\nd\re');
  expect(lineCount(index)).toBe(4);
  expect(lineColumnAt(index, 0)).toEqual({ line: 1, column: 1 });
  expect(lineColumnAt(index, 3)).toEqual({ line: 2, column: 2 });
  expect(lineColumnAt(index, 6)).toEqual({ line: 3, column: 1 });
  expect(lineColumnAt(index, 8)).toEqual({ line: 4, column: 1 });
});

it('gives every offset the line that holds it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('x', '\n', '\r', '\r\n', '𝄞', 'ab')), fc.nat(50), (parts, at) => {
      const text = parts.join('');
      const offset = Math.min(at, text.length);
      const { line, column } = lineColumnAt(indexLines(text), offset);
      // A line feed behind a carriage return belongs to the line that both of them end.
      const isBetween = text.slice(offset - 1, offset + 1) === '\r\n';
      const before = text.slice(0, isBetween ? offset - 1 : offset).split(/\r\n|\r|\n/);
      if (isBetween) before.push(`${before.pop() ?? ''}.`);
      expect([line, column]).toEqual([before.length, (before.at(-1) ?? '').length + 1]);
    }),
  );
});
