/** Moving by arrow keys over a drawing: the nearest box in that direction, straight ahead before aside. */
import type { EntityId } from '../../core/identity.ts';
import type { Rect, Scene } from '../../core/scene/scene.ts';

export interface Stop {
  readonly id: EntityId;
  readonly x: number;
  readonly y: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

export const directionOfKey: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Header's height: a box that holds others is stopped at by its title. */
const titlePx = 32;
/** How much worse a pixel aside is than a pixel ahead. */
const asideWeight = 3;

/** Threads and CPUs, and the boxes with a title around them, in drawing order. */
export function stopsOf(scene: Scene): readonly Stop[] {
  const centre = ({ x, y, width, height }: Rect): { x: number; y: number } => ({
    x: x + width / 2,
    y: y + height / 2,
  });
  const stops: Stop[] = scene.threads.map((thread) => ({ id: thread.id, ...centre(thread) }));
  for (const box of scene.hostBoxes) {
    switch (box.kind) {
      case 'pcpu':
      case 'range':
      case 'tile':
        stops.push({ id: box.id, ...centre(box) });
        break;
      case 'node':
      case 'socket':
      case 'die':
      case 'l3':
      case 'type':
      case 'fold':
        stops.push({ id: box.id, ...centre({ ...box, height: Math.min(box.height, titlePx) }) });
        break;
      case 'host':
      case 'core':
      case 'strip':
        break;
      default:
        box.kind satisfies never;
    }
  }
  return stops;
}

export function nextStop(stops: readonly Stop[], from: Stop, direction: Direction): Stop | undefined {
  let best: Stop | undefined;
  let bestCost = Infinity;
  for (const stop of stops) {
    const dx = stop.x - from.x;
    const dy = stop.y - from.y;
    const [ahead, aside] =
      direction === 'left'
        ? [-dx, dy]
        : direction === 'right'
          ? [dx, dy]
          : direction === 'up'
            ? [-dy, dx]
            : [dy, dx];
    if (ahead < 2) continue;
    const cost = ahead + asideWeight * Math.abs(aside);
    if (cost < bestCost) {
      best = stop;
      bestCost = cost;
    }
  }
  return best;
}
