/**
 * `-numa dist` as QEMU completes it (parse_numa_distance, validate_numa_distance, complete_init_numa_distance in
 * hw/core/numa.c; checked against QEMU 7.2): 10 to itself, the way back as the way there. Once one distance is given
 * every pair of cells needs one; once two ways differ every way does.
 */
import type { CellDistance } from '../domain/tuning.ts';
import type { QemuDistance } from '../intake/facts/qemu-guest.ts';
import type { Span } from '../text/source.ts';

const local = 10;
const farthest = 255;

/** By cell, each in order of the other cell's id; empty when no distance is given. */
export function completeDistances(
  ids: readonly number[],
  given: readonly QemuDistance[],
  refuse: (message: string, span: Span) => void,
): ReadonlyMap<number, readonly CellDistance[]> {
  const table = new Map(ids.map((id) => [id, new Map<number, number>()]));
  for (const { from, to, value, span } of given) {
    if (!table.has(from) || !table.has(to)) {
      refuse(
        "Source/Destination NUMA node is missing. Please use '-numa node' option to declare it first.",
        span,
      );
    } else if (value < local) {
      refuse(`NUMA distance (${String(value)}) is invalid, it shouldn't be less than 10.`, span);
    } else if (from === to && value !== local) {
      refuse(`Local distance of node ${String(from)} should be 10.`, span);
    } else if (value > farthest) {
      refuse("Parameter 'val' expects uint8_t", span);
    } else table.get(from)?.set(to, value);
  }
  const [first] = given;
  if (first === undefined) return new Map();
  const between = (from: number, to: number): number | undefined => table.get(from)?.get(to);
  let uneven = false;
  let missing: readonly [number, number] | undefined;
  let oneWay = false;
  for (const [i, from] of ids.entries()) {
    for (const to of ids.slice(i + 1)) {
      const there = between(from, to);
      const back = between(to, from);
      if (there === undefined && back === undefined) missing ??= [from, to];
      else if (there === undefined || back === undefined) oneWay = true;
      else if (there !== back) uneven = true;
    }
  }
  if (missing !== undefined) {
    refuse(
      `The distance between node ${String(missing[0])} and ${String(missing[1])} is missing, at least one distance value between each nodes should be provided.`,
      first.span,
    );
  } else if (uneven && oneWay) {
    refuse(
      'At least one asymmetrical pair of distances is given, please provide distances for both directions of all node pairs.',
      first.span,
    );
  }
  return new Map(
    ids.map((from) => [
      from,
      ids.flatMap((to): CellDistance[] => {
        const value = from === to ? local : (between(from, to) ?? between(to, from));
        return value === undefined ? [] : [{ to, value }];
      }),
    ]),
  );
}
