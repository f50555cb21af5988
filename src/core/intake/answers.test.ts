/** Outputs without a header, which only the command before them makes known. */
import { expect, it, vi } from 'vitest';
import type { Reader } from './reading.ts';
import { readSource } from './segment.ts';

vi.mock(import('./readers.ts'), async (original) => {
  const { readers } = await original();
  const quiet: Reader = {
    id: 'virsh-iothreadinfo',
    use: 'read',
    detect: () => false,
    answers: ({ words }, piece) => words.includes('iothreadinfo') && /^\s*\d+\s+\S/.test(piece.text),
    read: () => ({ problems: [] }),
  };
  return { readers: [quiet, ...readers] };
});

const read = (text: string): readonly string[] =>
  readSource({ id: 's', name: 's', text }).map(
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
