/**
 * Lanes. Lines run through channels (the bus, corridors, gutters). Threads of one guest with the same set and the
 * same source are one line of the transit map: they share a lane. Where even those lines are too many, lanes are
 * shared by the threads of one chip row and source, then of one domain and source, then of one source.
 */
import type { EntityId } from '../identity.ts';

export type LaneKey = number;
/** From the finest to the coarsest: equal sets, chip row, domain, source. */
export type LaneKeys = readonly [LaneKey, LaneKey, LaneKey, LaneKey];

export interface LaneUser {
  readonly from: EntityId;
  readonly keys: LaneKeys;
  /** Lines to a frame always go together. */
  readonly together: boolean;
}

export interface Channel {
  /** In order: top to bottom, or left to right. */
  readonly lanes: readonly LaneKey[];
  laneOf(user: LaneUser): LaneKey;
  /** True when the lane carries several threads. */
  isShared(user: LaneUser): boolean;
}

export function openChannel(users: readonly LaneUser[], capacity: number): Channel {
  let level: 0 | 1 | 2 | 3 = 3;
  let lanes: readonly LaneKey[] | undefined;
  for (const finer of [0, 1, 2] as const) {
    lanes = lanesAt(users, finer, capacity);
    if (lanes === undefined) continue;
    level = finer;
    break;
  }
  lanes ??= lanesAt(users, 3, Infinity) ?? [];
  const first = new Map<LaneKey, EntityId>();
  const shared = new Set<LaneKey>();
  for (const user of users) {
    const lane = keyAt(user, level);
    const known = first.get(lane);
    if (known === undefined) first.set(lane, user.from);
    else if (known !== user.from) shared.add(lane);
  }
  return {
    lanes,
    laneOf: (user) => keyAt(user, level),
    isShared: (user) => shared.has(keyAt(user, level)),
  };
}

function keyAt(user: LaneUser, level: 0 | 1 | 2 | 3): LaneKey {
  return user.keys[user.together ? 3 : level];
}

/** Undefined: more than there is room for; the rest of them is not even counted. */
function lanesAt(
  users: readonly LaneUser[],
  level: 0 | 1 | 2 | 3,
  capacity: number,
): readonly LaneKey[] | undefined {
  const found = new Set<LaneKey>();
  for (const user of users) {
    found.add(keyAt(user, level));
    if (found.size > capacity) return undefined;
  }
  return [...found];
}

/** Lanes by a number each, ascending; equal ones stay as they are. */
export function orderLanes(lanes: readonly LaneKey[], rank: (lane: LaneKey) => number): readonly LaneKey[] {
  return lanes.toSorted((a, b) => rank(a) - rank(b));
}

/** Where the lanes of a channel lie: side by side around the middle of their band. */
export function placeLanes(
  lanes: readonly LaneKey[],
  band: { readonly from: number; readonly size: number },
  pitch: number,
): ReadonlyMap<LaneKey, number> {
  const most = lanes.length < 2 ? pitch : Math.min(pitch, (band.size - 4) / (lanes.length - 1));
  const first = band.from + (band.size - (lanes.length - 1) * most) / 2;
  return new Map(lanes.map((lane, index) => [lane, Math.round((first + index * most) * 2) / 2]));
}
