/** What is at a point of the scene, by geometry: boxes are nested, so it is a descent; chips stand in rows. */
import type { EntityId } from '../../core/identity.ts';
import type { GuestPanel, HostBox, Rect, Scene, ThreadBox } from '../../core/scene/scene.ts';
import { contains } from './surface.ts';

interface Found extends Rect {
  readonly id: EntityId;
  readonly kind: HostBox['kind'] | GuestPanel['kind'] | ThreadBox['kind'];
  readonly isThread: boolean;
}

export interface HitIndex {
  /** Threads lie over panels, the innermost box over those around it. */
  at(x: number, y: number): Found | undefined;
  /** Of a thread, box or panel. */
  find(id: EntityId): Found | undefined;
}

export function createHitIndex(scene: Scene): HitIndex {
  const rows = rowsOf(scene.threads);
  const children = new Map<EntityId | undefined, HostBox[]>();
  const byId = new Map<EntityId, Found>();
  for (const box of scene.hostBoxes) {
    byId.set(box.id, { ...box, isThread: false });
    const siblings = children.get(box.parent);
    if (siblings === undefined) children.set(box.parent, [box]);
    else siblings.push(box);
  }
  for (const panel of scene.guestPanels)
    if (panel.id === panel.owner) byId.set(panel.id, { ...panel, isThread: false });
  for (const thread of scene.threads) byId.set(thread.id, { ...thread, isThread: true });

  const innermost = (parent: EntityId | undefined, x: number, y: number): EntityId | undefined => {
    const box = children.get(parent)?.find((candidate) => contains(candidate, x, y));
    return box === undefined ? undefined : (innermost(box.id, x, y) ?? box.id);
  };
  return {
    at(x, y) {
      const id =
        threadAt(rows, x, y)?.id ??
        innermost(undefined, x, y) ??
        scene.guestPanels.findLast((panel) => contains(panel, x, y))?.owner;
      return id === undefined ? undefined : byId.get(id);
    },
    find: (id) => byId.get(id),
  };
}

interface Row {
  readonly y: number;
  readonly threads: readonly ThreadBox[];
}

/** From top to bottom. */
function rowsOf(threads: readonly ThreadBox[]): readonly Row[] {
  const rows = new Map<number, ThreadBox[]>();
  for (const thread of threads) {
    const row = rows.get(thread.y);
    if (row === undefined) rows.set(thread.y, [thread]);
    else row.push(thread);
  }
  return [...rows].map(([y, members]) => ({ y, threads: members })).sort((a, b) => a.y - b.y);
}

function threadAt(rows: readonly Row[], x: number, y: number): ThreadBox | undefined {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle]?.y ?? Infinity) <= y) low = middle;
    else high = middle - 1;
  }
  return rows[low]?.threads.find((thread) => contains(thread, x, y));
}
