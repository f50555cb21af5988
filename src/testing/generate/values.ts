/** Attribute values and element texts: what libvirt takes, and what only looks like it. */
import fc from 'fast-check';
import { mostly, type Care } from './care.ts';

/** Other ways to write `n` that one parser of libvirt or another takes, and ways that none does. */
function respelled(n: number): fc.Arbitrary<string> {
  return fc.constantFrom(
    ` ${n}`,
    `+${n}`,
    `0${n}`,
    `00${n}`,
    `0x${n}`,
    `${n} `,
    `${n}\n`,
    `\t${n}`,
    `\n${n}`,
    `${n}.0`,
    `${n}e0`,
    `${n},`,
    `${n}-${n + 1}`,
    `- ${n}`,
    `+ ${n}`,
    `--${n}`,
    `1_${n}`,
  );
}

const noNumbers = fc.constantFrom(
  '',
  ' ',
  '-0',
  '+',
  '-',
  '0',
  'a',
  'auto',
  '４',
  '4294967296',
  '18446744073709551616',
  '99999999999999999999999999',
);

/**
 * A count as an element's text, sometimes written oddly or not one at all. Never negative: libvirt takes `-1` for
 * 4294967295 there, and makes that many.
 */
export function countText(care: Care, number: fc.Arbitrary<number>): fc.Arbitrary<string> {
  return mostly(
    care,
    number.map(String),
    fc.oneof({ weight: 3, arbitrary: number.chain(respelled) }, { weight: 1, arbitrary: noNumbers }),
  );
}

/** A number in an attribute, where a minus is refused like any other letter. */
export function numberText(care: Care, number: fc.Arbitrary<number>): fc.Arbitrary<string> {
  return mostly(
    care,
    countText(care, number),
    number.map((n) => `-${n}`),
  );
}

/** One of the words, sometimes in the wrong case, empty or another. */
export function word(care: Care, ...words: readonly string[]): fc.Arbitrary<string> {
  return mostly(
    care,
    fc.constantFrom(...words),
    fc.constantFrom('', 'foo', 'default', words[0]!.toUpperCase(), ` ${words[0]!}`, `${words[0]!} `),
  );
}

const usualRange = fc
  .tuple(fc.nat(20), fc.nat(5))
  .map(([first, more]) => (more === 0 ? String(first) : `${first}-${first + more}`));

/** Lists as people write them, over CPUs 0-25. */
const usualList = fc.oneof(
  { weight: 4, arbitrary: usualRange },
  { weight: 2, arbitrary: fc.array(usualRange, { minLength: 2, maxLength: 4 }).map((all) => all.join(',')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 3, max: 12 }), fc.nat(3), fc.nat(12))
      .map(([last, first, without]) => `${first}-${last},^${without}`),
  },
);

/** Lists of the grammar's corners (cpuset-grammar.md): some are taken, some are not. */
const oddList = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ',',
    '-',
    '^',
    '^0',
    '0-3,^0,^1,^2,^3',
    '^3,1-4',
    '1-4,^3,3',
    '1-4,^2-3',
    '^1-3',
    '^ 3',
    '1-4,',
    '1 , ',
    ',1',
    '1,,2',
    '5-2',
    '1-+3',
    '1- 4',
    '1 - 4',
    '+1',
    '-1',
    '1--3',
    '1-2-3',
    '01',
    '00-03',
    '0x1',
    '1 2',
    '1;2',
    '1a',
    'all',
    'r',
    '０',
    '16383',
    '16384',
    '0-16384',
    '^16383,1',
    '1,^16384',
    '4294967295',
    '0-4294967295',
    '1-99999999999999999999',
    '1\t-\t4',
    '1\n,2',
    "0'1",
    '0"1',
    '<1>',
    '&amp;',
  ),
  fc
    .array(fc.constantFrom('0', '1', '3', '12', '-', ',', '^', ' ', '+', '\t'), { maxLength: 9 })
    .map((parts) => parts.join('')),
);

/** A cpuset or nodeset. */
export function setText(care: Care): fc.Arbitrary<string> {
  return mostly(care, usualList, oddList);
}
