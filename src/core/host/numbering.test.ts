import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { setOfIds } from '../cpuset/cpuset.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { findNumbering } from './numbering.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';

const numberingOf = (text: string) => {
  const { host } = analyzeTexts([text]);
  return host === undefined ? {} : findNumbering(host);
};

const numactlOf = (...lists: readonly string[]): string =>
  [
    `available: ${lists.length} nodes (0-${lists.length - 1})`,
    ...lists.flatMap((list, node) => [`node ${node} cpus: ${list}`, `node ${node} size: 1024 MB`]),
  ].join('\n');

describe('the numbering of CPUs', () => {
  it('is found as quickly where numbers go back and forth', () => {
    // Two nodes, each with 40,000 runs of unequal length: no rule, and none to be looked for run by run.
    const ids = (node: number) =>
      setOfIds(Array.from({ length: 120_000 }, (_, i) => i).filter((i) => (i % 3 === 2 ? 1 : 0) === node));
    const host = analyzeTexts([numactlOf('0 1', '2 3')]).host!;
    const cpus = setOfIds(Array.from({ length: 120_000 }, (_, i) => i));
    const [first, second] = host.nodes;
    const nodes = [
      { ...first!, cpus: ids(0) },
      { ...second!, cpus: ids(1) },
    ];
    withinCpuMs(1000, () => {
      expect(findNumbering({ ...host, cpus, online: cpus, nodes }).spread?.kind).toBe('irregular');
    });
  });

  it.each([
    ['node:2 core:4 pu:2', { kind: 'stride', stride: 8, threads: 2, first: 0 }, 'rounds'],
    ['node:2 core:4 pu:2 numbering:pairs', { kind: 'neighbours', threads: 2, first: 0 }, 'blocks'],
    [
      'node:2 core:4 pu:2 numbering:interleaved',
      { kind: 'stride', stride: 8, threads: 2, first: 0 },
      'turns',
    ],
    ['node:2 core:4 pu:1', { kind: 'single' }, 'blocks'],
    ['node:4 core:2 pu:1 numbering:interleaved', { kind: 'single' }, 'turns'],
  ])('of %s', (shape, siblings, spread) => {
    const nodes = Number(/node:(\d+)/.exec(shape)?.[1]);
    expect(numberingOf(capabilitiesText(shape))).toEqual({
      siblings,
      spread: { over: 'node', count: nodes, kind: spread },
    });
  });

  it('says nothing of siblings where no text tells them', () => {
    expect(numberingOf(numactlText('node:2 core:4 pu:2 numbering:interleaved'))).toEqual({
      spread: { over: 'node', count: 2, kind: 'turns' },
    });
  });

  it('of nodes one after the other is that, also with gaps within', () => {
    // POWER with one thread a core online: every fourth number.
    const power = numactlOf('0 4 8 12', '16 20 24 28');
    expect(numberingOf(power).spread).toEqual({ over: 'node', count: 2, kind: 'blocks' });
    // Even both: nobody takes turns.
    expect(numberingOf(numactlOf('0 2 8 10', '4 6 12 14')).spread?.kind).toBe('rounds');
  });

  it('of rounds and turns with CPUs offline is that of the others', () => {
    const spread = (...lists: readonly string[]) => numberingOf(numactlOf(...lists)).spread;
    expect(spread('0 1 3 8 9 10 11', '4 5 6 7 12 13 14 15')?.kind).toBe('rounds');
    // All of a round of one node.
    expect(spread('0 1 2 3 8 9 10 11', '4 5 6 7')?.kind).toBe('rounds');
    expect(spread('0 4 6', '1 3 5 7')?.kind).toBe('turns');
    // A node without a CPU that is online had its turns.
    expect(spread('0 3 6', '1 4 7', '')).toEqual({ over: 'node', count: 3, kind: 'turns' });
    // Rounds of unequal length where no number is missing.
    expect(spread('0 1 3', '2 4 5')?.kind).toBe('irregular');
    // The first two nodes take turns, then the others.
    expect(spread('0 1 4 5', '2 3 6 7', '8 9 12 13', '10 11 14 15')?.kind).toBe('irregular');
  });

  /** `lscpu -p=cpu,core,socket,node` of cores, with what `/sys` says of the others. */
  const siblingsOf = (cores: readonly (readonly number[])[], present: string, online: string) => {
    const rows = cores.flatMap((core, i) => core.map((cpu) => [cpu, i] as const)).sort(([a], [b]) => a - b);
    return numberingOf(
      `# CPU,Core,Socket,Node\n${rows.map(([cpu, core]) => `${cpu},${core},0,0`).join('\n')}\n\n` +
        `$ grep . /sys/devices/system/cpu/{present,online}\n/sys/devices/system/cpu/present:${present}\n/sys/devices/system/cpu/online:${online}\n`,
    ).siblings;
  };

  it('of siblings of which some are offline is that of whole cores', () => {
    const stride = { kind: 'stride', stride: 4, threads: 2, first: 0 };
    expect(siblingsOf([[0, 4], [1, 5], [2], [3]], '0-7', '0-5')).toEqual(stride);
    expect(siblingsOf([[0], [1, 5], [2, 6], [7]], '0-7', '0-2,5-7')).toEqual({ ...stride, first: 1 });
    expect(siblingsOf([[0, 1], [2], [5]], '0-5', '0-2,5')).toEqual({
      kind: 'neighbours',
      threads: 2,
      first: 0,
    });
    // The number is missing, and no text says why.
    expect(siblingsOf([[0], [1, 5], [2, 6], [3, 7]], '0-3,5-7', '0-3,5-7')).toEqual({ ...stride, first: 1 });
  });

  it('of siblings says what is seen where no core has two online', () => {
    expect(siblingsOf([[0], [1]], '0-3', '0-1')).toEqual({ kind: 'unshared' });
    expect(siblingsOf([[0], [1]], '0-1', '0-1')).toEqual({ kind: 'single' });
  });

  it('takes no core of one thread for one that has lost its second', () => {
    // Nothing is offline: two kinds of cores.
    expect(siblingsOf([[0, 1], [2, 3], [4], [5]], '0-5', '0-5')).toEqual({ kind: 'irregular' });
    // CPU 2 cannot have lost a sibling: 3 is there.
    expect(siblingsOf([[0, 1], [2], [3]], '0-4', '0-3')).toEqual({ kind: 'irregular' });
  });

  it('is irregular where no one rule holds', () => {
    const text = capabilitiesText('node:1 core:4 pu:2').replace("siblings='0,4'", "siblings='0'");
    expect(numberingOf(text).siblings).toEqual({ kind: 'irregular' });
  });
});
