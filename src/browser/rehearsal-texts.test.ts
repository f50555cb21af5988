import { expect, it } from 'vitest';
import { defaultChoices } from '../core/analysis.ts';
import { analyzeAll } from '../core/analyze-all.ts';
import { buildMapScene } from '../core/scene/build-map-scene.ts';
import { sketchOptions } from '../core/scene/analysis-sketches.ts';
import { rehearsalTexts } from './rehearsal-texts.ts';

it('what is rehearsed is read as the texts are that it is for: nothing is refused, and idle nodes are folded', () => {
  const rehearsed = rehearsalTexts().map((texts) => {
    const analysis = analyzeAll(
      texts.map((text, i) => ({ id: `s${i}`, name: '', text })),
      defaultChoices,
    );
    expect(analysis.domains.flatMap(({ refusals }) => refusals)).toEqual([]);
    const scene = buildMapScene(analysis, sketchOptions);
    return {
      cpus: analysis.host?.cpuTable.length,
      pins: analysis.placements[0]?.threads.filter(({ source }) => source === 'vcpupin').length,
      folds: scene.hostBoxes.filter(({ kind }) => kind === 'tile').length,
    };
  });
  expect(rehearsed).toEqual([
    { cpus: 1024, pins: 512, folds: 0 },
    { cpus: 1536, pins: 504, folds: 4 },
  ]);
});
