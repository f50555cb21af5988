/** Where something of the host is seen that is not drawn, because its node is folded. */
import { hasId } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { HostBox } from './scene.ts';

export function tilesOf(boxes: readonly HostBox[]): readonly HostBox[] {
  return boxes.filter(({ kind }) => kind === 'tile');
}

/** Ids of all that is inside a node carry a CPU number (`identity.ts`). */
export function tileWith(id: EntityId, tiles: readonly HostBox[]): HostBox | undefined {
  if (tiles.length === 0) return undefined;
  const number = Number(/^(?:pcpu|core|type|l3|die|socket):(\d+)$/.exec(id)?.[1] ?? -1);
  return number < 0 ? undefined : tiles.find(({ cpus }) => hasId(cpus, number));
}
