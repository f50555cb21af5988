/** Lines into a node that the reader has folded end at its tile; several of one thread become one. */
import { countOf, unionOf } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { PlanBox } from './host-plan.ts';
import type { ThreadWire } from './wires.ts';

/** `whole`: the tree before nodes were folded; `folded`: after. */
export function liftWires(
  wires: readonly ThreadWire[],
  whole: PlanBox | undefined,
  folded: PlanBox | undefined,
): readonly ThreadWire[] {
  if (whole === undefined || folded === undefined || whole === folded) return wires;
  const tiles = folded.children.flatMap(({ kind, children }) => (kind === 'fold' ? children : []));
  const nodes = new Map(whole.children.map((child) => [child.id, child]));
  const tileOf = new Map<EntityId, PlanBox>();
  for (const tile of tiles) {
    const enter = (box: PlanBox): void => {
      tileOf.set(box.id, tile);
      box.children.forEach(enter);
    };
    const node = nodes.get(tile.id);
    if (node !== undefined) enter(node);
  }
  const out: ThreadWire[] = [];
  const lifted = new Map<string, number>();
  for (const wire of wires) {
    const tile = tileOf.get(wire.target);
    if (tile === undefined) {
      out.push(wire);
      continue;
    }
    const name = `${wire.from} ${tile.id}`;
    const at = lifted.get(name);
    const before = at === undefined ? undefined : out[at];
    const cpus = before === undefined ? wire.cpus : unionOf(before.cpus, wire.cpus);
    const joined = { ...wire, target: tile.id, cpus, whole: countOf(cpus) === countOf(tile.cpus) };
    if (at === undefined) lifted.set(name, out.push(joined) - 1);
    else out[at] = joined;
  }
  return out;
}
