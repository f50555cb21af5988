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
      words.together(2, 0.6),
      words.vcpus('0-1'),
      words.localityNodes('0', '0-1'),
      words.memoryNodes('strict', '1'),
      words.memoryNodes(undefined, 'all'),
      words.mems('unknown', 'numad'),
      words.mems('0-1', 'union'),
      words.scheduler({ policy: 'fifo', priority: 5 }),
      words.scheduler({ policy: 'batch', priority: undefined }),
      words.further(2, 'cgroup v2'),
      words.plugRefused('40', words.cgroup.none),
      words.doubtMessage('no numad'),
      ...[true, false].flatMap((online) =>
        [true, false].flatMap((hotpluggable) =>
          [true, false].map((waits) => words.plugged({ online, hotpluggable, waits })),
        ),
      ),
      ...Object.values(words.label),
    ].join('\n');
    expect(said).toContain('20.48');
    expect(said).toContain('0.3');
    expect(said).not.toMatch(/undefined|NaN|\[object|优先级/);
    expect(said).not.toMatch(/\p{Script=Han}[A-Za-z0-9<]|[A-Za-z0-9>]\p{Script=Han}/u);
  });

  it('says of numad what is asked for', () => {
    const chain = (text: string): readonly string[] => {
      const { memory } = analyzeTexts([text]).placements[0]!;
      return (memory[0]?.reasons ?? []).map((reason) => words.memoryReason(reason, undefined));
    };
    const forThreads = chain(`<vcpu placement='auto'>1</vcpu><numatune><memory nodeset='0'/></numatune>`)[0];
    const forNobody = chain(`<vcpu>1</vcpu>`)[0];
    expect(forThreads).not.toBe(forNobody);
    expect(forThreads).not.toMatch(/static/);
  });
});
