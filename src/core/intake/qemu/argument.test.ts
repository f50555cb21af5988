import { describe, expect, it } from 'vitest';
import { readArgument } from './argument.ts';
import { splitCommands } from './words.ts';

function read(text: string, implied = 'type') {
  const word = splitCommands(text)[0]![0]!;
  return readArgument(word, implied)?.map(({ key, values, from, to }) => [key, values, text.slice(from, to)]);
}

describe('readArgument', () => {
  it.each([
    [
      'node,cpus=0-1,cpus=3',
      [
        ['type', ['node'], 'node'],
        ['cpus', ['0-1'], '0-1'],
        ['cpus', ['3'], '3'],
      ],
    ],
    [
      `'a,b=1,,2,c=3'`,
      [
        ['type', ['a'], 'a'],
        ['b', ['1,2'], '1,,2'],
        ['c', ['3'], '3'],
      ],
    ],
    [
      'b=1,share',
      [
        ['b', ['1'], '1'],
        ['share', ['on'], 'share'],
      ],
    ],
    ['a=', [['a', [''], '']]],
    [
      `'{"a":"x","n":[0, 1],"m":true,"o":{"p":[{}]},"s":-1.5}'`,
      [
        ['a', ['x'], '"x"'],
        ['n', ['0', '1'], '[0, 1]'],
        ['m', ['true'], 'true'],
        ['o', [], '{"p":[{}]}'],
        ['s', ['-1.5'], '-1.5'],
      ],
    ],
    [`'{}'`, []],
    [`'{"__proto__":"x"}'`, [['__proto__', ['x'], '"x"']]],
  ])('%s', (text, items) => {
    expect(read(text)).toEqual(items);
  });

  it.each([
    `'{"a":1'`,
    `'{"a" 1}'`,
    `'{"a":}'`,
    `'{"a":[1,}'`,
    `'{a:1}'`,
    `'{"a":"b'`,
    `'{"a":{"b":[}'`,
    `'{"a":1,,}'`,
  ])('%s is no JSON', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('goes down 50,000 levels without recursion', () => {
    expect(read(`'{"a":${'['.repeat(50_000)}${']'.repeat(50_000)},"b":1}'`)?.length).toBe(2);
  });
});
