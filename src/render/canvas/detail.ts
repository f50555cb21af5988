/** What is drawn at which zoom: nothing that is too small to be read or told apart. `scale` is CSS pixels per unit. */
import { fontPx } from '../../core/scene/metrics.ts';
import type { TextRole } from '../../core/scene/scene.ts';
import type { View } from './view.ts';

/** Letters lower than this are grey dust. */
const leastFontPx = 6;
/** A box narrower than this has no outline that could be seen beside its neighbour's. */
const leastBoxPx = 6;
/** Below this a dash is shorter than two pixels. */
const leastDashScale = 0.45;
/** Below this nobody sees whether a corner is round. */
const leastRoundScale = 0.3;
/** The narrowest and lowest a core or chip is drawn, in units. */
const unitPx = 24;

export interface Detail {
  /** Cores and chips one by one; else rows of cores as blocks. */
  readonly units: boolean;
  readonly roundCorners: boolean;
  /** Lines dashed and with rounded corners; else as runs of pixels. */
  readonly curves: boolean;
  readonly ports: boolean;
  /** The signs of single CPUs; else an edge along what wears them. */
  readonly marks: boolean;
  /** Names over whole nodes and guests, instead of their own titles. */
  readonly captions: boolean;
  hasText(role: TextRole): boolean;
}

/** A panel's name and what stands beside it: the caption is instead of them. */
const titleRoles: ReadonlySet<TextRole> = new Set(['panel-title', 'panel-note']);

export function detailAt(scale: number): Detail {
  const isAfar = fontPx['panel-title'] * scale < leastFontPx + 1;
  return {
    units: unitPx * scale >= leastBoxPx,
    roundCorners: scale >= leastRoundScale,
    curves: scale >= leastDashScale,
    ports: scale >= leastRoundScale,
    marks: scale >= leastDashScale,
    captions: isAfar,
    hasText: (role) => fontPx[role] * scale >= leastFontPx && !(isAfar && titleRoles.has(role)),
  };
}

/** At a scale of 1 there is all of it. */
const full = detailAt(1);

export function detailOf({ scale, hasAll }: View): Detail {
  return hasAll ? full : detailAt(scale);
}
