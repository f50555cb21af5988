/**
 * Runs one analysis off the main thread, and lays its picture out. Each is posted as soon as it is there: the page takes
 * the analysis up while the layout runs. The rules judge it when they are asked: once the picture is painted, which has
 * the machine for itself until then. The client ends the worker to cancel it, so there is never a second analysis waiting.
 */
import { analyzeAll } from '../core/analyze-all.ts';
import { defaultChoices } from '../core/analysis.ts';
import type { Analysis, Choices } from '../core/analysis.ts';
import type { Finding } from '../core/findings/finding.ts';
import { findNumbering } from '../core/host/numbering.ts';
import type { NumberingScheme } from '../core/host/numbering.ts';
import { judge } from '../core/findings/judge.ts';
import { buffersOfAnalysis, packAnalysis } from '../core/pack/pack-analysis.ts';
import type { PackedAnalysis } from '../core/pack/pack-analysis.ts';
import { buffersOfScene, packScene } from '../core/pack/pack-scene.ts';
import type { PackedScene } from '../core/pack/pack-scene.ts';
import { buildMapScene } from '../core/scene/build-map-scene.ts';
import { usualFolding } from '../core/scene/folding.ts';
import type { Scene } from '../core/scene/scene.ts';
import { indexLines } from '../core/text/lines.ts';
import type { Source } from '../core/text/source.ts';
import { approximateTextWidth } from '../render/text-width.ts';
import { pictureLabels } from '../words/picture-labels.ts';
import type { PictureWish } from './picture-wish.ts';
import { rehearsalTexts } from './rehearsal-texts.ts';

export interface AnalysisJob {
  readonly sources: readonly Source[];
  readonly choices: Choices;
  /** Undefined: no picture is on show. */
  readonly layout: LayoutJob | undefined;
}

/** The picture of the analysis that was answered last. */
export interface LayoutJob {
  /** One may be overtaken by the next. */
  readonly layout: number;
  readonly wish: PictureWish;
}

/**
 * `judge`: what the rules find in the analysis that was answered last. `rehearse`: all of it is to be done for nothing, for a
 * browser makes code fast that has run. `rest`: the reader or the page's main thread shall have the machine for itself;
 * nothing that is kept here is asked for any more.
 */
export type Order = 'judge' | 'rehearse' | 'rest';

/** What follows from texts and analysis, and would take the page as long as a frame or more. */
export interface Derived {
  readonly starts: LineStarts;
  /** Of the host. */
  readonly numbering: NumberingScheme | undefined;
}

/** Where the lines of each long source begin, by its id. */
export type LineStarts = ReadonlyMap<string, Uint32Array<ArrayBuffer>>;

export type Answer =
  | { readonly analysis: PackedAnalysis; readonly derived: Derived }
  | { readonly failure: string }
  | { readonly findings: readonly Finding[] }
  /** For nothing, as all of a rehearsal: what takes a picture up shall be fast as well. In the end `all`. */
  | { readonly rehearsed: { readonly analysis: PackedAnalysis; readonly scene: PackedScene } | 'all' }
  /** `scene`: undefined where it could not be laid out. */
  | { readonly layout: number; readonly scene: PackedScene | undefined };

const longText = 1_000_000;

addEventListener('message', ({ data }: MessageEvent<AnalysisJob | LayoutJob | Order>) => {
  switch (data) {
    case 'rest':
      isAsked = true;
      kept = undefined;
      return;
    case 'rehearse':
      rehearse();
      return;
    case 'judge':
      // A rule that throws is none of ours to hide: the client hears of it as an error of the worker.
      if (kept !== undefined) post({ findings: judge(kept).findings });
      return;
    default:
      if ('sources' in data) answer(data);
      else postLayout(data);
  }
});

/** So often it is done where that does not take too long: in Node no step became faster after some 20 rounds. */
const mostRounds = 24;
/** The last third of it saved a tenth of the time to the picture of 8,192 CPUs, measured on two cores. */
const longestRehearsalMs = 1500;
/** What comes after the picture is seen to work, no more. */
const judgedRounds = 2;

