import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { countOf } from '../cpuset/cpuset.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { sketchAnalysis, sketchHost, sketchOptions } from './analysis-sketches.ts';
import { buildMapScene } from './build-map-scene.ts';
import type { Scene } from './scene.ts';

const draw = (analysis: Analysis): Scene => buildMapScene(analysis, sketchOptions);

describe('buildMapScene', () => {
  it('draws "anywhere" as one line per thread to the frame, all on one way', () => {
    const scene = draw(sketchAnalysis(sketchHost({ nodes: 2, coresPerNode: 4 }), [{ vcpus: 4 }]));
    expect(scene.edges.map((edge) => edge.target)).toEqual(Array(5).fill('host'));
    expect(new Set(scene.edges.map((edge) => String(edge.points.at(-1)))).size).toBe(1);
    expect(scene.edges.every((edge) => edge.shared)).toBe(true);
  });

  it('draws numad as unknown, to the frame', () => {
    const scene = draw(
      sketchAnalysis(sketchHost({ nodes: 1, coresPerNode: 2 }), [{ vcpus: 1, numad: true }]),
    );
    expect(scene.edges[0]).toMatchObject({ target: 'host', unknown: true, source: 'numad' });
  });

  it('draws CPUs that the host lacks in a strip of their own', () => {
    const scene = draw(
      sketchAnalysis(sketchHost({ nodes: 1, coresPerNode: 2 }), [{ vcpus: 1, pin: () => '1,7' }]),
    );
    expect(scene.hostBoxes.filter((box) => box.state === 'absent').map((box) => box.id)).toEqual([
      'strip:absent',
      'pcpu:7',
    ]);
    expect(scene.edges.filter((edge) => edge.source === 'vcpupin').map((edge) => edge.target)).toEqual([
      'pcpu:1',
      'pcpu:7',
    ]);
  });

  it('without a host, draws the named CPUs as one strip; "anywhere" goes to its frame', () => {
    const scene = draw(
      sketchAnalysis(undefined, [{ vcpus: 2, pin: (vcpu) => (vcpu === 0 ? '3-4' : undefined) }]),
    );
    expect(scene.hostBoxes.map((box) => box.id)).toEqual(['strip:unplaced', 'pcpu:3', 'pcpu:4']);
    expect(scene.edges.map((edge) => edge.target)).toEqual([
      'pcpu:3',
      'pcpu:4',
      'strip:unplaced',
      'strip:unplaced',
    ]);
    expect(scene.notes.length).toBeGreaterThan(0);
  });

  it('draws long runs of unknown CPUs as ranges', () => {
    const scene = draw(sketchAnalysis(undefined, [{ vcpus: 2, pin: (vcpu) => ['0-9999', '100'][vcpu] }]));
    const ids = scene.hostBoxes.map((box) => box.id);
    expect(ids).toEqual(['strip:unplaced', 'range:0-99', 'pcpu:100', 'range:101-9999']);
  });

  it('draws a host alone, and nothing at all', () => {
    expect(
      draw(sketchAnalysis(sketchHost({ nodes: 1, coresPerNode: 1 }), [])).notes.map((note) => note.text),
    ).toContain('No guest');
    expect(draw(sketchAnalysis(undefined, []))).toMatchObject({ hostBoxes: [], threads: [], edges: [] });
  });

  it('draws edges that together say exactly the set', () => {
    const scene = draw(
      sketchAnalysis(sketchHost({ nodes: 2, coresPerNode: 4, threads: 2 }), [
        { vcpus: 1, pin: () => '0-5,8' },
      ]),
    );
    const own = scene.edges.filter((edge) => edge.source === 'vcpupin');
    expect(own.reduce((count, edge) => count + countOf(edge.cpus), 0)).toBe(7);
    expect(own.every((edge) => edge.whole)).toBe(true);
  });

  it('is quick: 8,192 CPUs, 512 vCPUs pinned one to one; and 512 that may use every other CPU', () => {
    const host = sketchHost({ nodes: 32, coresPerNode: 128, threads: 2 });
    const odd = Array.from({ length: 4096 }, (_, index) => String(index * 2)).join(',');
    for (const pin of [(vcpu: number) => String(vcpu), () => odd]) {
      const analysis = sketchAnalysis(host, [{ vcpus: 512, pin }]);
      // about 30 ms where nothing else runs
      expect(withinCpuMs(500, () => draw(analysis)).edges.length).toBeLessThanOrEqual(8192);
    }
  }, 30_000);
});
