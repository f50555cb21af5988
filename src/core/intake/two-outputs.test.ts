/** Outputs of two machines, one right behind the other, with no prompt between them. */
import { expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';

const lscpu = (nodes: readonly string[]): string =>
  [
    'Architecture:        x86_64',
    'CPU(s):              8',
    'On-line CPU(s) list: 0-7',
    `NUMA node(s):        ${nodes.length}`,
    ...nodes.map((cpus, id) => `NUMA node${id} CPU(s):   ${cpus}`),
  ].join('\n');
const readersOf = (text: string): readonly string[] =>
  analyzeTexts([text]).segments.map(({ reader }) => reader);

it('lscpu twice: two machines, and the user is asked which one', () => {
  const text = `${lscpu(['0-3', '4-7'])}\n${lscpu(['0-7'])}\n`;
  expect(readersOf(text)).toEqual(['lscpu', 'lscpu']);
  const { machines, findings } = analyzeTexts([text]);
  expect(machines).toHaveLength(2);
  // Both have CPUs 0-7: their nodes tell them apart.
  expect(findings.map(({ rule, params }) => [rule, params])).toMatchObject([
    ['host-sources-disagree', { what: 'cpus', kept: '0-3 | 4-7', left: '0-7' }],
  ]);
});

it('the same lscpu twice: one machine', () => {
  expect(analyzeTexts([`${lscpu(['0-7'])}\n${lscpu(['0-7'])}\n`]).machines).toHaveLength(1);
});

it('/proc/cpuinfo twice', () => {
  const cpus = (count: number): string =>
    Array.from(
      { length: count },
      (_, id) => `processor\t: ${id}\nvendor_id\t: GenuineIntel\nphysical id\t: 0\ncore id\t\t: ${id}\n`,
    ).join('\n');
  expect(readersOf(`${cpus(2)}\n${cpus(8)}`)).toEqual(['proc-cpuinfo', 'proc-cpuinfo']);
});

it('a line of nothing but blanks is looked through once', () => {
  withinCpuMs(3000, () => {
    readersOf(`${' '.repeat(300_000)}x\n`);
    // It took minutes: two formats looked for their beginning behind each blank.
  });
});
