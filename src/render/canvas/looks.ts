/** What `picture.css` says of boxes and texts, for a canvas: colours by the names of its custom properties. */
import { fontPx } from '../../core/scene/metrics.ts';
import type { GuestPanel, HostBox, TextRole } from '../../core/scene/scene.ts';

export interface BoxLook {
  readonly kind: HostBox['kind'] | GuestPanel['kind'];
  /** A custom property's name without `--`; undefined: not filled. */
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  readonly radius: number;
  readonly dash: readonly number[];
  /** What lies deeper is drawn later. */
  readonly depth: number;
}

type Kind = BoxLook['kind'];

/** What stands in rows, and from afar becomes one with its row. */
export const unitKinds: ReadonlySet<Kind> = new Set(['core', 'pcpu', 'range', 'tile']);

const plain: Readonly<Record<Kind, Omit<BoxLook, 'kind' | 'dash'>>> = {
  domain: { fill: 'panel', stroke: 'hairline', radius: 10, depth: 0 },
  cell: { fill: 'well', stroke: 'hairline', radius: 6, depth: 1 },
  group: { fill: 'panel', stroke: 'hairline', radius: 6, depth: 2 },
  host: { fill: undefined, stroke: 'hairline-strong', radius: 12, depth: 0 },
  node: { fill: 'panel', stroke: 'hairline', radius: 10, depth: 1 },
  strip: { fill: 'panel', stroke: 'hairline', radius: 10, depth: 1 },
  socket: { fill: 'well', stroke: 'hairline', radius: 8, depth: 2 },
  die: { fill: 'well', stroke: 'hairline', radius: 6, depth: 3 },
  l3: { fill: 'well', stroke: 'hairline', radius: 6, depth: 4 },
  type: { fill: 'well', stroke: 'hairline', radius: 6, depth: 5 },
  core: { fill: 'cell', stroke: 'hairline-strong', radius: 6, depth: 6 },
  pcpu: { fill: 'cell', stroke: 'hairline-strong', radius: 6, depth: 6 },
  fold: { fill: 'panel', stroke: 'hairline', radius: 10, depth: 1 },
  tile: { fill: 'cell', stroke: 'hairline-strong', radius: 5, depth: 6 },
  range: { fill: 'cell', stroke: 'hairline-strong', radius: 5, depth: 6 },
};

const known = new Map<string, BoxLook>();

/** The same object for the same look. Undefined: a thread of a core, which is drawn by its core and its number. */
export function boxLookOf(kind: Kind, state: HostBox['state'], isInCore: boolean): BoxLook | undefined {
  if (isInCore && state !== 'offline') return undefined;
  const name = `${kind} ${state} ${String(isInCore)}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const isDashed = kind === 'strip' || state === 'absent' || state === 'assumed';
  const dash = state === 'offline' ? [1, 3] : isDashed ? [3, 3] : [];
  const look: BoxLook = { kind, ...plain[kind], dash };
  const made = state === 'offline' ? { ...look, fill: undefined, depth: isInCore ? 7 : look.depth } : look;
  known.set(name, made);
  return made;
}

export interface TextLook {
  readonly px: number;
  readonly weight: number;
  readonly colour: string;
}

const weights: Partial<Record<TextRole, number>> = {
  'panel-title': 600,
  'hint-title': 600,
  thread: 600,
  'thread-small': 500,
  badge: 700,
  'badge-small': 700,
};

const softRoles: ReadonlySet<TextRole> = new Set(['panel-note', 'hint', 'box-title', 'thread-note']);

export function textLookOf(role: TextRole): TextLook {
  return { px: fontPx[role], weight: weights[role] ?? 400, colour: softRoles.has(role) ? 'ink-soft' : 'ink' };
}
