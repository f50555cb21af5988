import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainSketches, hostSketches } from '../../testing/generate/any-sketch.ts';
import type { Analysis } from '../analysis.ts';
import { countOf, setOfRanges } from '../cpuset/cpuset.ts';
import { sketchAnalysis, sketchHost, sketchOptions } from './analysis-sketches.ts';
import { buildMapScene } from './build-map-scene.ts';
import { checkGeometry } from './check-geometry.ts';
import { usualFolding } from './folding.ts';
import type { Folding } from './folding.ts';
import type { HostBox, Scene } from './scene.ts';

const draw = (analysis: Analysis, folding: Folding = usualFolding): Scene =>
  buildMapScene(analysis, { ...sketchOptions, folding });

const idsOf = ({ hostBoxes }: Scene, kind: HostBox['kind']): readonly string[] =>
  hostBoxes.filter((box) => box.kind === kind).map(({ id }) => id);

const many = sketchHost({ nodes: 64, coresPerNode: 4, threads: 2, memoryGiB: 16 });
const onNodeFive = [{ vcpus: 4, pin: (vcpu: number) => String(20 + vcpu) }];

describe('folded nodes', () => {
  it('are those that are alike and have no line; one of them is drawn', () => {
    const scene = draw(sketchAnalysis(many, onNodeFive));
    expect(idsOf(scene, 'node')).toEqual(['node:5']);
    expect(idsOf(scene, 'tile')).toHaveLength(63);
    const fold = scene.hostBoxes.find(({ kind }) => kind === 'fold');
    expect(fold?.texts[0]?.text).toBe('▸ 63 like 5');
    expect(draw(sketchAnalysis(many, [])).hostBoxes.filter(({ kind }) => kind === 'node')).toHaveLength(1);
  });

  it('are none where the whole can be read, unless the reader wants it', () => {
    const few = sketchAnalysis(sketchHost({ nodes: 4, coresPerNode: 4, memoryGiB: 16 }), onNodeFive);
    expect(idsOf(draw(few), 'tile')).toEqual([]);
    expect(idsOf(draw(few, { mode: 'alike', byHand: {} }), 'tile')).toEqual(['node:1', 'node:2', 'node:3']);
    expect(idsOf(draw(sketchAnalysis(many, onNodeFive), { mode: 'none', byHand: {} }), 'tile')).toEqual([]);
  });

  it('differ by their memory, their cores and their marks', () => {
    const host = sketchHost({ nodes: 6, coresPerNode: 4, memoryGiB: 16, isolated: '4-7' });
    const [first, second, third, ...rest] = host.nodes;
    const nodes = [first!, second!, { ...third!, memoryKiB: 1 }, ...rest];
    const scene = draw(sketchAnalysis({ ...host, nodes }, []), { mode: 'alike', byHand: {} });
    expect(idsOf(scene, 'node')).toEqual(['node:0', 'node:1', 'node:2']);
    expect(idsOf(scene, 'tile')).toEqual(['node:3', 'node:4', 'node:5']);
  });

  it('stand side by side where each kind has few, and on one wide panel where one has many', () => {
    const host = sketchHost({ nodes: 30, coresPerNode: 8, memoryGiB: 16 });
    const kinds = (of: (id: number) => number): readonly HostBox[] => {
      const nodes = host.nodes.map((node) => ({ ...node, memoryKiB: 1 + of(node.id) }));
      const scene = draw(sketchAnalysis({ ...host, nodes }, []), { mode: 'alike', byHand: {} });
      checkGeometry(scene);
      return scene.hostBoxes.filter(({ kind }) => kind === 'fold');
    };
    const few = kinds((id) => id % 6);
    expect(few).toHaveLength(6);
    expect(few.flatMap(({ texts }) => texts.map(({ text }) => text)).join()).not.toContain('…');
    expect(new Set(few.map(({ y }) => y)).size).toBeLessThan(6);
    const uneven = kinds((id) => (id < 6 ? id : id < 9 ? 0 : 1));
    expect(uneven).toHaveLength(2);
    expect(new Set(uneven.map(({ x }) => x)).size).toBe(1);
  });

  it('are as the reader left them: lines into one end at its tile', () => {
    const scene = draw(sketchAnalysis(many, onNodeFive), {
      mode: 'auto',
      byHand: { 'node:5': true, 'node:9': false },
    });
    expect(idsOf(scene, 'node')).toEqual(['node:9']);
    const pinned = scene.edges.filter(({ source }) => source === 'vcpupin');
    expect(pinned.map(({ target, whole }) => [target, whole])).toEqual(Array(4).fill(['node:5', false]));
  });

  it('take nothing away: every CPU is drawn or in a tile, and the picture stays sound', () => {
    const foldings = fc.record({
      mode: fc.constantFrom('auto' as const, 'alike' as const, 'none' as const),
      byHand: fc.dictionary(
        fc.nat(8).map((node) => `node:${String(node)}`),
        fc.boolean(),
      ),
    });
    fc.assert(
      fc.property(
        hostSketches,
        fc.array(domainSketches, { maxLength: 3 }),
        foldings,
        (sketch, domains, folding) => {
          const host = sketchHost(sketch);
          const scene = draw(sketchAnalysis(host, domains), folding);
          checkGeometry(scene);
          const seen = scene.hostBoxes.filter(
            ({ kind, state }) => (kind === 'pcpu' && state !== 'absent') || kind === 'tile',
          );
          expect(countOf(setOfRanges(seen.flatMap(({ cpus }) => cpus)))).toBe(countOf(host.cpus));
        },
      ),
      { numRuns: 40 },
    );
  }, 30_000);
});
