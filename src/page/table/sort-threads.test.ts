import { describe, expect, it } from 'vitest';
import { lookThrough } from '../../core/lens/look-through.ts';
import { sketchAnalysis, sketchHost } from '../../core/scene/analysis-sketches.ts';
import { nextSorting, sortThreads } from './sort-threads.ts';
import type { Sorting } from './sort-threads.ts';

const analysis = sketchAnalysis(sketchHost({ nodes: 1, coresPerNode: 16 }), [
  {
    vcpus: 5,
    pin: (vcpu) => ['10', '2', undefined, '2-3', '2'][vcpu],
    cpuset: '0-15',
    iothreads: 1,
    iothreadpin: '9',
  },
  { name: 'b', vcpus: 1, numad: true },
]);
const threads = analysis.placements.flatMap((placement) => placement.threads);
const facts = { lens: lookThrough('domain', analysis, undefined), locality: new Map(), why: () => '' };
const order = (sorting: Sorting | undefined): string =>
  sortThreads(threads, sorting, facts)
    .map(({ domain, kind, number }) => `${domain}${kind[0] ?? ''}${String(number ?? '')}`)
    .join(' ');

describe('sortThreads', () => {
  it('leaves the order of the text alone', () => {
    expect(order(undefined)).toBe('d0v0 d0v1 d0v2 d0v3 d0v4 d0e d0i1 d1v0 d1e');
  });

  it('sorts CPUs by number, equal ones as in the text, the unknown last', () => {
    expect(order({ column: 'cpus', isDescending: false })).toBe('d0v2 d0e d0v1 d0v4 d0v3 d0i1 d0v0 d1v0 d1e');
    expect(order({ column: 'cpus', isDescending: true })).toBe('d1v0 d1e d0v0 d0i1 d0v3 d0v1 d0v4 d0v2 d0e');
  });

  it('sorts settings and classes in the order of the legend', () => {
    expect(order({ column: 'source', isDescending: false })).toBe(
      'd0v0 d0v1 d0v3 d0v4 d0v2 d0e d1v0 d1e d0i1',
    );
    expect(order({ column: 'lens', isDescending: true })).toBe('d1v0 d1e d0v0 d0v1 d0v2 d0v3 d0v4 d0e d0i1');
  });

  it('turns threads round', () => {
    expect(order({ column: 'thread', isDescending: true }).startsWith('d1e d1v0')).toBe(true);
  });
});

describe('nextSorting', () => {
  it('goes up, down and back', () => {
    const up = nextSorting(undefined, 'cpus');
    const down = nextSorting(up, 'cpus');
    expect([up, down, nextSorting(down, 'cpus')]).toEqual([
      { column: 'cpus', isDescending: false },
      { column: 'cpus', isDescending: true },
      undefined,
    ]);
    expect(nextSorting(up, 'source')).toEqual({ column: 'source', isDescending: false });
  });
});
