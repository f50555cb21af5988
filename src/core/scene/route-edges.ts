/**
 * Draws the wires like lines of a transit map: from the chip into a vertical lane of the bus, through corridor
 * and column channel where the panel is not in the first column, along a lane in the gutter above the row, and
 * down onto the thread. Lines to larger boxes end at the box's left border.
 */
import type { EntityId } from '../identity.ts';
import { columnKey } from './channels.ts';
import type { Channels, Line, Use } from './channels.ts';
import type { HostPlan, Landing } from './host-plan.ts';
import type { LaneKey } from './lanes.ts';
import { orderLanes, placeLanes } from './lanes.ts';
import type { HostLayout } from './lay-out-host.ts';
import { lanePitch } from './metrics.ts';
import { orderBus } from './order-bus.ts';
import type { Point, Rect, SceneEdge, SceneMemoryEdge } from './scene.ts';
import type { MemoryWire, ThreadWire } from './wires.ts';

export interface BusPlace {
  readonly x: number;
  readonly pitch: number;
}

export interface Routed {
  readonly edges: readonly SceneEdge[];
  readonly memoryEdges: readonly SceneMemoryEdge[];
}

export function routeEdges(
  channels: Channels,
  plan: HostPlan,
  layout: HostLayout,
  busPlace: BusPlace,
): Routed {
  const landingY = new Map<number, ReadonlyMap<LaneKey, number>>();
  const drops: Drops = new Map();
  for (const [landing, use] of channels.landings) {
    const lanes = orderLanding(use, plan.landings[landing], layout);
    const placed = placeLanes(lanes, layout.landings[landing] ?? { from: 0, size: 16 }, lanePitch);
    landingY.set(landing, plan.landings[landing]?.column === 0 ? straighten(placed, use) : placed);
    if (plan.landings[landing]?.kind === 'gutter') spreadDrops(use, lanes, layout, drops);
  }
  const yOf = (line: Line): number =>
    landingY.get(line.landing)?.get(laneIn(channels.landings.get(line.landing), line)) ?? 0;

  const columnX = new Map<number, ReadonlyMap<LaneKey, number>>();
  for (const [key, use] of channels.columns) {
    // The deeper a line goes, the further left, so that none turns right across another.
    const deepest = reachOf(use, yOf, Math.max);
    const lanes = orderLanes(use.channel.lanes, (lane) => -(deepest.get(lane) ?? 0));
    const band = layout.columns[use.lines[0]?.column ?? 0] ?? { from: 0, size: 16 };
    columnX.set(key, placeLanes(lanes, band, lanePitch));
  }
  const xOf = (line: Line): number => {
    const key = columnKey(line);
    return columnX.get(key)?.get(laneIn(channels.columns.get(key), line)) ?? 0;
  };

  const corridorY = new Map<number, ReadonlyMap<LaneKey, number>>();
  for (const [row, use] of channels.corridors) {
    const farthest = reachOf(use, xOf, Math.max);
    const lanes = orderLanes(use.channel.lanes, (lane) => -(farthest.get(lane) ?? 0));
    corridorY.set(row, placeLanes(lanes, layout.corridors[row] ?? { from: 0, size: 16 }, lanePitch));
  }
  const corridorOf = (line: Line): number =>
    corridorY.get(line.row)?.get(laneIn(channels.corridors.get(line.row), line)) ?? 0;

  const busX = placeBus(channels, (line) => (line.column > 0 ? corridorOf(line) : yOf(line)), busPlace);
  const edges: SceneEdge[] = [];
  const memoryEdges: SceneMemoryEdge[] = [];
  for (const [index, line] of channels.lines.entries()) {
    const { wire, exit } = line;
    const bus = busX.get(channels.bus.laneOf(line)) ?? busPlace.x;
    const landing = channels.landings.get(line.landing);
    const lane = laneIn(landing, line);
    const y = landingY.get(line.landing)?.get(lane) ?? 0;
    const points = exit.points.slice();
    goTo(points, bus, exit.y);
    if (line.column > 0) {
      const x = xOf(line);
      const corridor = corridorOf(line);
      goTo(points, bus, corridor);
      goTo(points, x, corridor);
      goTo(points, x, y);
    } else goTo(points, bus, y);
    const target = layout.rects.get(wire.target);
    if (plan.landings[line.landing]?.kind === 'gutter') {
      const drop = drops.get(wire.target)?.find((one) => one.lane === lane)?.x ?? snapped(centreOf(target));
      goTo(points, drop, y);
      goTo(points, drop, target?.y ?? 0);
    } else {
      const memoryX = wire.kind === 'memory' ? layout.memoryX.get(wire.target) : undefined;
      goTo(points, memoryX ?? target?.x ?? 0, y);
    }
    if (wire.kind === 'memory') {
      memoryEdges.push(memoryEdgeOf(wire, points));
      continue;
    }
    const forked =
      channels.lines[index - 1]?.from === line.from || channels.lines[index + 1]?.from === line.from;
    edges.push(edgeOf(wire, points, forked || isShared(channels, line, landing)));
  }
  return { edges, memoryEdges };
}

interface Drop {
  readonly lane: LaneKey;
  readonly x: number;
}

/** By box with several lanes that drop onto it, where they do. A lane alone, as most are, drops onto the middle. */
type Drops = Map<EntityId, readonly Drop[]>;

