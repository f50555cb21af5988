import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeIn, splitCommands } from './words.ts';
import { withinCpuMs } from '../../../testing/cpu-time.ts';

const words = (text: string): readonly (readonly string[])[] =>
  splitCommands(text).map((command) => command.map((word) => word.text));

describe('splitCommands', () => {
  it.each([
    ['a  b\tc', [['a', 'b', 'c']]],
    [`a 'b  c' "d e" f\\ g`, [['a', 'b  c', 'd e', 'f g']]],
    [`a'b'"c"d`, [['abcd']]],
    [`"a\\"b\\c" '\\'`, [['a"b\\c', '\\']]],
    ['a \\\n b \\\r\nc\nd', [['a', 'b', 'c'], ['d']]],
    ['a \\  \nb', [['a', 'b']]],
    ['a\\\nb', [['ab']]],
    ['a\0b\0', [['a', 'b']]],
    ['a & b; c && d | tee e;f', [['a'], ['b;', 'c'], ['d'], ['tee', 'e;f']]],
    ['a # b\nc', [['a'], ['c']]],
    ['# a b', [['#', 'a', 'b']]],
    [`a {"b":["c d",{"e":"}"}]} f`, [['a', '{"b":["c d",{"e":"}"}]}', 'f']]],
    [`a ''`, [['a', '']]],
    ['\\', [[]]],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual(expected.filter((command) => command.length > 0));
  });

  it('keeps what is opened and never closed, up to the next blank', () => {
    const open = (text: string) => splitCommands(text)[0]!.map((word) => [word.text, word.open]);
    expect(open(`it's so`)).toEqual([
      [`it's`, true],
      ['so', undefined],
    ]);
    expect(open(`a"b c`)).toEqual([
      [`a"b`, true],
      ['c', undefined],
    ]);
    // Braces that never close are left to the quotes.
    expect(open(`{"a":1 b`).map(([text]) => text)).toEqual(['{a:1', 'b']);
  });

  it('knows where each part of a word stands', () => {
    const text = `x 'a b'\\ "c"`;
    const word = splitCommands(text)[0]![1]!;
    expect(word.text).toBe('a b c');
    expect(Array.from(word.text, (char, i) => text.charAt(placeIn(word, i)) === char)).toEqual(
      Array.from(word.text, () => true),
    );
  });

  it('gives back plain words at their places', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\w,=.:/-]{1,8}$/), { maxLength: 20 }), (parts) => {
        const text = parts.join(' ');
        const [command = []] = splitCommands(text);
        expect(command.map((word) => word.text)).toEqual(parts);
        for (const word of command) expect(text.slice(word.from, word.to)).toBe(word.text);
      }),
    );
  });

  it('is linear on quotes, braces and backslashes', () => {
    for (const part of [`{"`, `{" `, `' `, `"`, `\\`, `\\\n`, `{"a":`, `;`, ` # `]) {
      withinCpuMs(3000, () => {
        splitCommands(part.repeat(50_000));
      });
    }
  }, 20_000);
});
