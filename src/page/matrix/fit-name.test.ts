import { expect, it } from 'vitest';
import { fitName } from './fit-name.ts';

/** Ten px a letter. */
const context = { measureText: (text: string) => ({ width: text.length * 10 }) } as CanvasRenderingContext2D;
const fit = (text: string, room: number): string =>
  text.length * 10 <= room ? text : room < 20 ? '' : `${text.slice(0, room / 10 - 1)}…`;
const fitted = (name: string, room: number): string => fitName(name, room, { context, fit });

it('leaves what fits alone', () => {
  expect(fitted('iothread 12', 110)).toBe('iothread 12');
  expect(fitted('Emulator', 80)).toBe('Emulator');
});

it('cuts before the number, so that two threads never have one name', () => {
  expect(fitted('iothread 12', 100)).toBe('iothre… 12');
  expect(fitted('iothread 13', 60)).toBe('io… 13');
  expect(fitted('objiothread0', 100)).toBe('objiothr…0');
  expect(fitted('iothread 12', 40)).toBe(' 12');
});

it('cuts a name without a number at its end', () => {
  expect(fitted('Emulator', 50)).toBe('Emul…');
});
