import { describe, expect, it } from 'vitest';
import { sketchAnalysis, sketchHost } from '../scene/analysis-sketches.ts';
import { byDistance } from './by-distance.ts';

// Nodes 0 and 1 are 21 apart, 2 and 3 too, the pairs 32.
const host = sketchHost({ nodes: 4, coresPerNode: 2, distances: true });
const analysis = sketchAnalysis(host, [
  {
    vcpus: 4,
    cells: ['0-1', '2-3'],
    pin: (vcpu) => ['0', '2-3', '0,4', undefined][vcpu],
    emulatorpin: '6-7',
  },
  { vcpus: 1, numad: true },
]);

describe('the distance', () => {
  it('is from the selected node, for nodes, CPUs and threads', () => {
    const lens = byDistance(analysis, 'node:1');
    expect(lens.from).toBe('node:1');
    expect([...(lens.classOfNode ?? [])].map(([node, { key }]) => [node, key])).toEqual([
      [0, 'distance:21'],
      [1, 'distance:10'],
      [2, 'distance:32'],
      [3, 'distance:32'],
    ]);
    expect(lens.classOfCpu.get(2)?.tone).toBe('local');
    expect(lens.classOfCpu.get(0)?.tone).toBe('partly-remote');
    expect(lens.classOfCpu.get(7)?.tone).toBe('remote');
    const signs = ['d0/vcpu:0', 'd0/vcpu:1', 'd0/vcpu:2', 'd0/vcpu:3', 'd0/emulator', 'd1/vcpu:0'].map(
      (id) => lens.classOfThread.get(id)?.sign,
    );
    expect(signs).toEqual(['21', '10', '32', '32', '32', '?']);
  });

  it.each([
    ['pcpu:5', [32, 32, 10, 21]],
    ['core:4', [32, 32, 10, 21]],
    ['d0/vcpu:1', [21, 10, 32, 32]],
    ['d0/vcpu:2', [10, 21, 10, 21]],
    ['d0/emulator', [32, 32, 21, 10]],
    ['d0/cell:0', [10, 10, 32, 32]],
    ['d0', [10, 10, 10, 10]],
    [undefined, [10, 21, 32, 32]],
    ['host', [10, 21, 32, 32]],
    ['d1/vcpu:0', [10, 21, 32, 32]],
    ['node:99', [10, 21, 32, 32]],
  ])('from %s', (from, expected) => {
    const { classOfNode } = byDistance(analysis, from);
    expect([...(classOfNode ?? [])].map(([, { distance }]) => distance)).toEqual(expected);
  });

  it('is not known where the host does not tell it, and nowhere without a host', () => {
    const silent = byDistance(sketchAnalysis(sketchHost({ nodes: 2, coresPerNode: 1 }), []), 'node:0');
    expect(silent.classOfCpu.get(0)?.key).toBe('distance:unknown');
    expect(byDistance(sketchAnalysis(undefined, [{ vcpus: 1 }]), 'd0/vcpu:0').classOfCpu.size).toBe(0);
  });
});