/** A lane that lies almost level with its chip is moved level with it: a straight line instead of a tiny step. */
function straighten(placed: ReadonlyMap<LaneKey, number>, use: Use): ReadonlyMap<LaneKey, number> {
  const highest = reachOf(use, (line) => line.exit.y, Math.min);
  const lowest = reachOf(use, (line) => line.exit.y, Math.max);
  const out = new Map(placed);
  for (const [lane, y] of placed) {
    const level = highest.get(lane);
    if (level === undefined || level !== lowest.get(lane) || Math.abs(level - y) > lanePitch) continue;
    const free = [...out].every(([other, at]) => other === lane || Math.abs(at - level) >= lanePitch - 1);
    if (free) out.set(lane, level);
  }
  return out;
}

function isShared({ bus, corridors, columns }: Channels, line: Line, landing: Use | undefined): boolean {
  if (line.exit.shared || bus.isShared(line) || landing?.channel.isShared(line) === true) return true;
  if (line.column === 0) return false;
  const isIn = (use: Use | undefined): boolean => use?.channel.isShared(line) === true;
  return isIn(corridors.get(line.row)) || isIn(columns.get(columnKey(line)));
}

function memoryEdgeOf({ from, target, verdict }: MemoryWire, points: readonly Point[]): SceneMemoryEdge {
  return { id: `${from}⇢${target}`, from, target, verdict, points };
}

function edgeOf(wire: ThreadWire, points: readonly Point[], shared: boolean): SceneEdge {
  const { thread } = wire;
  return {
    id: `${thread.thread}→${wire.target}`,
    thread: thread.thread,
    target: wire.target,
    source: thread.source,
    cpus: wire.cpus,
    whole: wire.whole,
    points,
    shared,
    online: thread.online,
    unknown: thread.asked === 'unknown',
  };
}

function laneIn(use: Use | undefined, line: Line): LaneKey {
  return use?.channel.laneOf(line) ?? -1;
}

/** In a gutter the line that reaches furthest is on top, so that no drop crosses a line still on its way. */
function orderLanding(use: Use, landing: Landing | undefined, layout: HostLayout): readonly LaneKey[] {
  if (landing?.kind !== 'gutter') return use.channel.lanes;
  const reach = reachOf(use, (line) => centreOf(layout.rects.get(line.wire.target)), Math.max);
  return orderLanes(use.channel.lanes, (lane) => -(reach.get(lane) ?? 0));
}

function reachOf(
  use: Use,
  measure: (line: Line) => number,
  pick: (a: number, b: number) => number,
): Map<LaneKey, number> {
  const reach = new Map<LaneKey, number>();
  for (const line of use.lines) {
    const lane = use.channel.laneOf(line);
    const value = measure(line);
    const known = reach.get(lane);
    reach.set(lane, known === undefined ? value : pick(known, value));
  }
  return reach;
}

function centreOf(rect: Rect | undefined): number {
  return rect === undefined ? 0 : rect.x + rect.width / 2;
}

/** Several lanes that drop onto one box stand side by side; the lowest lane lands first, from the left. */
function spreadDrops(use: Use, lanes: readonly LaneKey[], layout: HostLayout, drops: Drops): void {
  const firstOn = new Map<EntityId, LaneKey>();
  const several = new Map<EntityId, Set<LaneKey>>();
  for (const line of use.lines) {
    const { target } = line.wire;
    const lane = use.channel.laneOf(line);
    const first = firstOn.get(target);
    if (first === undefined) firstOn.set(target, lane);
    else if (first !== lane) several.set(target, (several.get(target) ?? new Set([first])).add(lane));
  }
  if (several.size === 0) return;
  const position = new Map(lanes.map((lane, index) => [lane, index]));
  for (const [target, found] of several) {
    const rect = layout.rects.get(target);
    const landed = [...found].sort((a, b) => (position.get(b) ?? 0) - (position.get(a) ?? 0));
    const step = Math.min(8, ((rect?.width ?? 32) - 12) / (landed.length - 1));
    const first = centreOf(rect) - ((landed.length - 1) * step) / 2;
    drops.set(
      target,
      landed.map((lane, index) => ({ lane, x: snapped(first + index * step) })),
    );
  }
}

/** To half a pixel. */
function snapped(x: number): number {
  return Math.round(x * 2) / 2;
}

function placeBus(
  channels: Channels,
  outY: (line: Line) => number,
  place: BusPlace,
): ReadonlyMap<LaneKey, number> {
  const nets = new Map<LaneKey, { lane: LaneKey; left: number[]; right: number[] }>();
  for (const line of channels.lines) {
    const lane = channels.bus.laneOf(line);
    const net = nets.get(lane) ?? { lane, left: [], right: [] };
    nets.set(lane, net);
    net.left.push(line.exit.y);
    net.right.push(outY(line));
  }
  return new Map(orderBus([...nets.values()]).map((lane, index) => [lane, place.x + index * place.pitch]));
}

/** One point more; left out where it repeats the last, and the last where it lies on the way. */
function goTo(points: Point[], x: number, y: number): void {
  const last = points[points.length - 1];
  if (last !== undefined) {
    if (last[0] === x && last[1] === y) return;
    const before = points[points.length - 2];
    if (
      before !== undefined &&
      ((before[0] === last[0] && last[0] === x) || (before[1] === last[1] && last[1] === y))
    )
      points.pop();
  }
  points.push([x, y]);
}
