import { expect, it } from 'vitest';
import { fitText } from './fit-text.ts';

const width = (text: string): number => text.length * 10;
const place = { x: 0, y: 0, role: 'cpu' } as const;

it('leaves what fits alone', () => {
  expect(fitText('0-3', 30, place, width)).toEqual({ x: 0, y: 0, role: 'cpu', anchor: 'start', text: '0-3' });
});

it('cuts, and keeps the whole', () => {
  expect(fitText('database', 50, place, width)).toMatchObject({ text: 'data…', full: 'database' });
});

it('cuts lists of CPUs after a comma', () => {
  expect(fitText('CPUs 0-3,18-21', 120, place, width)).toMatchObject({
    text: 'CPUs 0-3,…',
    full: 'CPUs 0-3,18-21',
  });
});

it('gives nothing where nothing fits, and never half a character', () => {
  expect(fitText('wide', 9, place, width)).toBeUndefined();
  expect(fitText('a😀b', 30, place, width)?.text).toBe('a…');
});
