/** Over generated hosts and guests: covers are exact, boxes stay apart, lines keep off what is not theirs. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { equalSets, isSubset, rangeSet, setOfIds, setOfRanges } from '../cpuset/cpuset.ts';
import type { Host, HostCpu, HostNode } from '../host/host.ts';
import type { TopologyBox } from '../host/topology-tree.ts';
import { buildTopologyTree } from '../host/topology-tree.ts';
import { hostSketches, sketchedAnalyses } from '../../testing/generate/any-sketch.ts';
import { hostOf, sketchAnalysis, sketchHost, sketchOptions } from './analysis-sketches.ts';
import { buildMapScene } from './build-map-scene.ts';
import { createCover } from './bundle.ts';
import { checkGeometry } from './check-geometry.ts';
import type { Scene } from './scene.ts';

const draw = (analysis: Analysis): Scene => buildMapScene(analysis, sketchOptions);

it('covers exactly the set, and no larger box would do', () => {
  fc.assert(
    fc.property(hostSketches, fc.array(fc.nat(80)), (sketch, ids) => {
      const host = sketchHost(sketch);
      const root = buildTopologyTree(host);
      const onHost = setOfIds(ids.filter((id) => isSubset(rangeSet(id, id), host.cpus)));
      const parts = createCover(root)(setOfIds(ids), 1000);
      expect(equalSets(setOfRanges(parts.flatMap((part) => part.cpus)), onHost)).toBe(true);
      const chosen = new Set(parts.map((part) => part.box));
      // a box that the set covers and that is not chosen lies inside one that is
      const check = (box: TopologyBox, inside: boolean): void => {
        const covered = box.cpus.length > 0 && isSubset(box.cpus, onHost);
        if (covered && !inside) expect(chosen.has(box.id)).toBe(true);
        if (!covered) expect(chosen.has(box.id)).toBe(false);
        for (const child of box.children) check(child, inside || covered);
      };
      check(root, false);
    }),
  );
});

it('keeps boxes apart, in their parents, and lines off what they do not belong to', () => {
  fc.assert(
    fc.property(sketchedAnalyses, (analysis) => {
      checkGeometry(draw(analysis));
    }),
    { numRuns: 80 },
  );
}, 30_000);

it('lays out nodes of different sizes, without memory or without CPUs', () => {
  const node = fc.record({
    cores: fc.nat(6),
    threads: fc.integer({ min: 1, max: 2 }),
    hasMemory: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(node, { maxLength: 64 }),
      fc.constantFrom(0.3, 1.2, 3),
      fc.nat(3),
      (nodes, aspect, loose) => {
        const scene = buildMapScene(
          sketchAnalysis(unevenHost(nodes, loose), [{ vcpus: 3, pin: (vcpu) => `${String(vcpu * 5)}-20` }]),
          { ...sketchOptions, aspect, folding: { mode: 'none', byHand: {} } },
        );
        checkGeometry(scene);
        expect(scene.hostBoxes.filter((box) => box.kind === 'node')).toHaveLength(nodes.length);
      },
    ),
    { numRuns: 30 },
  );
}, 30_000);

interface UnevenNode {
  readonly cores: number;
  readonly threads: number;
  readonly hasMemory: boolean;
}

function unevenHost(sketches: readonly UnevenNode[], loose: number): Host {
  const span = { source: 't', from: 0, to: 0 };
  const cpus: HostCpu[] = [];
  const nodes = sketches.map(({ cores, threads, hasMemory }, id): HostNode => {
    const first = cpus.length;
    for (let cpu = 0; cpu < cores * threads; cpu++) {
      const core = Math.floor(cpu / threads);
      cpus.push({ id: first + cpu, node: id, core, socket: id, online: cpu % 5 !== 4, assumed: false, span });
    }
    const size = hasMemory ? { memoryKiB: 2 ** 20 * (id + 1), freeKiB: 2 ** 19 } : { memoryKiB: 0 };
    const all = sketches.map((_, to): [number, number] => [to, to === id ? 10 : 20 + to]);
    return {
      id,
      cpus: setOfIds(cpus.slice(first).map((cpu) => cpu.id)),
      ...size,
      distances: Object.fromEntries(all),
      span,
    };
  });
  for (let cpu = 0; cpu < loose; cpu++) cpus.push({ id: cpus.length, online: true, assumed: true, span });
  return { ...hostOf(cpus, nodes), isolated: rangeSet(2, 40) };
}

it.each([
  { nodes: 64, coresPerNode: 2 },
  { nodes: 256, coresPerNode: 1 },
  { nodes: 0, coresPerNode: 0 },
  { nodes: 1, coresPerNode: 1 },
])(
  'lays out $nodes nodes of $coresPerNode, folded and unfolded',
  (sketch) => {
    const analysis = sketchAnalysis(sketchHost(sketch), [{ vcpus: 4, pin: (vcpu) => String(vcpu) }]);
    checkGeometry(draw(analysis));
    const scene = buildMapScene(analysis, { ...sketchOptions, folding: { mode: 'none', byHand: {} } });
    checkGeometry(scene);
    expect(scene.hostBoxes.filter((box) => box.kind === 'node')).toHaveLength(sketch.nodes);
  },
  30_000,
);
