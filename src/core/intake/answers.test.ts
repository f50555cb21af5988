/** Outputs without a header, which only the command before them makes known. */
import { expect, it } from 'vitest';
import { readerSet } from './reader-set.ts';
import { readers } from './readers.ts';
import type { Reader } from './reading.ts';
import { cutSource } from './segment.ts';

const quiet: Reader = {
  id: 'virsh-iothreadinfo',
  use: 'read',
  detect: () => false,
  answers: ({ words }, piece) => words.includes('iothreadinfo') && /^\s*\d+\s+\S/.test(piece.text),
  read: () => ({ problems: [] }),
};
const set = readerSet([quiet, ...readers]);

const read = (text: string): readonly string[] =>
  cutSource({ id: 's', name: 's', text }, set, false).map(
    ({ segment, context }) => `${segment.reader} ${context.command?.words.join(' ') ?? '-'}`,
  );

it('go to the reader that the command names', () => {
  expect(read('$ virsh -q iothreadinfo vm\n 1   0-3\n 2   4\n$ ')).toEqual([
    'virsh-iothreadinfo virsh -q iothreadinfo vm',
  ]);
});

it('and to nobody after another command, or none', () => {
  expect(read('$ ls\n 1   0-3')).toEqual(['unrecognised ls']);
  expect(read(' 1   0-3')).toEqual(['unrecognised -']);
  expect(read('$ virsh -q iothreadinfo vm\n$\n 1   0-3').at(-1)).toBe('unrecognised -');
});
