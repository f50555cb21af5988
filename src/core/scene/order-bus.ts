/**
 * The order of the lanes in the bus, so that lines cross as little as they must.
 *
 * Lane A left of lane B cost a crossing for every line that B takes in from the left within A's stretch, and for
 * every line that A sends out to the right within B's. Lanes are moved one by one while that helps.
 */
import type { LaneKey } from './lanes.ts';

export interface BusNet {
  readonly lane: LaneKey;
  /** Heights at which lines come in from the guest and go out to the host. */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

interface Stretch extends BusNet {
  readonly top: number;
  readonly bottom: number;
}

/** Two lines of different lanes on one height look like one line: worse than any crossing. */
const overlapCost = 24;
const tooClosePx = 3;
/** The search looks at few lanes; a net with hundreds of lines is judged by some of them. */
const mostSamples = 48;

/** The search ends when no move helps, and after so many rounds in any case. */
const mostRounds = 12;

export function orderBus(nets: readonly BusNet[]): readonly LaneKey[] {
  const stretches = nets.map(stretchOf).sort(firstGuess);
  const cost = stretches.map((a) => stretches.map((b) => crossings(a, b)));
  /** What it costs less to have `a` right of `b` than left of it. */
  const gain = (a: number, b: number): number => (cost[a]?.[b] ?? 0) - (cost[b]?.[a] ?? 0);
  const order = stretches.map((_, index) => index);
  for (let round = 0; round < mostRounds; round++) {
    let moved = false;
    for (const net of stretches.keys()) moved = moveToBest(order, net, gain) || moved;
    if (!moved) break;
  }
  return order.flatMap((index) => stretches[index]?.lane ?? []);
}

/** Takes a lane out and puts it where the sum of what it passes is best; false when that is where it was. */
function moveToBest(order: number[], net: number, gain: (a: number, b: number) => number): boolean {
  const from = order.indexOf(net);
  let best = { gain: 0, to: from };
  let sum = 0;
  for (let to = from + 1; to < order.length; to++) {
    sum += gain(net, order[to] ?? net);
    if (sum > best.gain) best = { gain: sum, to };
  }
  sum = 0;
  for (let to = from - 1; to >= 0; to--) {
    sum += gain(order[to] ?? net, net);
    if (sum > best.gain) best = { gain: sum, to };
  }
  if (best.to === from) return false;
  order.splice(from, 1);
  order.splice(best.to, 0, net);
  return true;
}

function stretchOf(net: BusNet): Stretch {
  const all = [...net.left, ...net.right];
  const top = all.reduce((least, y) => Math.min(least, y), Infinity);
  const bottom = all.reduce((most, y) => Math.max(most, y), -Infinity);
  return { lane: net.lane, left: sample(net.left), right: sample(net.right), top, bottom };
}

function sample(heights: readonly number[]): readonly number[] {
  const distinct = [...new Set(heights)].sort((a, b) => a - b);
  const step = Math.ceil(distinct.length / mostSamples);
  return step <= 1 ? distinct : distinct.filter((_, index) => index % step === 0);
}

/** Lines going down: the upper the source, the further right. Lines going up: the other way round. */
function firstGuess(a: Stretch, b: Stretch): number {
  const down = (net: Stretch): boolean => (net.right.at(-1) ?? 0) > (net.left[0] ?? 0);
  if (down(a) && down(b)) return (b.left[0] ?? 0) - (a.left[0] ?? 0);
  if (!down(a) && !down(b)) return (a.left[0] ?? 0) - (b.left[0] ?? 0);
  return (a.left[0] ?? 0) - (b.left[0] ?? 0);
}

function crossings(a: Stretch, b: Stretch): number {
  let cost = 0;
  for (const y of b.left) {
    if (y > a.top && y < a.bottom) cost++;
    for (const other of a.right) if (Math.abs(other - y) <= tooClosePx) cost += overlapCost;
  }
  for (const y of a.right) if (y > b.top && y < b.bottom) cost++;
  return cost;
}
