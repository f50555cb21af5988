/**
 * The scene as shapes. What a thing is stands in its class and `data-` attributes; how it looks, in
 * `picture.css`; what is selected, hovered or hidden, the page says with classes on the finished elements.
 */
import type { Severity } from '../core/findings/finding.ts';
import type { EntityId } from '../core/identity.ts';
import type { GuestPanel, HostBox, Scene, SceneEdge, ThreadBox } from '../core/scene/scene.ts';
import { paintEdges } from './paint-edges.ts';
import { inset, paintText, place } from './paint-parts.ts';
import type { Shape } from './shape.ts';
import { sourceStyles } from './source-styles.ts';

export interface PaintOptions {
  readonly severityOf?: ReadonlyMap<EntityId, Severity>;
  /** How many findings the ring on an entity stands for. */
  readonly conflictCount?: ReadonlyMap<EntityId, number>;
  readonly title: string;
  readonly description: string;
}

export function paintMap(scene: Scene, options: PaintOptions): Shape {
  const reached = sourcesByTarget(scene.edges);
  const boxes = scene.hostBoxes.map((box) => paintHostBox(box, reached.get(box.id), options));
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
      group('boxes', [...panels, ...boxes]),
      group('edges', paintEdges(scene.edges)),
      group(
        'threads',
        scene.threads.map((thread) => paintThread(thread, options)),
      ),
      group(
        'texts',
        [...scene.guestPanels, ...scene.hostBoxes].flatMap(paintTextsOf).concat(scene.notes.map(paintText)),
      ),
      group('rings', paintRings(scene, options)),
    ],
  };
}

function group(name: string, children: readonly Shape[]): Shape {
  return { tag: 'g', attributes: { class: name }, children };
}

/** `vcpupin`, or `several`: a box that lines of one source reach is tinted in its colour. */
function sourcesByTarget(edges: readonly SceneEdge[]): ReadonlyMap<EntityId, string> {
  const sources = new Map<EntityId, string>();
  for (const { target, source } of edges) {
    const known = sources.get(target);
    sources.set(target, known === undefined || known === source ? source : 'several');
  }
  return sources;
}

function paintGuestPanel(panel: GuestPanel): Shape {
  const radius = panel.kind === 'domain' ? 10 : 6;
  return {
    tag: 'rect',
    attributes: {
      class: `panel ${panel.kind}`,
      'data-id': panel.id,
      'data-kind': panel.kind,
      ...place(panel),
      rx: radius,
    },
  };
}

const radii: Readonly<Record<HostBox['kind'], number>> = {
  host: 12,
  node: 10,
  strip: 10,
  socket: 8,
  die: 6,
  core: 6,
  pcpu: 4,
  range: 5,
};

function paintHostBox(box: HostBox, reached: string | undefined, options: PaintOptions): Shape {
  const alone = box.kind === 'pcpu' && box.parent?.startsWith('core:') !== true;
  // In a core, the face of a thread stays clear of the core's outline.
  const face = box.kind === 'pcpu' && !alone ? inset(box, 2.5) : place(box);
  const rect: Shape = {
    tag: 'rect',
    attributes: { class: 'face', ...face, rx: alone ? radii.core : radii[box.kind] },
  };
  const children = [rect, ...paintMemory(box)];
  return {
    tag: 'g',
    attributes: {
      class: `box ${box.kind}${alone ? ' alone' : ''}`,
      'data-id': box.id,
      'data-kind': box.kind,
      'data-state': box.state === 'known' ? undefined : box.state,
      'data-reached':
        box.kind === 'pcpu' || box.kind === 'core' || box.kind === 'range' ? reached : undefined,
      'data-severity': options.severityOf?.get(box.id),
      role: 'button',
      tabindex: -1,
      'aria-label': box.label,
    },
    children: box.kind === 'core' ? [...children, ...dividers(box)] : children,
  };
}

/** Hairlines between the threads of a core. */
function dividers(box: HostBox): readonly Shape[] {
  const threads = box.cpus.reduce((count, [first, last]) => count + last - first + 1, 0);
  let path = '';
  for (let index = 1; index < threads; index++) {
    const x = box.x + (index * box.width) / threads;
    path += `M${String(x)} ${String(box.y + box.height / 4)}v${String(box.height / 2)}`;
  }
  return path === '' ? [] : [{ tag: 'path', attributes: { class: 'divider', d: path } }];
}

function paintMemory({ memory }: HostBox): readonly Shape[] {
  if (memory === undefined) return [];
  const used = Math.round(memory.width * (1 - memory.freeKiB / memory.sizeKiB));
  return [
    { tag: 'rect', attributes: { class: 'memory', ...place(memory), rx: 2 } },
    { tag: 'rect', attributes: { class: 'memory-used', ...place({ ...memory, width: used }), rx: 2 } },
  ];
}

function paintThread(thread: ThreadBox, options: PaintOptions): Shape {
  const style = sourceStyles[thread.source];
  const { x, y, radius } = thread.badge;
  const letter: Shape = paintText({
    x,
    y: y + (radius === undefined ? 3.25 : 4),
    text: style.letter,
    role: radius === undefined ? 'badge-small' : 'badge',
    anchor: 'middle',
  });
  const disc: readonly Shape[] =
    radius === undefined ? [] : [{ tag: 'circle', attributes: { class: 'disc', cx: x, cy: y, r: radius } }];
  return {
    tag: 'g',
    attributes: {
      class: `thread ${thread.kind} ${style.className}${thread.online ? '' : ' offline'}`,
      'data-id': thread.id,
      'data-kind': thread.kind,
      'data-source': thread.source,
      'data-severity': options.severityOf?.get(thread.id),
      role: 'button',
      tabindex: -1,
      'aria-label': thread.label,
    },
    children: [
      { tag: 'rect', attributes: { class: 'face', ...place(thread), rx: radius === undefined ? 5 : 8 } },
      ...disc,
      letter,
      ...thread.texts.map(paintText),
    ],
  };
}

function paintTextsOf(owner: HostBox | GuestPanel): readonly Shape[] {
  return owner.texts.map((text) => {
    const shape = paintText(text);
    return { ...shape, attributes: { ...shape.attributes, 'data-of': owner.id } };
  });
}

/** A ring around what findings speak of, and how many they are. */
function paintRings(scene: Scene, { conflictCount, severityOf }: PaintOptions): readonly Shape[] {
  if (conflictCount === undefined || conflictCount.size === 0) return [];
  const rings: Shape[] = [];
  for (const box of [...scene.hostBoxes, ...scene.threads]) {
    const count = conflictCount.get(box.id);
    if (count === undefined || count < 1) continue;
    const radius = box.kind === 'pcpu' ? 6 : 8;
    const [cx, cy] = [box.x + box.width - 1, box.y + box.height - 1];
    rings.push({
      tag: 'g',
      attributes: {
        class: 'ring',
        'data-of': box.id,
        'data-severity': severityOf?.get(box.id),
        'aria-hidden': 'true',
      },
      children: [
        { tag: 'rect', attributes: { class: 'ring-line', ...place(box), rx: radius } },
        { tag: 'circle', attributes: { class: 'ring-badge', cx, cy, r: 8 } },
        paintText({ x: cx, y: cy + 3.5, text: String(count), role: 'badge-small', anchor: 'middle' }),
      ],
    });
  }
  return rings;
}
