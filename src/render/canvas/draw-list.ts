/**
 * The scene as batches of what looks alike, so that a canvas changes its colours a few dozen times and not ten thousand
 * times. Pure: which batches are drawn at which zoom says `detail.ts`, how they look `looks.ts`, and `draw-*.ts` draw.
 */
import type { Severity } from '../../core/findings/finding.ts';
import type { EntityId } from '../../core/identity.ts';
import type {
  GuestPanel,
  HostBox,
  Rect,
  Scene,
  SceneText,
  TextRole,
  ThreadBox,
} from '../../core/scene/scene.ts';
import type { BoxTone, ToneOf } from '../box-tones.ts';
import { hasLastingTints, tintInset, tonesUnder } from '../box-tones.ts';
import type { PaintOptions } from '../paint-map.ts';
import { countsAsDrawn } from '../paint-rings.ts';
import type { RingMarks } from '../paint-rings.ts';
import type { StyleOf } from '../tone-styles.ts';
import { dashPx, styleUnder } from '../tone-styles.ts';
import { listSigns } from './list-signs.ts';
import type { SignList } from './list-signs.ts';
import type { BoxLook } from './looks.ts';
import { boxLookOf, unitKinds } from './looks.ts';
import type { StrokeGroup } from './stroke-groups.ts';
import { groupStrokes } from './stroke-groups.ts';

/** Left, top, width, height; and again. */
export type Rects = readonly number[];

export interface BoxBatch {
  readonly look: BoxLook;
  readonly rects: Rects;
}

interface TintBatch extends BoxTone {
  /** Each box by itself. */
  readonly rects: Rects;
  /** Neighbours of a row in one piece, for when a box is too small to be told from the next. */
  readonly runs: Rects;
}

interface TextBatch {
  readonly role: TextRole;
  readonly anchor: SceneText['anchor'];
  readonly texts: readonly SceneText[];
}

export interface ThreadBatch {
  /** `tone-vcpupin` */
  readonly className: string;
  readonly key: string;
  readonly letter: string;
  readonly dash: readonly number[];
  readonly strokePx: number;
  readonly online: boolean;
  readonly compact: boolean;
  readonly threads: readonly ThreadBox[];
  readonly rects: Rects;
}

/** What the whole of a box is called, when its own texts are too small to read. */
export interface Caption extends Rect {
  readonly id: EntityId;
  readonly text: string;
  /** Where there is no room for it: the number at its end (`NUMA node 12` → `12`); of folded nodes, how many they are. */
  readonly short: string | undefined;
}

export interface Ring extends Rect {
  readonly id: EntityId;
  readonly count: number;
  readonly isNote: boolean;
  /** Panels have the count alone. */
  readonly hasLine: boolean;
}

export interface DrawList extends SignList {
  /** What is around others; made at once. */
  readonly frames: readonly BoxBatch[];
  /** What stands in rows, over the frames: made, as hairlines and texts are, when the zoom is such that it can be seen. */
  units(): readonly BoxBatch[];
  /** Whole rows of cores, for when a core is too small to be told from the next. */
  readonly rows: Rects;
  readonly tints: readonly TintBatch[];
  /** They belong to the ground, and stay when something is lit. */
  readonly hasLastingTints: boolean;
  readonly memory: readonly NonNullable<HostBox['memory']>[];
  dividers(): Rects;
  texts(): readonly TextBatch[];
  readonly captions: readonly Caption[];
  readonly strokes: readonly StrokeGroup[];
  readonly threads: readonly ThreadBatch[];
  readonly rings: readonly Ring[];
  readonly styleOf: StyleOf;
}