let round = 0;
let rehearsedMs = 0;
let isRehearsing = false;
/** The texts for it, made when they are first needed; none when all is done. */
let rehearsed: readonly (readonly Source[])[] | undefined;

/** Each step in a task of its own: what is asked meanwhile does not wait, and ends it. Asked again, it goes on. */
function rehearse(): void {
  isAsked = false;
  if (isRehearsing) return;
  isRehearsing = true;
  const texts = (rehearsed ??= rehearsalTexts().map((list) =>
    list.map((text, i) => ({ id: `s${String(i)}`, name: '', text })),
  ));
  const wish: PictureWish = { language: 'en', aspect: 1.5, folding: usualFolding };
  let analysis: Analysis | undefined;
  let packed: PackedAnalysis | undefined;
  let next: 'analysis' | 'layout' | 'judging' = 'analysis';
  const take = (sources: readonly Source[]): void => {
    if (next === 'analysis' || analysis === undefined) {
      analysis = analyzeAll(sources, defaultChoices);
      packed = packAnalysis(analysis);
      numberingOf(analysis);
      next = 'layout';
    } else if (next === 'layout') {
      const scene = packScene(layOut(analysis, wish));
      if (packed !== undefined)
        post({ rehearsed: { analysis: packed, scene } }, [
          ...buffersOfAnalysis(packed),
          ...buffersOfScene(scene),
        ]);
      next = 'judging';
    } else {
      if (round < judgedRounds) judge(analysis);
      next = 'analysis';
      round++;
    }
  };
  const step = (): void => {
    const sources = texts[round % texts.length];
    const isAll = sources === undefined || round === mostRounds || rehearsedMs > longestRehearsalMs;
    if (isAsked || isAll) {
      isRehearsing = false;
      if (!isAll) return;
      rehearsed = [];
      post({ rehearsed: 'all' });
      return;
    }
    const begin = performance.now();
    take(sources);
    rehearsedMs += performance.now() - begin;
    setTimeout(step);
  };
  setTimeout(step);
}

/** Or nothing more will be. */
let isAsked = false;

/** The analysis that was answered last. */
let kept: Analysis | undefined;

function answer({ sources, choices, layout }: AnalysisJob): void {
  isAsked = true;
  kept = undefined;
  try {
    kept = analyzeAll(sources, choices);
  } catch (error) {
    post({ failure: String(error) });
    return;
  }
  const starts = startsOf(sources);
  const analysis = packAnalysis(kept);
  post({ analysis, derived: { starts, numbering: numberingOf(kept) } }, [
    ...buffersOfAnalysis(analysis),
    ...[...starts.values()].map(({ buffer }) => buffer),
  ]);
  if (layout !== undefined) postLayout(layout);
}

function postLayout({ layout, wish }: LayoutJob): void {
  let scene: PackedScene | undefined;
  try {
    scene = kept === undefined ? undefined : packScene(layOut(kept, wish));
  } catch {
    // The page lays it out itself then, and says what went wrong.
  }
  post({ layout, scene }, scene === undefined ? [] : buffersOfScene(scene));
}

function layOut(analysis: Analysis, { language, aspect, folding }: PictureWish): Scene {
  return buildMapScene(analysis, {
    labels: pictureLabels(language),
    textWidth: approximateTextWidth,
    aspect,
    folding,
  });
}

function post(answer: Answer, transfer: Transferable[] = []): void {
  postMessage(answer, { transfer });
}

function numberingOf({ host }: Analysis): NumberingScheme | undefined {
  return host === undefined ? undefined : findNumbering(host);
}

function startsOf(sources: readonly Source[]): LineStarts {
  const long = sources.filter(({ text }) => text.length > longText);
  return new Map(long.map(({ id, text }) => [id, Uint32Array.from(indexLines(text).starts)]));
}
