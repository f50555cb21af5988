import { describe, expect, it } from 'vitest';
import { veilAnalysis } from '../veil.ts';
import { sketchAnalysis, sketchHost, sketchOptions } from './analysis-sketches.ts';
import { buildMapScene } from './build-map-scene.ts';
import { veilScene } from './veil-scene.ts';
import { analyzeTexts } from '../../testing/analyze-text.ts';

const analysis = sketchAnalysis(sketchHost({ nodes: 2, coresPerNode: 2 }), [
  { vcpus: 2, pin: (vcpu) => String(vcpu), cells: ['0-1'], memory: ['1'] },
  { vcpus: 1, cpuset: '2-3' },
]);
const scene = buildMapScene(analysis, sketchOptions);
const veil = { threads: ['d0/vcpu:0'], label: 'hidden until you answer' };
const labels = { memoryLine: () => 'nobody knows' };

describe('a veiled picture', () => {
  const veiled = veilScene(scene, veil, labels);

  it('has no line, no set and no source of the thread', () => {
    expect(scene.edges.some(({ thread }) => thread === 'd0/vcpu:0')).toBe(true);
    expect(veiled.edges.map(({ thread }) => thread)).not.toContain('d0/vcpu:0');
    const thread = veiled.threads.find(({ id }) => id === 'd0/vcpu:0');
    expect(thread?.source).toBe('default');
    expect(JSON.stringify(thread?.texts)).not.toContain('thread-note');
    expect(thread?.label).toContain('hidden until you answer');
  });

  it('moves nothing, and leaves the others as they are', () => {
    const places = ({ threads, hostBoxes, width, height }: typeof scene): unknown => [
      threads.map(({ id, x, y, width: w, height: h }) => [id, x, y, w, h]),
      hostBoxes.map(({ texts, label, key, ...box }) => ({ ...box, at: texts.map(({ x, y }) => [x, y]) })),
      width,
      height,
    ];
    expect(places(veiled)).toEqual(places(scene));
    expect(veiled.threads.filter(({ id }) => id !== 'd0/vcpu:0')).toEqual(
      scene.threads.filter(({ id }) => id !== 'd0/vcpu:0'),
    );
  });

  it('does not tell how far the memory is, which tells where the thread runs', () => {
    expect(scene.memoryEdges.map(({ verdict }) => verdict)).toEqual(['remote']);
    expect(veiled.memoryEdges.map(({ verdict }) => verdict)).toEqual(['unknown']);
    // Nor does the key of its line.
    const frame = ({ hostBoxes }: typeof scene) => hostBoxes.find(({ kind }) => kind === 'host')!;
    expect(frame(scene).label).toBe('Host, CPUs 0-3, remote');
    expect(frame(veiled).label).toBe('Host, CPUs 0-3, nobody knows');
    expect(frame(veiled).key?.map(({ sign }) => sign)).toEqual(['memory-unknown']);
    expect(frame(veiled).texts.map(({ text }) => text)).toEqual(
      frame(scene).texts.map(({ text }) => (text === 'remote' ? 'nobody knows' : text)),
    );
  });

  it('is the picture itself where nothing is kept back', () => {
    expect(veilScene(scene, { ...veil, threads: [] }, labels)).toBe(scene);
    expect(veilScene(scene, undefined, labels)).toBe(scene);
  });
});

describe('a veiled analysis', () => {
  it('has the thread in no placement', () => {
    const veiled = veilAnalysis(analysis, veil.threads);
    expect(veiled.placements.flatMap(({ threads }) => threads.map(({ thread }) => thread))).toEqual(
      analysis.placements
        .flatMap(({ threads }) => threads.map(({ thread }) => thread))
        .filter((thread) => thread !== 'd0/vcpu:0'),
    );
    expect(JSON.stringify(veiled.placements)).not.toContain('d0/vcpu:0"');
  });

  it('does not tell what is refused, also where no thread is kept back', () => {
    const refused = analyzeTexts([
      "<domain type='kvm'><name>a</name><memory>1</memory><vcpu>0</vcpu></domain>",
    ]);
    expect(refused.domains[0]?.refusals).not.toEqual([]);
    expect(veilAnalysis(refused, []).domains[0]?.refusals).toEqual([]);
  });
});
