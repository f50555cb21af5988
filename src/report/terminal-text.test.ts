import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeForTerminal, makeHarmless, measureColumns, padColumns } from './terminal-text.ts';

describe('escapeForTerminal', () => {
  it('changes the writing of JSON and not its value', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u009b31m', '\u202e', '\u007f')),
        (text) => {
          const json = escapeForTerminal(JSON.stringify({ text }));
          expect(json).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          expect(JSON.parse(json)).toEqual({ text });
        },
      ),
    );
  });
});

describe('makeHarmless', () => {
  it('leaves no control character and no line end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(makeHarmless(text)).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
      }),
    );
    expect(makeHarmless('虚拟机\t1\r\n🖥')).toBe('虚拟机 1 🖥');
  });
});

describe('measureColumns', () => {
  it.each([
    ['', 0],
    ['vCPU 0', 6],
    ['模拟器', 6],
    ['한국', 4],
    ['（a）', 5],
    ['e\u0301', 1],
    ['🖥', 2],
    ['–·…', 3],
  ])('%j takes %i', (text, columns) => {
    expect(measureColumns(text)).toBe(columns);
    expect(measureColumns(padColumns(text, 10))).toBe(10);
  });
});
