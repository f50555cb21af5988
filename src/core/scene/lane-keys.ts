/** Which lines may share a lane: names for the groups a thread belongs to, from fine to coarse, as numbers. */
import type { EntityId } from '../identity.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { LaneKey, LaneKeys } from './lanes.ts';
import type { Exit } from './lay-out-guest.ts';
import { setText } from './set-pool.ts';
import type { Wire } from './wires.ts';

export type LaneKeysOf = (wire: Wire) => LaneKeys | undefined;

/**
 * The finest group is the threads of one guest with the same set, or, where chips stand in rows and leave through
 * one gutter, the threads of the row: they have become one line already. The larger of the two wins.
 */
export function createLaneKeys(wires: readonly Wire[], exits: ReadonlyMap<EntityId, Exit>): LaneKeysOf {
  const threads = new Map(wires.map(({ thread }) => [thread.thread, thread]));
  const sets = new Map<EntityId, string>();
  const members = new Map<string, number>();
  const count = (name: string): void => {
    members.set(name, (members.get(name) ?? 0) + 1);
  };
  for (const thread of threads.values()) {
    const asked = typeof thread.asked === 'string' ? thread.asked : setText(thread.asked);
    const set = `set ${thread.domain} ${kindOf(thread)} ${asked}`;
    sets.set(thread.thread, set);
    count(set);
    const exit = exits.get(thread.thread);
    if (exit !== undefined) count(rowName(thread, exit));
  }
  const numbers = new Map<string, LaneKey>();
  const number = (name: string): LaneKey => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const makeKeys = (thread: ThreadPlacement, exit: Exit, frame: EntityId | undefined): LaneKeys => {
    const row = rowName(thread, exit);
    const set = sets.get(thread.thread) ?? row;
    const byRow = exit.shared && (members.get(row) ?? 0) >= (members.get(set) ?? 0);
    return [
      number(byRow ? row : set),
      number(row),
      number(`domain ${thread.domain} ${kindOf(thread)}`),
      number(frame === undefined ? `source ${kindOf(thread)}` : `frame ${frame} ${kindOf(thread)}`),
    ];
  };
  const ofThread = new Map<string, LaneKeys>();
  return ({ thread, toFrame, target }) => {
    const name = toFrame ? `${thread.thread} ${target}` : thread.thread;
    const exit = exits.get(thread.thread);
    if (exit === undefined) return undefined;
    const keys = ofThread.get(name) ?? makeKeys(thread, exit, toFrame ? target : undefined);
    ofThread.set(name, keys);
    return keys;
  };
}

/** Threads that are not plugged in are drawn fainter, so they keep to themselves. */
function kindOf(thread: ThreadPlacement): string {
  return `${thread.source} ${String(thread.online)}`;
}

function rowName(thread: ThreadPlacement, exit: Exit): string {
  return `row ${String(exit.row)} ${kindOf(thread)}`;
}
