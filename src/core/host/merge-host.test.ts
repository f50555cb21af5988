import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds } from '../../testing/analyze-text.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';

const siblings = (texts: readonly string[], cpu: number, choices = {}): string => {
  const found = analyzeTexts(texts, choices).host?.cpuTable.find(({ id }) => id === cpu);
  return found?.siblings === undefined ? 'unknown' : formatCpuSet(found.siblings);
};

describe('two texts about one host', () => {
  it('add up in either order', () => {
    const texts = [capabilitiesText('node:2 core:4 pu:2'), numactlText('node:2 core:4 pu:2')];
    for (const order of [texts, [...texts].reverse()]) {
      const analysis = analyzeTexts(order);
      expect(ruleIds(analysis)).toEqual([]);
      expect(analysis.host?.nodes.map((node) => node.freeKiB)).toEqual([8388608, 8388608]);
      expect(siblings(order, 3)).toBe('3,11');
    }
  });

  it('are compared: another distance, another size, another list of CPUs', () => {
    const other = numactlText('node:2 core:4 pu:2')
      .replace(' 10  21', ' 10  31')
      .replace('16384 MB', '8192 MB')
      .replace('cpus: 0 1', 'cpus: 0');
    const analysis = analyzeTexts([capabilitiesText('node:2 core:4 pu:2'), other]);
    expect(ruleIds(analysis)).toEqual(['warning host-sources-disagree', 'warning host-sources-disagree']);
    expect(analysis.findings.map((finding) => finding.params)).toMatchObject([
      { what: 'node-memory' },
      { what: 'distances' },
    ]);
  });

  it('are not mixed when they are two machines', () => {
    const analysis = analyzeTexts([
      capabilitiesText('node:1 core:4 pu:2'),
      numactlText('node:2 core:8 pu:1 numbering:interleaved').replaceAll('cpus: 0', 'cpus: 99 0'),
    ]);
    expect(formatCpuSet(analysis.host?.cpus ?? [])).toBe('0-7');
    expect(ruleIds(analysis)).toEqual(['warning host-sources-disagree']);
  });
});

describe('a list that breaks off', () => {
  const excerpt = `<topology><cells num='1'><cell id='0'><memory unit='KiB'>1000</memory><cpus num='24'>
    <cpu id='0' socket_id='0' core_id='0' siblings='0,12'/>
    ...
  </cpus></cell></cells></topology>`;

  it('is completed by two assumptions', () => {
    const analysis = analyzeTexts([excerpt]);
    expect(analysis.assumptions.map(({ id }) => id)).toEqual(['host-cpus', 'host-siblings']);
    expect(formatCpuSet(analysis.host?.cpus ?? [])).toBe('0-23');
    expect(formatCpuSet(analysis.host?.nodes[0]?.cpus ?? [])).toBe('0-23');
    expect(siblings([excerpt], 5)).toBe('5,17');
    // 12 is named by its sibling: known, not assumed.
    const assumed = analysis.host?.cpuTable.filter((cpu) => !cpu.assumed).map((cpu) => cpu.id);
    expect(assumed).toEqual([0, 12]);
  });

  it('shows less when they are dropped, one by one or all', () => {
    expect(siblings([excerpt], 5, { droppedAssumptions: ['host-siblings'] })).toBe('unknown');
    const bare = analyzeTexts([excerpt], { asLibvirt: true });
    expect(formatCpuSet(bare.host?.cpus ?? [])).toBe('0,12');
    expect(bare.assumptions).toEqual([]);
    const dropped = analyzeTexts([excerpt], { droppedAssumptions: ['host-cpus'] });
    expect(dropped.droppedAssumptions.map(({ id }) => id)).toEqual(['host-cpus']);
    expect(siblings([excerpt], 12, { droppedAssumptions: ['host-cpus', 'host-siblings'] })).toBe('0,12');
  });

  it('is not completed from nonsense', () => {
    const absurd = analyzeTexts([excerpt.replace("num='24'", "num='999999999'")]);
    expect(formatCpuSet(absurd.host?.cpus ?? [])).toBe('0,12');
    const uneven = analyzeTexts([excerpt.replace("siblings='0,12'", "siblings='0,7'")]);
    expect(uneven.assumptions.map(({ id }) => id)).toEqual(['host-cpus']);
  });
});
