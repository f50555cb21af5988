import { describe, expect, it } from 'vitest';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { buildTopologyTree } from '../host/topology-tree.ts';
import { cpuSet, sketchHost } from './analysis-sketches.ts';
import { createCover } from './bundle.ts';

describe('createCover', () => {
  const tree = buildTopologyTree(sketchHost({ nodes: 2, coresPerNode: 4, threads: 2 }));
  const cover = createCover(tree);
  const boxes = (text: string, limit = 64): string =>
    cover(cpuSet(text), limit)
      .map((part) => (part.whole ? part.box : `~${part.box}:${formatCpuSet(part.cpus)}`))
      .join(' ');

  it('takes the largest boxes', () => {
    expect(boxes('0-15')).toBe('host');
    expect(boxes('0-3,8-11')).toBe('node:0');
    expect(boxes('0,8,4-7,12-15')).toBe('core:0 node:1');
    expect(boxes('0-2')).toBe('pcpu:0 pcpu:1 pcpu:2');
    expect(boxes('3,11,12')).toBe('core:3 pcpu:12');
  });

  it('leaves out what is not on the host', () => {
    expect(boxes('7,100-200')).toBe('pcpu:7');
    expect(boxes('')).toBe('');
  });

  it('moves up when there would be too many lines', () => {
    expect(boxes('0-2,4', 2)).toBe('~node:0:0-2 ~node:1:4');
    expect(boxes('0-2,4-7,12-15', 2)).toBe('~node:0:0-2 node:1');
    expect(boxes('0-2,4', 1)).toBe('~host:0-2,4');
  });

  it('never takes a root that does not count', () => {
    expect(createCover(tree, false)(cpuSet('0-15'), 64).map((part) => part.box)).toEqual([
      'node:0',
      'node:1',
    ]);
  });

  it('covers equal sets once', () => {
    expect(cover(cpuSet('1-3'), 64)).toBe(cover(cpuSet('1-3'), 64));
  });
});
