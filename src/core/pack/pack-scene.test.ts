/** What is posted comes back as it was: property by property, absent ones included. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleCases } from '../../rule-cases/cases.ts';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { sketchedAnalyses } from '../../testing/generate/any-sketch.ts';
import { picture as chinese } from '../../words/zh-CN/picture.ts';
import { sketchAnalysis, sketchOptions } from '../scene/analysis-sketches.ts';
import { buildMapScene } from '../scene/build-map-scene.ts';
import { buffersOfScene, packScene, unpackScene } from './pack-scene.ts';
import type { Scene } from '../scene/scene.ts';

function posted(scene: Scene): Scene {
  const packed = packScene(scene);
  return unpackScene(structuredClone(packed, { transfer: buffersOfScene(packed) }));
}

it('keeps the scene of every rule’s case', () => {
  expect(ruleCases.length).toBeGreaterThan(90);
  for (const { raises } of ruleCases) {
    const scene = buildMapScene(analyzeTexts(raises), { ...sketchOptions, labels: chinese });
    expect(posted(scene)).toStrictEqual(scene);
  }
});

it('keeps the scene of any host and guests', () => {
  fc.assert(
    fc.property(sketchedAnalyses, (analysis) => {
      const scene = buildMapScene(analysis, sketchOptions);
      expect(posted(scene)).toStrictEqual(scene);
    }),
    { numRuns: 80 },
  );
}, 30_000);

it('keeps any number, and any text', () => {
  const numbers = [0, -0, 1.5, -1, 2 ** 31, -(2 ** 31), -(2 ** 31) + 1, 2 ** 40 + 0.5, NaN, Infinity];
  const empty = buildMapScene(sketchAnalysis(undefined, []), sketchOptions);
  const scene: Scene = {
    ...empty,
    threads: numbers.map((x) => ({
      x,
      y: x,
      width: x,
      height: x,
      id: 'd0/vcpu:0',
      kind: 'vcpu',
      domain: 'd0',
      source: 'default',
      online: false,
      label: '',
      texts: [
        { x, y: x, text: '👩‍💻 \u202e\n', full: '', role: 'thread', anchor: 'end' },
        { x, y: x, text: '', role: 'thread', anchor: 'start' },
      ],
      badge: { x, y: x, radius: x },
    })),
    guestCores: numbers.map((x) => ({ x, y: x, width: x, height: x })),
  };
  expect(posted(scene)).toStrictEqual(scene);
});
