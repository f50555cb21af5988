/** What a canvas draws beside boxes, chips and lines: the signs of CPUs, heat, huge pages, memory, what has changed. */
import type { CpuMark } from '../../core/host/cpu-marks.ts';
import type { EntityId } from '../../core/identity.ts';
import type {
  HostBox,
  Point,
  Rect,
  Scene,
  SceneGauge,
  SceneKeySample,
  SceneMemoryEdge,
  SceneText,
} from '../../core/scene/scene.ts';
import type { ToneOf } from '../box-tones.ts';
import { unknownTargets } from '../box-tones.ts';
import { cpuSigns } from '../cpu-signs.ts';
import type { Sign } from '../cpu-signs.ts';
import { belowTexts } from '../paint-parts.ts';
import type { Rects } from './draw-list.ts';
import { boxLookOf } from './looks.ts';

/** Where numad decides; drawn over its own box, and under what lies deeper. */
interface Hatched extends Rect {
  readonly depth: number;
}

export interface SignList {
  /** The outermost first. */
  readonly hatched: readonly Hatched[];
  readonly marks: ReadonlyMap<CpuMark, Rects>;
  /** Units that are offline: from afar, holes in their rows. */
  readonly offline: Rects;
  readonly samples: readonly SceneKeySample[];
  /** By their heat; the own one of each node has an outline. */
  readonly heat: readonly { readonly level: 0 | 1 | 2 | 3; readonly rects: Rects }[];
  readonly ownHeat: Rects;
  readonly pages: readonly NonNullable<HostBox['pages']>[];
  readonly guestCores: Rects;
  readonly memoryBars: readonly Rect[];
  readonly weights: readonly SceneGauge[];
  readonly memoryEdges: readonly SceneMemoryEdge[];
  /** Where the revision marks stand: chips that a what-if command has changed. */
  readonly revisions: ReadonlyMap<EntityId, Point>;
  /** The signs of the lens's classes, by tone; made when they can be read. */
  cpuSigns(): readonly { readonly className: string; readonly texts: readonly SceneText[] }[];
}

/** `around`: the boxes of the host that have headers. */
export function listSigns(
  scene: Scene,
  around: readonly HostBox[],
  toneOf: ToneOf | undefined,
  changed: ReadonlySet<EntityId>,
): SignList {
  const { hostBoxes, guestPanels, guestCores, memoryEdges, threads } = scene;
  const cells = around.flatMap(({ distances }) => distances ?? []);
  const revised = changed.size === 0 ? [] : threads.filter(({ id }) => changed.has(id));
  let signs: ReturnType<SignList['cpuSigns']> | undefined;
  return {
    hatched: hatchedIn(scene),
    marks: marksIn(hostBoxes),
    offline: flat(hostBoxes.filter(({ kind, state }) => kind === 'pcpu' && state === 'offline')),
    samples: around.flatMap(({ key }) => key ?? []),
    heat: ([0, 1, 2, 3] as const).map((level) => ({
      level,
      rects: flat(cells.filter((cell) => cell.level === level)),
    })),
    ownHeat: flat(cells.filter(({ isOwn }) => isOwn)),
    pages: around.flatMap(({ pages }) => pages ?? []),
    guestCores: flat(guestCores),
    memoryBars: guestPanels.flatMap(({ memory }) => memory ?? []),
    weights: guestPanels.flatMap(({ weight }) => weight ?? []),
    memoryEdges,
    revisions: new Map(revised.map(({ id, x, y }) => [id, [x, y]])),
    cpuSigns: () => (signs ??= toneOf === undefined ? [] : batchSigns(cpuSigns(hostBoxes, toneOf))),
  };
}

function hatchedIn(scene: Scene): readonly Hatched[] {
  const unknown = unknownTargets(scene);
  return scene.hostBoxes
    .filter(({ id }) => unknown.has(id))
    .map((box) => ({ ...belowTexts(box), depth: boxLookOf(box.kind, box.state, false)?.depth ?? 0 }))
    .toSorted((a, b) => a.depth - b.depth);
}

function marksIn(boxes: readonly HostBox[]): ReadonlyMap<CpuMark, Rects> {
  const found = new Map<CpuMark, number[]>();
  for (const { marks, x, y, width, height } of boxes) {
    if (marks === undefined) continue;
    for (const mark of marks) {
      const rects = found.get(mark) ?? [];
      found.set(mark, rects);
      rects.push(x, y, width, height);
    }
  }
  return found;
}

function flat(rects: readonly Rect[]): Rects {
  return rects.flatMap(({ x, y, width, height }) => [x, y, width, height]);
}

function batchSigns(signs: readonly Sign[]): ReturnType<SignList['cpuSigns']> {
  const batches = new Map<string, SceneText[]>();
  for (const { x, y, sign, className } of signs) {
    const texts = batches.get(className) ?? [];
    batches.set(className, texts);
    texts.push({ x, y, text: sign, role: 'badge-small', anchor: 'middle' });
  }
  return [...batches].map(([className, texts]) => ({ className, texts }));
}
