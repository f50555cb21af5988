import { describe, expect, it } from 'vitest';
import { sketchAnalysis, sketchHost } from './analysis-sketches.ts';
import { pathTo } from './path-to.ts';

const host = sketchHost({ nodes: 2, coresPerNode: 4, threads: 2, socketsPerNode: 2 });
const analysis = sketchAnalysis(host, [
  { vcpus: 4, cells: ['0-1', '2-3'], iothreads: 1 },
  { vcpus: 2, cells: ['0-1'] },
]);

describe('the path', () => {
  it.each([
    ['pcpu:14', ['host', 'node:1', 'socket:6', 'core:6', 'pcpu:14']],
    ['core:6', ['host', 'node:1', 'socket:6', 'core:6']],
    ['node:1', ['host', 'node:1']],
    ['host', ['host']],
    ['d0/vcpu:2', ['d0', 'd0/cell:1', 'd0/vcpu:2']],
    ['d0/cell:1', ['d0', 'd0/cell:1']],
    ['d0/iothread:1', ['d0', 'd0/iothread:1']],
    ['d1/vcpu:0', ['d1', 'd1/vcpu:0']],
    ['d1', ['d1']],
  ])('to %s', (id, path) => {
    expect(pathTo(id, analysis)).toEqual(path);
  });

  it.each(['pcpu:99', 'node:7', 'strip:absent', 'core:13', 'nonsense'])('%s is alone on its path', (id) => {
    expect(pathTo(id, analysis)).toEqual([id]);
  });

  it('leads nowhere without a host', () => {
    expect(pathTo('pcpu:1', sketchAnalysis(undefined, []))).toEqual(['pcpu:1']);
  });
});
