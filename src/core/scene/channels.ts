/** Which line passes through which channel, and how many lanes each channel needs: known before anything is placed. */
import type { EntityId } from '../identity.ts';
import type { HostPlan } from './host-plan.ts';
import { createLaneKeys } from './lane-keys.ts';
import type { Channel, LaneUser } from './lanes.ts';
import { openChannel } from './lanes.ts';
import type { Exit } from './chip-rows.ts';
import type { LaneCounts } from './lay-out-host.ts';
import type { Wire } from './wires.ts';

export interface Line extends LaneUser {
  readonly wire: Wire;
  readonly exit: Exit;
  readonly landing: number;
  readonly row: number;
  readonly column: number;
}

export interface Channels {
  readonly lines: readonly Line[];
  readonly bus: Channel;
  readonly landings: ReadonlyMap<number, Use>;
  readonly corridors: ReadonlyMap<number, Use>;
  /** By {@link columnKey}. */
  readonly columns: ReadonlyMap<number, Use>;
  readonly counts: LaneCounts;
}

export interface Use {
  readonly lines: readonly Line[];
  readonly channel: Channel;
}

const busCapacity = 48;
const corridorCapacity = 12;

/** Which line uses which channel, and how many lanes each channel needs. */
export function openChannels(
  wires: readonly Wire[],
  exits: ReadonlyMap<EntityId, Exit>,
  plan: HostPlan,
): Channels {
  const keysOf = createLaneKeys(wires, exits);
  const lines: Line[] = [];
  for (const wire of wires) {
    const exit = exits.get(wire.from);
    const landing =
      (wire.kind === 'memory' ? plan.memoryLandingOf.get(wire.target) : undefined) ??
      plan.landingOf.get(wire.target);
    const where = landing === undefined ? undefined : plan.landings[landing];
    const keys = keysOf(wire);
    if (exit === undefined || landing === undefined || where === undefined || keys === undefined) continue;
    const { row, column } = where;
    lines.push({
      from: wire.from,
      wire,
      exit,
      landing,
      keys,
      together: wire.toFrame,
      row,
      column,
    });
  }
  const far = lines.filter((line) => line.column > 0);
  const landings = open(
    lines,
    (line) => line.landing,
    (landing) => plan.landings[landing]?.capacity ?? 1,
  );
  const corridors = open(
    far,
    (line) => line.row,
    () => corridorCapacity,
  );
  const columns = open(far, columnKey, () => corridorCapacity);
  const columnCounts = new Array<number>(plan.columns).fill(0);
  for (const { lines: users, channel } of columns.values()) {
    const column = users[0]?.column ?? 0;
    columnCounts[column] = Math.max(columnCounts[column] ?? 0, channel.lanes.length);
  }
  const counts: LaneCounts = {
    landings: plan.landings.map((_, landing) => landings.get(landing)?.channel.lanes.length ?? 0),
    corridors: Array.from({ length: plan.rows }, (_, row) => corridors.get(row)?.channel.lanes.length ?? 0),
    columns: columnCounts,
  };
  return { lines, bus: openChannel(lines, busCapacity), landings, corridors, columns, counts };
}

/** A column's channel beside one row of panels. */
export function columnKey({ row, column }: Pick<Line, 'row' | 'column'>): number {
  return row * mostColumns + column;
}

/** More than any picture has. */
const mostColumns = 4096;

/** Of several ways to wire the same boxes, the most lanes that any of them needs. */
export function mostLanes(all: readonly LaneCounts[]): LaneCounts {
  const most = (of: (counts: LaneCounts) => readonly number[]): readonly number[] =>
    (all[0] === undefined ? [] : of(all[0])).map((_, i) =>
      Math.max(...all.map((counts) => of(counts)[i] ?? 0)),
    );
  return {
    landings: most(({ landings }) => landings),
    corridors: most(({ corridors }) => corridors),
    columns: most(({ columns }) => columns),
  };
}

function open<K>(
  lines: readonly Line[],
  keyOf: (line: Line) => K,
  capacityOf: (key: K) => number,
): ReadonlyMap<K, Use> {
  const groups = new Map<K, Line[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return new Map(
    [...groups].map(([key, members]) => [
      key,
      { lines: members, channel: openChannel(members, capacityOf(key)) },
    ]),
  );
}
