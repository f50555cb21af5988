import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quoteWord } from './shell-quote.ts';

it('leaves alone what needs no quotes', () => {
  expect(['web-1', '0-3,5', 'a.b:c/d@e+f%g'].map(quoteWord)).toEqual(['web-1', '0-3,5', 'a.b:c/d@e+f%g']);
  expect(['', 'a b', "it's", '$(rm -rf ~)', '~', 'a\nb', '虚机', '!x'].map(quoteWord)).toEqual([
    "''",
    "'a b'",
    String.raw`'it'\''s'`,
    "'$(rm -rf ~)'",
    "'~'",
    "'a\nb'",
    "'虚机'",
    "'!x'",
  ]);
});

it('comes out of a real shell as it went in', () => {
  const words = fc.sample(
    fc.string({
      unit: fc.constantFrom(...Array.from('ab \'"$`\\!*?[]{}();&|<>#~=\n\t-é虚%^')),
      maxLength: 12,
    }),
    400,
  );
  const { stdout } = spawnSync('sh', ['-c', `printf '%s\\0' ${words.map(quoteWord).join(' ')}`], {
    encoding: 'utf8',
  });
  expect(stdout.split('\0').slice(0, -1)).toEqual(words);
});
