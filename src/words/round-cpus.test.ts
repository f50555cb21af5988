import { describe, expect, it } from 'vitest';
import { facts } from './en/facts.ts';
import { limitsWords } from './en/limits.ts';
import { roundCpus } from './round-cpus.ts';
import { facts as factsZh } from './zh-CN/facts.ts';
import { limitsWords as limitsZh } from './zh-CN/limits.ts';

describe('CPUs’ worth of time', () => {
  it.each([
    [0, '0'],
    [0.005, '0.005'],
    [0.02, '0.02'],
    [0.0123, '0.012'],
    [2 / 1024, '0.002'],
    [0.1, '0.1'],
    [1 / 3, '0.33'],
    [1.5, '1.5'],
    [4, '4'],
    [8192.004, '8192'],
  ])('%d is said as %s', (value, text) => {
    expect(roundCpus(value)).toBe(text);
  });

  it('is said the same in sentences and beside the gauges, in both languages', () => {
    expect([
      facts.together(4, 0.005),
      factsZh.together(4, 0.005),
      limitsWords.cap(0.005),
      limitsZh.cap(0.005),
    ]).toEqual([
      'Its 4 vCPUs together: 0.005 CPUs’ worth of time; that is derived, no setting says it.',
      '4 个 vCPU 合计：0.005 个 CPU 的时间；这是推算，没有设置这样写。',
      'at most 0.005 CPU',
      '最多 0.005 个 CPU',
    ]);
  });
});
