/** Gauges of shares and quota: on the lower edge of a chip, in the header of a domain. They take no room of their own. */
import type { CapLimit, DomainLimits } from '../placement/limits.ts';
import type { Rect, SceneGauge, SceneLabels } from './scene.ts';

const capPx = { height: 4, fromEdge: 6, ofCompact: 3 } as const;
const weightPx = { width: 56, height: 4 } as const;

/** Of one thread, which can use one CPU at a time, whatever it is allowed. Nothing where nothing caps it. */
export function gaugeCap(
  { cpus }: CapLimit,
  label: string,
  { x, y, width, height }: Rect,
  isCompact: boolean,
): SceneGauge | undefined {
  if (cpus === undefined) return undefined;
  const inset = isCompact ? 4 : 12;
  const thick = isCompact ? capPx.ofCompact : capPx.height;
  const bottom = y + height - (isCompact ? 1.5 : capPx.fromEdge - thick / 2);
  return {
    x: x + inset,
    y: bottom - thick,
    width: width - 2 * inset,
    height: thick,
    part: Math.min(1, Math.max(0, cpus)),
    hasMark: false,
    label,
  };
}

/** `right`, `bottom`: of the room it may take in the header. Nothing where the domain has no shares of its own. */
export function gaugeWeight(
  { weight: { shares, ratio } }: DomainLimits,
  domain: string,
  { right, bottom }: { readonly right: number; readonly bottom: number },
  { weighed }: SceneLabels,
): SceneGauge | undefined {
  if (shares === undefined || ratio === undefined) return undefined;
  return {
    x: right - weightPx.width,
    y: bottom - weightPx.height,
    ...weightPx,
    part: ratio / (1 + ratio),
    hasMark: true,
    label: weighed(domain, shares.value, ratio),
  };
}
