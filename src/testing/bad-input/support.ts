/** What the tests of bad input share. */
import { expect } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { defaultChoices, type JudgedAnalysis } from '../../core/analysis.ts';
import { leastCpuMs } from '../cpu-time.ts';

export function read(...texts: readonly string[]): JudgedAnalysis {
  return analyze(
    texts.map((text, i) => ({ id: `s${i}`, name: `s${i}.txt`, text })),
    defaultChoices,
  );
}

export function domain(inside: string, name = 'vm'): string {
  return `<domain type='kvm'>\n  <name>${name}</name>\n${inside}\n</domain>\n`;
}

export const rulesOf = (analysis: JudgedAnalysis): readonly string[] =>
  analysis.findings.map(({ rule }) => rule);

/** No rule of ours may fail on any input. */
export function expectSound(analysis: JudgedAnalysis): void {
  expect(analysis.findings.filter(({ rule }) => rule === 'rule-failed')).toEqual([]);
}

/** The CPU time that one answer may take. */
export const mostSeconds = 5;

/** As `leastCpuMs`, in seconds: for those that print them. */
export function timed<T>(
  enoughSeconds: number,
  work: () => T,
): { readonly result: T; readonly seconds: number } {
  const { result, cpuMs } = leastCpuMs(enoughSeconds * 1000, work);
  return { result, seconds: cpuMs / 1000 };
}

/** A text from a seeded stream of characters. */
export function randomText(alphabet: string, length: number): string {
  let state = 12345;
  const chunk = Array.from({ length: 1_000_003 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return alphabet.charAt((state >>> 8) % alphabet.length);
  }).join('');
  return fill(chunk, length);
}

export function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
