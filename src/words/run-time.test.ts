import { describe, expect, it } from 'vitest';
import { eraFactNames, eraIds, eras } from '../core/placement/eras.ts';
import { analyzeTexts } from '../testing/analyze-text.ts';
import { runTimeWords } from './run-time.ts';

describe.each(['en', 'zh-CN'] as const)('%s', (language) => {
  const words = runTimeWords(language);

  it('has a word for every value of the table of eras', () => {
    for (const id of eraIds)
      for (const name of eraFactNames) {
        expect(words.eraFact[name][String(eras[id][name].value)], `${id} ${name}`).toBeDefined();
      }
  });

  it('fills in all numbers', () => {
    const text = `<vcpu>2</vcpu><cputune><shares>2048</shares><quota>30000</quota></cputune>`;
    const { limits, memory } = analyzeTexts([text]).placements[0]!;
    const said = [
      words.weight(limits.weight),
      words.weight({ standard: 100, file: 'cpu.weight' }),
      words.cap('vcpu', limits.vcpu.cpus),
      words.cap('emulator', limits.emulator.cpus),
      ...memory.flatMap(({ reasons }) => reasons.map((reason) => words.memoryReason(reason, '0-1'))),
      words.distance('15.5'),
    ].join('\n');
    expect(said).toContain('20.48');
    expect(said).toContain('0.3');
    expect(said).not.toMatch(/undefined|NaN|\[object|优先级/);
  });
});
