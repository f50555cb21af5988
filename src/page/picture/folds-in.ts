/** What folding means for something in a scene. */
import type { EntityId } from '../../core/identity.ts';
import { tileWith, tilesOf } from '../../core/scene/find-tile.ts';
import type { HostBox, Scene } from '../../core/scene/scene.ts';

export interface FoldChange {
  readonly ids: readonly EntityId[];
  readonly isFolded: boolean;
}

/** All nodes of a folded panel shall be unfolded; undefined for what is no such panel. */
export function unfolding(id: EntityId, { hostBoxes }: Scene): FoldChange | undefined {
  if (!id.startsWith('fold:')) return undefined;
  return { ids: hostBoxes.filter(({ parent }) => parent === id).map((tile) => tile.id), isFolded: false };
}

/** A tile unfolds; a node that is drawn, or the node around something drawn, folds. */
export function toggling(id: EntityId, scene: Scene): FoldChange | undefined {
  const whole = unfolding(id, scene);
  if (whole !== undefined) return whole;
  const boxes = new Map(scene.hostBoxes.map((box) => [box.id, box]));
  let box: HostBox | undefined = boxes.get(id);
  while (box !== undefined && box.kind !== 'node' && box.kind !== 'tile')
    box = box.parent === undefined ? undefined : boxes.get(box.parent);
  return box === undefined ? undefined : { ids: [box.id], isFolded: box.kind === 'node' };
}

/** The node that must be unfolded for `id` to be seen; undefined: it is drawn, or it is nowhere. */
export function hiddenIn(id: EntityId, { hostBoxes }: Scene): EntityId | undefined {
  return tileWith(id, tilesOf(hostBoxes))?.id;
}

export function hasFolds({ hostBoxes }: Scene): boolean {
  return hostBoxes.some(({ kind }) => kind === 'fold');
}
