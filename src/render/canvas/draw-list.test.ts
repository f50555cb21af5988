import { describe, expect, it } from 'vitest';
import {
  siblingPair,
  sketchAnalysis,
  sketchHost,
  sketchOptions,
} from '../../core/scene/analysis-sketches.ts';
import { buildMapScene } from '../../core/scene/build-map-scene.ts';
import { byDistance } from '../../core/lens/by-distance.ts';
import { lookThrough } from '../../core/lens/look-through.ts';
import { paintMap } from '../paint-map.ts';
import type { Shape } from '../shape.ts';
import { detailAt } from './detail.ts';
import { listDrawing } from './draw-list.ts';
import type { DrawList } from './draw-list.ts';
import { clip, drawStrokes } from './draw-strokes.ts';
import { drawBoxes, drawCaptions } from './draw-boxes.ts';
import { drawCpuMarks, drawCpuSigns } from './draw-signs.ts';
import { drawRings, drawThreads } from './draw-threads.ts';
import type { Ink, Pencil, View } from './view.ts';

const host = sketchHost({ nodes: 4, coresPerNode: 64, threads: 2 });
const analysis = sketchAnalysis(host, [
  { vcpus: 64, pin: (vcpu) => siblingPair(host, vcpu), emulatorpin: '70-71' },
]);
const scene = buildMapScene(analysis, sketchOptions);
const options = { title: 'Picture', description: '', conflictCount: new Map([['pcpu:3', 2]]) };
const list = listDrawing(scene, options);

/** Counts what is called; every property can be set. */
function countingPencil(): { readonly pencil: Pencil; readonly calls: Map<string, number> } {
  const calls = new Map<string, number>();
  const pencil = new Proxy(
    {},
    {
      get: (_, name) => (): { width: number } => {
        calls.set(String(name), (calls.get(String(name)) ?? 0) + 1);
        return { width: 10 };
      },
      set: () => true,
    },
  ) as Pencil;
  return { pencil, calls };
}

/** Keeps what is written; every property can be set. */
function writingPencil(widthOf: (text: string) => number): {
  readonly pencil: Pencil;
  readonly written: readonly string[];
} {
  const written: string[] = [];
  const pencil = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (text: unknown): { width: number } => {
          if (name === 'fillText') written.push(String(text));
          return { width: widthOf(String(text)) };
        },
      set: () => true,
    },
  ) as Pencil;
  return { pencil, written };
}

/** What is written by all the painters of a canvas. */
function drawAll(drawn: DrawList, scale: number): readonly string[] {
  const { pencil, written } = writingPencil(() => 10);
  const view = { scale, x: 0, y: 0, width: 9000, height: 9000, ratio: 1, hasAll: false };
  drawBoxes(pencil, drawn, view, ink);
  drawCpuMarks(pencil, drawn, view, ink);
  drawCpuSigns(pencil, drawn, view, ink);
  drawThreads(pencil, drawn.threads, view, ink, new Set());
  drawRings(pencil, drawn.rings, view, ink);
  return written;
}

/** Without what only a screen reader or a tooltip says. */
function writtenIn({ tag, text, children = [] }: Shape): readonly string[] {
  if (tag === 'title' || tag === 'desc') return [];
  return [...(text === undefined ? [] : [text]), ...children.flatMap(writtenIn)];
}

const lettersOf = (texts: readonly string[]): string =>
  texts
    .flatMap((text) => Array.from(text.replace(/\s/g, '')))
    .toSorted()
    .join('');

const richHost = sketchHost({
  nodes: 2,
  coresPerNode: 4,
  threads: 2,
  memoryGiB: 16,
  freeGiB: [4, 8],
  distances: true,
  hugepages: [{ sizeKiB: 2048, count: 1024 }],
  isolated: '2-3,10-11',
  nohzFull: '2-3',
});
const richAnalysis = sketchAnalysis(richHost, [
  {
    name: 'rich',
    vcpus: 4,
    current: 3,
    topology: [1, 1, 2, 2],
    memory: ['1'],
    pin: (vcpu) => ['0', '8', '2-3,10-11', '6'][vcpu],
    emulatorpin: '0-1',
  },
  { name: 'with a name that is far too long for the panel it stands in', vcpus: 2, numad: true },
]);

const ink: Ink = { colour: (name) => name, family: 'sans', isDark: false };
const viewAt = (scale: number): View => ({
  scale,
  x: 0,
  y: 0,
  width: 900,
  height: 700,
  ratio: 2,
  hasAll: false,
});

