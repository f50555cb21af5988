import { describe, expect, it } from 'vitest';
import { formatCpuSet } from './cpuset.ts';
import { readElidedList } from './elided-list.ts';

const read = (text: string): string | undefined => {
  const list = readElidedList(text);
  return list && `${formatCpuSet(list.set)} | ${formatCpuSet(list.unlisted)} | ${list.dots}`;
};

describe('a list with dots', () => {
  it.each([
    ['0,2,4,...,126', '0,2,4,126 | 5-125 | ...'],
    [' 0 2 4 … 126', '0,2,4,126 | 5-125 | …'],
    ['0-3,[...],60-63', '0-3,60-63 | 4-59 | [...]'],
    ['0,1,..,7,...,15', '0-1,7,15 | 2-6,8-14 | ..'],
    // Without an end nobody knows how far it went; without a beginning it began at 0 or later.
    ['0,1,...', '0-1 | 2-8191 | ...'],
    ['..., 4, 5', '4-5 | 0-3 | ...'],
    // What touches the dots may be cut itself.
    ['0,1,2...126', '0-1 | 2-8191 | 2...126'],
    ['0-14:2,...,30', '0,2,4,6,8,10,12,14,30 | 15-29 | ...'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected.replace('2...126', '...'));
  });

  it.each(['0,2,4', '', '...', '0...126', '0,x,...,3', '...,0-'])('is none: “%s”', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('takes no time beyond its length', () => {
    expect(readElidedList(`0${',...,1'.repeat(20_000)}`)?.dots).toBe('...');
  });
});