export function listDrawing(scene: Scene, options: PaintOptions): DrawList {
  const styleOf = styleUnder(options.lens);
  const { hostBoxes, guestPanels, threads } = scene;
  const toneOf = tonesUnder(options.lens, scene.edges);
  // Frames, nodes and what else is not in rows: few, and they alone have headers.
  const around = hostBoxes.filter(({ kind }) => !unitKinds.has(kind));
  const isBySource = options.lens === undefined || options.lens.id === 'source';
  return {
    frames: batchBoxes([...guestPanels, ...around]),
    units: once(() => batchBoxes(hostBoxes.filter(({ kind }) => unitKinds.has(kind)))),
    ...batchRows(hostBoxes, toneOf),
    hasLastingTints: hasLastingTints(options.lens),
    // Lines say of themselves what they are.
    ...listSigns(scene, around, isBySource ? undefined : toneOf, options.changed ?? new Set()),
    memory: around.flatMap(({ memory }) => memory ?? []),
    dividers: once(() => dividersOf(hostBoxes)),
    texts: once(() => batchTexts([...guestPanels, ...hostBoxes, scene.notes])),
    captions: captionsOf(scene),
    strokes: groupStrokes(scene.edges, styleOf),
    threads: batchThreads(threads, styleOf),
    rings: ringsOf(scene, options),
    styleOf,
  };
}

function batchBoxes(boxes: readonly (HostBox | GuestPanel)[]): readonly BoxBatch[] {
  const batches = new Map<BoxLook, number[]>();
  for (const box of boxes) {
    const { x, y, width, height } = box;
    const look =
      'state' in box ? boxLookOf(box.kind, box.state, isInCore(box)) : boxLookOf(box.kind, 'known', false);
    if (look === undefined) continue;
    const known = batches.get(look);
    if (known === undefined) batches.set(look, [x, y, width, height]);
    else known.push(x, y, width, height);
  }
  return [...batches]
    .map(([look, rects]) => ({ look, rects }))
    .toSorted((a, b) => a.look.depth - b.look.depth);
}

/** Boxes stand in drawing order: those of one row follow one another, a core's threads after their core. */
function batchRows(boxes: readonly HostBox[], toneOf: ToneOf): Pick<DrawList, 'rows' | 'tints'> {
  const rows: number[] = [];
  const tints = new Map<
    string,
    { readonly tone: BoxTone; readonly rects: number[]; readonly runs: number[] }
  >();
  let row: HostBox | undefined;
  let runKey: string | undefined;
  for (const box of boxes) {
    const isInside = isInCore(box);
    if (!isInside && unitKinds.has(box.kind)) {
      if (row?.y !== box.y || row.parent !== box.parent) {
        row = box;
        runKey = undefined;
        rows.push(box.x, box.y, box.width, box.height);
      } else rows[rows.length - 2] = box.x + box.width - row.x;
    }
    const tone = toneOf(box);
    if (tone === undefined) continue;
    const name = `${tone.tone} ${tone.key ?? ''}`;
    const batch = tints.get(name) ?? { tone, rects: [], runs: [] };
    tints.set(name, batch);
    const inset = tintInset(box);
    batch.rects.push(box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset);
    extendRun(batch.runs, box, runKey === name);
    runKey = name;
  }
  return { rows, tints: [...tints.values()].map(({ tone, rects, runs }) => ({ ...tone, rects, runs })) };
}

/** As long as it is the same row and nothing else is in between. */
function extendRun(runs: number[], { x, y, width, height }: Rect, goesOn: boolean): void {
  const last = runs.length - 4;
  const left = runs[last] ?? 0;
  const right = left + (runs[last + 2] ?? 0);
  if (goesOn && runs[last + 1] === y && x - right <= gapPx)
    runs[last + 2] = Math.max(right, x + width) - left;
  else runs.push(x, y, width, height);
}

/** More than lies between two cores, less than a core. */
const gapPx = 20;

function isInCore({ kind, parent }: HostBox): boolean {
  return kind === 'pcpu' && parent?.startsWith('core:') === true;
}

