/** Which lines may share a lane: names for the groups a thread belongs to, from fine to coarse, as numbers. */
import type { EntityId } from '../identity.ts';
import type { LaneKey, LaneKeys } from './lanes.ts';
import type { Exit } from './chip-rows.ts';
import type { Wire } from './wires.ts';

export type LaneKeysOf = (wire: Wire) => LaneKeys | undefined;

/**
 * The finest group is the threads of one guest with the same set, or, where chips stand in rows and leave through
 * one gutter, the threads of the row: they have become one line already. The larger of the two wins.
 */
export function createLaneKeys(wires: readonly Wire[], exits: ReadonlyMap<EntityId, Exit>): LaneKeysOf {
  const starts = new Map(wires.map((wire) => [wire.from, wire]));
  const members = new Map<string, number>();
  const count = (name: string): void => {
    members.set(name, (members.get(name) ?? 0) + 1);
  };
  for (const wire of starts.values()) {
    count(setName(wire));
    const exit = exits.get(wire.from);
    if (exit !== undefined) count(rowName(wire, exit));
  }
  const numbers = new Map<string, LaneKey>();
  const number = (name: string): LaneKey => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const makeKeys = (wire: Wire, exit: Exit): LaneKeys => {
    const row = rowName(wire, exit);
    const set = setName(wire);
    const byRow = exit.shared && (members.get(row) ?? 0) >= (members.get(set) ?? 0);
    return [
      number(byRow ? row : set),
      number(row),
      number(`domain ${wire.domain} ${wire.look}`),
      number(wire.toFrame ? `frame ${wire.target} ${wire.look}` : `look ${wire.look}`),
    ];
  };
  const known = new Map<string, LaneKeys>();
  return (wire) => {
    const name =
      wire.toFrame || wire.kind === 'memory' ? `${wire.from} ${wire.target} ${wire.look}` : wire.from;
    const exit = exits.get(wire.from);
    if (exit === undefined) return undefined;
    const keys = known.get(name) ?? makeKeys(wire, exit);
    known.set(name, keys);
    return keys;
  };
}

function setName({ domain, look, set }: Wire): string {
  return `set ${domain} ${look} ${set}`;
}

function rowName({ look }: Wire, { row }: Exit): string {
  return `row ${String(row)} ${look}`;
}
