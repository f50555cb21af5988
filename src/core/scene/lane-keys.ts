/** Which lines may share a lane: a number for every group that a line belongs to, from fine to coarse. */
import type { EntityId } from '../identity.ts';
import type { LaneKey, LaneKeys } from './lanes.ts';
import type { Exit } from './chip-rows.ts';
import type { Wire } from './wires.ts';

export type LaneKeysOf = (wire: Wire) => LaneKeys | undefined;

interface Group {
  readonly key: LaneKey;
  members: number;
}

/**
 * The finest group is the threads of one guest with the same set, or, where chips stand in rows and leave through
 * one gutter, the threads of the row: they have become one line already. The larger of the two wins.
 */
export function createLaneKeys(wires: readonly Wire[], exits: ReadonlyMap<EntityId, Exit>): LaneKeysOf {
  let next = 0;
  const make = (): Group => ({ key: next++, members: 0 });
  const sets = new Groups3(make);
  const rows = new Groups2<number>(make);
  const domains = new Groups2<EntityId>(make);
  const frames = new Groups2<EntityId>(make);
  const setOf = ({ domain, look, set }: Wire): Group => sets.get(domain, look, set);

  const lastOf = new Map<EntityId, Wire>();
  for (const wire of wires) lastOf.set(wire.from, wire);
  for (const wire of lastOf.values()) {
    setOf(wire).members++;
    const exit = exits.get(wire.from);
    if (exit !== undefined) rows.get(wire.look, exit.row).members++;
  }
  const makeKeys = (wire: Wire, exit: Exit): LaneKeys => {
    const { look, domain, toFrame, target } = wire;
    const row = rows.get(look, exit.row);
    const set = setOf(wire);
    const byRow = exit.shared && row.members >= set.members;
    return [
      byRow ? row.key : set.key,
      row.key,
      domains.get(look, domain).key,
      frames.get(look, toFrame ? target : '').key,
    ];
  };
  // The lines of one thread, which follow each other, have the same.
  let known: { readonly from: EntityId; readonly keys: LaneKeys } | undefined;
  return (wire) => {
    const exit = exits.get(wire.from);
    if (exit === undefined) return undefined;
    if (wire.toFrame || wire.kind === 'memory') return makeKeys(wire, exit);
    if (known?.from !== wire.from) known = { from: wire.from, keys: makeKeys(wire, exit) };
    return known.keys;
  };
}

/** Groups by two names, without making one string of them: there are thousands. */
class Groups2<K> {
  readonly #groups = new Map<string, Map<K, Group>>();
  readonly #make: () => Group;

  constructor(make: () => Group) {
    this.#make = make;
  }

  get(look: string, name: K): Group {
    let inner = this.#groups.get(look);
    if (inner === undefined) this.#groups.set(look, (inner = new Map<K, Group>()));
    let group = inner.get(name);
    if (group === undefined) inner.set(name, (group = this.#make()));
    return group;
  }
}

class Groups3 {
  readonly #groups = new Map<EntityId, Groups2<string>>();
  readonly #make: () => Group;

  constructor(make: () => Group) {
    this.#make = make;
  }

  get(domain: EntityId, look: string, set: string): Group {
    let inner = this.#groups.get(domain);
    if (inner === undefined) this.#groups.set(domain, (inner = new Groups2<string>(this.#make)));
    return inner.get(look, set);
  }
}
