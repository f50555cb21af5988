/**
 * The scene as shapes. What a thing is stands in its class and `data-` attributes; how it looks, in
 * `picture.css`; what is selected, hovered or hidden, the page says with classes on the finished elements.
 */
import type { EntityId } from '../core/identity.ts';
import type { Lens } from '../core/lens/lens.ts';
import type { GuestPanel, HostBox, Scene } from '../core/scene/scene.ts';
import type { BoxTone, ToneOf } from './box-tones.ts';
import { hasLastingTints, tintInset, tonesUnder, unknownTargets } from './box-tones.ts';
import { paintEdges } from './paint-edges.ts';
import { paintGauges } from './paint-gauges.ts';
import { paintHeader } from './paint-header.ts';
import { paintMarks } from './paint-marks.ts';
import { paintGuestCores, paintMemory } from './paint-memory.ts';
import { belowTexts, insetBy, paintHatch, place, rectPath } from './paint-parts.ts';
import { paintRings } from './paint-rings.ts';
import type { RingMarks } from './paint-rings.ts';
import { paintCpuSigns, paintLetters, paintNames, paintNumbers, paintTexts } from './paint-texts.ts';
import { paintThread } from './paint-thread.ts';
import type { Shape } from './shape.ts';
import { styleUnder } from './tone-styles.ts';

/** Rings can be painted later, when there are findings ({@link paintRings}). */
export interface PaintOptions extends RingMarks {
  /** Threads whose setting a what-if command has changed: they wear a drawing's revision mark. */
  readonly changed?: ReadonlySet<EntityId>;
  /** What the colours tell apart; absent: the pinning source. */
  readonly lens?: Lens | undefined;
  readonly title: string;
  readonly description: string;
}

export function paintMap(scene: Scene, options: PaintOptions): Shape {
  const { lens } = options;
  const styleOf = styleUnder(lens);
  const toneOf = tonesUnder(lens, scene.edges);
  // numad decides: somewhere in there, nobody knows where.
  const unknown = unknownTargets(scene);
  const boxes: Shape[] = [];
  for (const box of scene.hostBoxes) {
    boxes.push(paintHostBox(box));
    if (box.kind === 'node') boxes.push(...paintHeader(box));
    if (unknown.has(box.id)) boxes.push(paintHatch(belowTexts(box), 'tone-numad'));
  }
  const panels = scene.guestPanels.map(paintGuestPanel);
  const { width, height } = scene;
  return {
    tag: 'svg',
    attributes: {
      class: 'pinscope-map',
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      width,
      height,
      role: 'group',
      'aria-label': options.title,
    },
    children: [
      { tag: 'title', attributes: {}, text: options.title },
      { tag: 'desc', attributes: {}, text: options.description },
      group('boxes', [
        ...panels,
        ...paintGuestCores(scene.guestCores),
        ...boxes,
        ...paintDividers(scene.hostBoxes),
      ]),
      group(hasLastingTints(lens) ? 'tints lasting' : 'tints', paintTints(scene.hostBoxes, toneOf)),
      ...paintMemory(scene),
      group('edges', paintEdges(scene.edges, styleOf)),
      group(
        'threads',
        scene.threads.map((thread) => paintThread(thread, styleOf)),
      ),
      group('texts', paintTexts(scene)),
      // The labels of boxes and threads say them.
      silentGroup('rows', paintNumbers(scene.hostBoxes)),
      // Lines say of themselves what they are.
      ...(lens === undefined || lens.id === 'source'
        ? []
        : [silentGroup('signs', paintCpuSigns(scene.hostBoxes, toneOf))]),
      ...paintGauges(scene),
      silentGroup('names', [...paintNames(scene.threads), ...paintLetters(scene.threads, styleOf)]),
      ...paintMarks(scene.hostBoxes),
      ...paintRevisions(scene, options),
      group('rings', paintRings(scene, options)),
    ],
  };
}

function group(name: string, children: readonly Shape[]): Shape {
  return { tag: 'g', attributes: { class: name }, children };
}

function silentGroup(name: string, children: readonly Shape[]): Shape {
  return { tag: 'g', attributes: { class: name, 'aria-hidden': 'true' }, children };
}

/** What lines reach, or the lens has a class for: one path for each tone, so that all of it can fade at once. */
function paintTints(boxes: readonly HostBox[], toneOf: ToneOf): readonly Shape[] {
  const paths = new Map<string, { readonly tone: BoxTone; d: string }>();
  for (const box of boxes) {
    const tone = toneOf(box);
    if (tone === undefined) continue;
    const name = `${tone.tone} ${tone.key ?? ''}`;
    const known = paths.get(name) ?? { tone, d: '' };
    known.d += rectPath(insetBy(box, tintInset(box)));
    paths.set(name, known);
  }
  return [...paths.values()].map(({ tone: { tone, key }, d }) => ({
    tag: 'path',
    attributes: { class: `tint tone-${tone}`, 'data-key': key, d },
  }));
}

function isInCore({ kind, parent }: HostBox): boolean {
  return kind === 'pcpu' && parent?.startsWith('core:') === true;
}

function paintGuestPanel(panel: GuestPanel): Shape {
  return {
    tag: 'rect',
    attributes: {
      class: `panel ${panel.kind}`,
      'data-id': panel.kind === 'group' ? undefined : panel.id,
      'data-part-of': panel.kind === 'group' ? panel.owner : undefined,
      'data-kind': panel.kind,
      ...place(panel),
    },
  };
}

/** A box is one element: there are thousands of them. */
function paintHostBox(box: HostBox): Shape {
  const { kind, id, state, label } = box;
  const inCore = isInCore(box);
  // In a core, a thread stays clear of the core's outline.
  const { x, y, width, height } = inCore ? insetBy(box, 2.5) : box;
  return {
    tag: 'rect',
    attributes: {
      class: kind === 'pcpu' && !inCore ? 'box pcpu alone' : `box ${kind}`,
      'data-id': id,
      'data-kind': kind,
      'data-state': state === 'known' ? undefined : state,
      role: 'button',
      'aria-label': label,
      x,
      y,
      width,
      height,
    },
  };
}

/** Hairlines between the threads of all cores. */
function paintDividers(boxes: readonly HostBox[]): readonly Shape[] {
  let path = '';
  for (const { kind, cpus, x, y, width, height } of boxes) {
    if (kind !== 'core') continue;
    const threads = cpus.reduce((count, [first, last]) => count + last - first + 1, 0);
    for (let index = 1; index < threads; index++) {
      path += `M${String(x + (index * width) / threads)} ${String(y + height / 4)}v${String(height / 2)}`;
    }
  }
  return path === '' ? [] : [{ tag: 'path', attributes: { class: 'divider', d: path } }];
}

/** A triangle, as revised parts of an engineering drawing have it, on the upper edge of the chip. */
function paintRevisions({ threads }: Scene, { changed }: PaintOptions): readonly Shape[] {
  if (changed === undefined || changed.size === 0) return [];
  const marks = threads
    .filter(({ id }) => changed.has(id))
    .map(({ id, x, y }): Shape => ({
      tag: 'path',
      attributes: { class: 'revision', 'data-of': id, d: `M${String(x + 5)} ${String(y + 5)}h10l-5 -8z` },
    }));
  return [{ tag: 'g', attributes: { class: 'revisions', 'aria-hidden': 'true' }, children: marks }];
}
