/** The rings of findings: over everything else, and painted by themselves when there are findings to show. */
import type { Severity } from '../core/findings/finding.ts';
import type { EntityId } from '../core/identity.ts';
import { tileWith, tilesOf } from '../core/scene/find-tile.ts';
import type { Scene } from '../core/scene/scene.ts';
import { paintText, place } from './paint-parts.ts';
import type { Shape } from './shape.ts';

export interface RingMarks {
  readonly severityOf?: ReadonlyMap<EntityId, Severity>;
  /** How many findings the ring on an entity stands for. */
  readonly conflictCount?: ReadonlyMap<EntityId, number>;
}

/** A ring around what findings speak of, and how many they are; a panel has the count alone, in its header's corner. */
export function paintRings(scene: Scene, { conflictCount, severityOf }: RingMarks): readonly Shape[] {
  if (conflictCount === undefined || conflictCount.size === 0) return [];
  const counts = countsAsDrawn(scene, conflictCount);
  const rings: Shape[] = [];
  const add = (id: EntityId, line: readonly Shape[], cx: number, cy: number): void => {
    const count = counts.get(id);
    if (count === undefined || count < 1) return;
    rings.push({
      tag: 'g',
      attributes: {
        class: 'ring',
        'data-of': id,
        'data-severity': severityOf?.get(id),
        'aria-hidden': 'true',
      },
      children: [
        ...line,
        { tag: 'circle', attributes: { class: 'ring-badge', cx, cy, r: 8 } },
        paintText({ x: cx, y: cy + 3.5, text: String(count), role: 'badge-small', anchor: 'middle' }),
      ],
    });
  };
  for (const box of [...scene.hostBoxes, ...scene.threads]) {
    const ring = { class: 'ring-line', ...place(box), rx: box.kind === 'pcpu' ? 6 : 8 };
    add(box.id, [{ tag: 'rect', attributes: ring }], box.x + box.width - 1, box.y + box.height - 1);
  }
  for (const panel of scene.guestPanels) add(panel.id, [], panel.x + panel.width - 2, panel.y + 2);
  return rings;
}

/** What is said of CPUs in folded nodes is said at their tiles. */
export function countsAsDrawn(
  { hostBoxes }: Scene,
  conflictCount: ReadonlyMap<EntityId, number>,
): ReadonlyMap<EntityId, number> {
  const tiles = tilesOf(hostBoxes);
  if (tiles.length === 0) return conflictCount;
  const counts = new Map<EntityId, number>();
  for (const [id, count] of conflictCount) {
    const drawn = tileWith(id, tiles)?.id ?? id;
    counts.set(drawn, (counts.get(drawn) ?? 0) + count);
  }
  return counts;
}
