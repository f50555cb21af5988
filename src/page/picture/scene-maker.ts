/**
 * Scenes for the picture's pane: small ones at once; those of an analysis that came from the worker there; other large
 * ones in a task of their own. The last one is remembered: a lens, a question or a sentence moves no box.
 */
import { isSameWish } from '../../browser/picture-wish.ts';
import type { PictureWish } from '../../browser/picture-wish.ts';
import { afterInput, holdPaint } from '../../browser/timing.ts';
import type { Analysis } from '../../core/analysis.ts';
import type { DomainPlacement } from '../../core/placement/placement.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { AnalysisRunner } from '../analysis-runner.ts';
import type { ReadingCore } from '../load-core.ts';

interface Wanted {
  readonly analysis: Analysis;
  readonly wish: PictureWish;
  /** Other placements for whose lines room is kept. */
  readonly roomFor: readonly (readonly DomainPlacement[])[] | undefined;
}

export interface SceneMaker {
  /** What is painted before the answer is not the picture of it. What is returned takes the question back. */
  make(wanted: Wanted, core: ReadingCore, answer: AnswerTo): () => void;
}

interface AnswerTo {
  /** Before `make` returns where nothing takes long. */
  done(scene: Scene): void;
  /** A mistake of ours in a task of its own, which nobody else would hear of. */
  failed(error: unknown): void;
}

export function createSceneMaker(runner: Pick<AnalysisRunner, 'layOut'>): SceneMaker {
  let last: { readonly wanted: Wanted; readonly scene: Scene } | undefined;

  const layOutHere = ({ analysis, wish, roomFor }: Wanted, core: ReadingCore): Scene =>
    core.buildMapScene(analysis, {
      labels: core.analysisWords(wish.language).scene,
      textWidth: core.approximateTextWidth,
      aspect: wish.aspect,
      folding: wish.folding,
      ...(roomFor === undefined ? {} : { roomFor }),
    });

  return {
    make(wanted, core, { done, failed }) {
      const take = (scene: Scene): void => {
        last = { wanted, scene };
        done(scene);
      };
      if (last !== undefined && isSame(last.wanted, wanted)) {
        done(last.scene);
        return () => undefined;
      }
      if (!isLarge(wanted.analysis, core)) {
        take(layOutHere(wanted, core));
        return () => undefined;
      }
      const release = holdPaint();
      let drop = (): void => undefined;
      /** Input that came meanwhile is heard first. */
      const takeLater = (sceneOf: () => Scene): void => {
        drop = afterInput(() => {
          try {
            take(sceneOf());
          } catch (error) {
            failed(error);
          }
          release();
        });
      };
      const takeHere = (): void => {
        takeLater(() => layOutHere(wanted, core));
      };
      let isTakenBack = false;
      const found =
        wanted.roomFor === undefined
          ? runner.layOut(wanted.analysis, wanted.wish, (scene) => {
              if (isTakenBack) return;
              if (scene === undefined) takeHere();
              else takeLater(() => scene);
            })
          : 'not-there';
      if (found === 'not-there') takeHere();
      else if (found !== 'coming') takeLater(() => found);
      return () => {
        isTakenBack = true;
        drop();
        release();
      };
    },
  };
}

function isSame(one: Wanted, other: Wanted): boolean {
  return one.analysis === other.analysis && one.roomFor === other.roomFor && isSameWish(one.wish, other.wish);
}

/** Its layout takes longer than a frame. */
function isLarge({ host, placements }: Analysis, core: ReadingCore): boolean {
  const threads = placements.reduce((sum, placement) => sum + placement.threads.length, 0);
  return core.countOf(host?.cpus ?? []) + 2 * threads > mostAtOnce;
}

const mostAtOnce = 2500;
