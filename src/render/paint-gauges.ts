/**
 * Gauges of shares and quota: a hairline of the whole, the part of it that is given, a tick at what is usual. They say how much and
 * never where, so they stand on what they are about and no line knows of them.
 */
import type { EntityId } from '../core/identity.ts';
import type { Scene, SceneGauge } from '../core/scene/scene.ts';
import { place, rectPath } from './paint-parts.ts';
import type { Shape } from './shape.ts';

const tickPx = { width: 1.5, over: 2 } as const;

/** Nothing where no domain has any: what most pictures are. */
export function paintGauges({ guestPanels, threads }: Scene): readonly Shape[] {
  const shapes = [
    ...guestPanels.flatMap(({ id, weight }) => (weight === undefined ? [] : paintGauge(id, weight))),
    ...threads.flatMap(({ id, cap }) => (cap === undefined ? [] : paintGauge(id, cap))),
  ];
  return shapes.length === 0 ? [] : [{ tag: 'g', attributes: { class: 'gauges' }, children: shapes }];
}

/** A chip says what its gauge shows; a panel is nothing that can be pressed, so there the gauge says it. */
function paintGauge(of: EntityId, gauge: SceneGauge): readonly Shape[] {
  const { hasMark, label } = gauge;
  const { part, tick } = partsOf(gauge);
  return [
    {
      tag: 'g',
      attributes: {
        class: 'gauge',
        'data-of': of,
        ...(hasMark ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }),
      },
      children: [
        ...(hasMark ? [{ tag: 'title' as const, attributes: {}, text: label }] : []),
        { tag: 'rect', attributes: { class: 'gauge-whole', ...place(gauge) } },
        {
          tag: 'path',
          attributes: { class: 'gauge-part', d: rectPath(part) + (tick === undefined ? '' : rectPath(tick)) },
        },
      ],
    },
  ];
}

/** What is drawn over the whole; of the least share something is still to be seen. */
export function partsOf({ x, y, width, height, part, hasMark }: SceneGauge) {
  return {
    part: { x, y, width: Math.max(1, Math.round(width * part * 2) / 2), height },
    tick: hasMark
      ? {
          x: x + width / 2 - tickPx.width / 2,
          y: y - tickPx.over,
          width: tickPx.width,
          height: height + 2 * tickPx.over,
        }
      : undefined,
  };
}