/** Upright hairlines between the threads of a core: left, top, nothing, height. */
function dividersOf(boxes: readonly HostBox[]): Rects {
  const out: number[] = [];
  for (const { kind, cpus, x, y, width, height } of boxes) {
    if (kind !== 'core') continue;
    let threads = 0;
    for (const [first, last] of cpus) threads += last - first + 1;
    for (let index = 1; index < threads; index++) {
      out.push(x + (index * width) / threads, y + height / 4, 0, height / 2);
    }
  }
  return out;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

type Texted = readonly SceneText[] | { readonly texts: readonly SceneText[] };

function batchTexts(all: readonly Texted[]): readonly TextBatch[] {
  const batches = new Map<string, { readonly first: SceneText; readonly texts: SceneText[] }>();
  for (const one of all) {
    for (const text of 'texts' in one ? one.texts : one) {
      const name = `${text.role} ${text.anchor}`;
      const known = batches.get(name);
      if (known === undefined) batches.set(name, { first: text, texts: [text] });
      else known.texts.push(text);
    }
  }
  return [...batches.values()].map(({ first: { role, anchor }, texts }) => ({ role, anchor, texts }));
}

/** The nodes, folded ones too, and guests, or the host where it has no nodes. */
function captionsOf({ hostBoxes, guestPanels }: Scene): readonly Caption[] {
  const nodes = hostBoxes.filter(({ kind }) => kind === 'node');
  const named = nodes.length > 0 ? nodes : hostBoxes.filter(({ kind }) => kind === 'host');
  const domains = guestPanels.filter(({ kind }) => kind === 'domain');
  const folds = hostBoxes.filter(({ kind }) => kind === 'fold');
  const captions = (
    boxes: readonly (Rect & Pick<HostBox, 'id' | 'texts'>)[],
    shorten: (text: string) => string | undefined,
  ): Caption[] =>
    boxes.flatMap(({ id, x, y, width, height, texts: [title] }) => {
      const text = title?.full ?? title?.text;
      return text === undefined ? [] : [{ id, x, y, width, height, text, short: shorten(text) }];
    });
  const lastNumber = (text: string): string | undefined => /\d+$/.exec(text)?.[0];
  // The number at the end of a fold's name is that of another node.
  const howMany = (text: string): string | undefined => /\d+/.exec(text)?.[0].replace(/^/, '×');
  return [...captions([...named, ...domains], lastNumber), ...captions(folds, howMany)];
}

function batchThreads(threads: readonly ThreadBox[], styleOf: StyleOf): readonly ThreadBatch[] {
  const batches = new Map<
    string,
    ThreadBatch & { readonly threads: ThreadBox[]; readonly rects: number[] }
  >();
  for (const thread of threads) {
    const { className, key, letter, dash, strokePx } = styleOf(thread.id, thread.source);
    const { online } = thread;
    const compact = thread.badge.radius === undefined;
    const name = `${key} ${className} ${String(online)} ${String(compact)}`;
    const look = { className, key, letter, dash: dashPx(dash), strokePx };
    const batch = batches.get(name) ?? { ...look, online, compact, threads: [], rects: [] };
    batches.set(name, batch);
    batch.threads.push(thread);
    batch.rects.push(thread.x, thread.y, thread.width, thread.height);
  }
  return [...batches.values()];
}

/** Also by itself, when there are findings to show. */
export function ringsOf(scene: Scene, { conflictCount, severityOf }: RingMarks): readonly Ring[] {
  if (conflictCount === undefined || conflictCount.size === 0) return [];
  const counts = countsAsDrawn(scene, conflictCount);
  const rings: Ring[] = [];
  const add = (one: Rect & { readonly id: EntityId }, hasLine: boolean): void => {
    const count = counts.get(one.id);
    if (count === undefined || count < 1) return;
    const { id, x, y, width, height } = one;
    const severity: Severity | undefined = severityOf?.get(id);
    rings.push({ id, x, y, width, height, count, hasLine, isNote: severity === 'note' });
  };
  for (const box of scene.hostBoxes) add(box, true);
  for (const thread of scene.threads) add(thread, true);
  for (const panel of scene.guestPanels) add(panel, false);
  return rings;
}