describe('the draw list', () => {
  it('has every box once, those around others first', () => {
    const drawn = [...list.frames, ...list.units()].reduce((sum, { rects }) => sum + rects.length / 4, 0);
    const shown = scene.hostBoxes.filter(({ kind }) => kind !== 'pcpu').length + scene.guestPanels.length;
    expect(drawn).toBe(shown);
    const depths = [...list.frames, ...list.units()].map(({ look }) => look.depth);
    expect(depths).toEqual(depths.toSorted((a, b) => a - b));
  });

  it('tints what lines reach, each box and in runs', () => {
    const tint = list.tints.find(({ tone }) => tone === 'vcpupin');
    expect(tint?.rects.length).toBe(32 * 4);
    expect(tint?.runs.length).toBeGreaterThan(0);
    expect(tint?.runs.length).toBeLessThan(32 * 4);
    // A run covers its boxes and nothing beyond their row.
    const area = (rects: readonly number[]): number =>
      rects.reduce((sum, width, at) => (at % 4 === 2 ? sum + width * (rects[at + 1] ?? 0) : sum), 0);
    expect(area(tint?.runs ?? [])).toBeGreaterThanOrEqual(area(tint?.rects ?? []));
  });

  it('has the threads by look, the texts by role, and the rings', () => {
    expect(list.threads.map(({ key, threads }) => [key, threads.length])).toEqual([
      ['vcpupin', 64],
      ['emulatorpin', 1],
    ]);
    const numbers = list.texts().filter(({ role }) => role === 'cpu-small');
    expect(numbers.flatMap(({ texts }) => texts).length).toBe(512);
    expect(list.rings.map(({ id, count }) => [id, count])).toEqual([['pcpu:3', 2]]);
    expect(list.captions.map(({ text }) => text)).toContain('Node 3');
  });

  it('names folded nodes from afar as well, and in short by how many they are, never by the node that they are like', () => {
    const folded = buildMapScene(analysis, { ...sketchOptions, folding: { mode: 'alike', byHand: {} } });
    const { captions } = listDrawing(folded, options);
    expect(captions.map(({ text, short }) => [text, short])).toEqual([
      ['Node 0', '0'],
      ['Node 1', '1'],
      ['Guest 0', '0'],
      ['▸ 2 like 0', '×2'],
    ]);
    expect(captions.find(({ text }) => text === 'Node 0')?.short).toBe('0');
    const fold = captions.find(({ text }) => text.includes('like'))!;
    const { pencil, written } = writingPencil((text) => (text.length * fold.width * 0.4) / 5);
    // Room for five letters: for no name.
    drawCaptions(
      pencil,
      captions.filter(({ text }) => /^Node|like/.test(text)),
      viewAt(0.4),
      ink,
    );
    expect(written).toEqual(['0', '1', '×2']);
  });
});

describe('the level of detail', () => {
  it('grows with the zoom and never shrinks', () => {
    const levels = [0.05, 0.2, 0.3, 0.5, 0.7, 1, 4].map((scale) => {
      const { units, roundCorners, curves, ports, hasText } = detailAt(scale);
      return [units, roundCorners, curves, ports, hasText('cpu-small'), hasText('panel-title')].filter(
        Boolean,
      ).length;
    });
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    expect(levels[0]).toBe(0);
    expect(levels.at(-1)).toBe(6);
  });

  it('draws no numbers from afar and only what is seen from near', () => {
    const afar = countingPencil();
    drawBoxes(afar.pencil, list, viewAt(0.1), ink);
    expect(afar.calls.get('fillText')).toBeUndefined();
    const near = countingPencil();
    drawBoxes(near.pencil, list, { ...viewAt(2), x: -2000, y: -400 }, ink);
    expect(near.calls.get('fillText')).toBeGreaterThan(20);
    expect(near.calls.get('fillText')).toBeLessThan(200);
  });

  it('has every letter that the elements have', () => {
    const rich = buildMapScene(richAnalysis, sketchOptions);
    const marks = { severityOf: new Map(), conflictCount: new Map([['pcpu:1', 12]]) };
    for (const lens of [
      undefined,
      lookThrough('load', richAnalysis, []),
      byDistance(richAnalysis, 'node:0'),
    ]) {
      const paint = { ...options, ...marks, changed: new Set(['d0/vcpu:1']), lens };
      expect(lettersOf(drawAll(listDrawing(rich, paint), 1))).toEqual(
        lettersOf(writtenIn(paintMap(rich, paint))),
      );
    }
  });

  it('has the signs of CPUs and of memory, and what has changed, from afar too', () => {
    const rich = buildMapScene(richAnalysis, sketchOptions);
    const { hatched, marks, revisions, memoryBars, heat, pages, samples } = listDrawing(rich, {
      ...options,
      changed: new Set(['d0/vcpu:1']),
    });
    expect([...marks].map(([mark, rects]) => [mark, rects.length / 4])).toEqual([
      ['isolated', 4],
      ['nohz', 2],
    ]);
    expect([...revisions.keys()]).toEqual(['d0/vcpu:1']);
    expect(hatched.map(({ depth }) => depth)).toEqual([0]);
    expect(memoryBars).toHaveLength(1);
    expect(heat.reduce((sum, { rects }) => sum + rects.length / 4, 0)).toBe(4);
    expect(pages).toHaveLength(2);
    expect(samples.map(({ sign }) => sign)).toContain('isolated');
  });

  it('draws lines as bars from afar, as dashed strokes from near', () => {
    const drawn = (scale: number): ReadonlyMap<string, number> => {
      const { pencil, calls } = countingPencil();
      drawStrokes(pencil, list.strokes, viewAt(scale), ink, { hidden: new Set(), isLit: false });
      return calls;
    };
    expect(drawn(0.2).get('stroke')).toBeUndefined();
    expect(drawn(0.2).get('fillRect')).toBeGreaterThan(0);
    expect(drawn(0.8).get('quadraticCurveTo')).toBeGreaterThan(0);
  });
});

describe('a stretch that is seen in part', () => {
  const frame = { left: 100, top: 0, right: 200, bottom: 50 };
  it('is cut at a whole dash', () => {
    expect(clip({ isUpright: false, across: 10, from: 0, to: 1000 }, frame, 9)).toEqual([90, 204]);
    expect(clip({ isUpright: false, across: 10, from: 0, to: 1000 }, frame, 0)).toEqual([96, 204]);
  });
  it('is left out where it is beside', () => {
    expect(clip({ isUpright: false, across: 60, from: 0, to: 1000 }, frame, 0)).toBeUndefined();
    expect(clip({ isUpright: true, across: 150, from: 60, to: 90 }, frame, 0)).toBeUndefined();
  });
});

it('an empty scene is an empty list', () => {
  const empty = listDrawing(buildMapScene(sketchAnalysis(undefined, []), sketchOptions), options);
  expect([empty.frames, empty.units(), empty.threads, empty.strokes, empty.rings]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
});
