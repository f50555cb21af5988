import { describe, expect, it, vi } from 'vitest';
import { defaultChoices } from '../../core/analysis.ts';
import type { Analysis } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import { countOf } from '../../core/cpuset/cpuset.ts';
import { usualFolding } from '../../core/scene/folding.ts';
import type { Scene } from '../../core/scene/scene.ts';
import { textsOf } from '../../testing/synthetic/large-host.ts';
import type { AnalysisRunner } from '../analysis-runner.ts';
import type { ReadingCore } from '../load-core.ts';
import { createSceneMaker } from './scene-maker.ts';

const analysisOf = (cpus: number, shape: string): Analysis => {
  const { capabilities, domain } = textsOf({ cpus, vcpus: 4, shape });
  return analyze([{ id: 's1', name: '', text: `${domain}\n${capabilities}` }], defaultChoices);
};
const small = analysisOf(24, 'node:1 core:12 pu:2');
const large = analysisOf(4096, 'node:8 core:256 pu:2');
const wish = { language: 'en', aspect: 1.5, folding: usualFolding } as const;
const scene = { width: 1 } as Scene;

/** A core whose layout is the test's, and a runner whose worker is. */
function set({
  layOut = () => 'not-there',
  buildMapScene = () => scene,
}: Partial<Pick<AnalysisRunner, 'layOut'>> & { readonly buildMapScene?: () => Scene }) {
  const core = {
    buildMapScene: vi.fn(buildMapScene),
    analysisWords: () => ({ scene: {} }),
    approximateTextWidth: () => 1,
    countOf,
  };
  const answer = { done: vi.fn(), failed: vi.fn() };
  const maker = createSceneMaker({ layOut });
  const make = (analysis: Analysis, more: object = {}): (() => void) =>
    maker.make({ analysis, wish, roomFor: undefined, ...more }, core as unknown as ReadingCore, answer);
  return { core, answer, make };
}

const aTaskLater = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('a scene', () => {
  it('of a small host is there at once, and laid out once as long as nothing moves', () => {
    const { core, answer, make } = set({});
    make(small);
    make(small);
    expect(answer.done.mock.calls).toEqual([[scene], [scene]]);
    expect(core.buildMapScene).toHaveBeenCalledOnce();
    make(small, { wish: { ...wish, aspect: 2 } });
    expect(core.buildMapScene).toHaveBeenCalledTimes(2);
  });

  it('of a large one comes from the worker, in a task of its own', async () => {
    let tell: ((scene: Scene | undefined) => void) | undefined;
    const { core, answer, make } = set({
      layOut: (_, __, done) => {
        tell = done;
        return 'coming';
      },
    });
    make(large);
    tell?.(scene);
    expect(answer.done).not.toHaveBeenCalled();
    await aTaskLater();
    expect(answer.done).toHaveBeenCalledExactlyOnceWith(scene);
    expect(core.buildMapScene).not.toHaveBeenCalled();
  });

  it.each([
    ['that the worker has not', 'not-there' as const],
    ['that the worker has ready', scene],
  ])('of a large one %s comes in a task of its own', async (_, found) => {
    const { answer, make } = set({ layOut: () => found });
    make(large);
    expect(answer.done).not.toHaveBeenCalled();
    await aTaskLater();
    expect(answer.done).toHaveBeenCalledExactlyOnceWith(scene);
  });

  it('that the worker could not lay out is laid out here, and what goes wrong there is told', async () => {
    const { core, answer, make } = set({
      layOut: (_, __, done) => {
        done(undefined);
        return 'coming';
      },
      buildMapScene: () => {
        throw new Error('a mistake');
      },
    });
    make(large);
    await aTaskLater();
    expect(core.buildMapScene).toHaveBeenCalledOnce();
    expect(answer.failed).toHaveBeenCalledOnce();
    expect(answer.done).not.toHaveBeenCalled();
  });

  it('with room for other placements is never the worker’s', async () => {
    const layOut = vi.fn(() => scene);
    const { core, answer, make } = set({ layOut });
    make(large, { roomFor: [] });
    await aTaskLater();
    expect(layOut).not.toHaveBeenCalled();
    expect(core.buildMapScene).toHaveBeenCalledOnce();
    expect(answer.done).toHaveBeenCalledOnce();
  });

  it('that nobody wants any more is not told', async () => {
    let tell: ((scene: Scene | undefined) => void) | undefined;
    const { answer, make } = set({
      layOut: (_, __, done) => {
        tell = done;
        return 'coming';
      },
    });
    make(large)();
    tell?.(scene);
    await aTaskLater();
    expect(answer.done).not.toHaveBeenCalled();
  });
});
