/**
 * Performance and efficiency cores, where a text lets types of CPU be told apart: by the highest clock (`lscpu -e`,
 * MAXMHZ) or by the part number of an ARM core (`/proc/cpuinfo`). One type only: nothing is said.
 */
import type { CoreType } from '../host/host-facts.ts';

/**
 * Cores of one type differ by a few per cent (favoured cores: 5.0 and 5.2 GHz); types differ by a fifth and more
 * (P 5.0, E 3.9). Between neighbours in order of speed a step of 15 % begins a new type.
 */
const step = 1.15;

/** From each CPU's highest clock. Empty where all are of one type, or where any CPU's clock is not told. */
export function coreTypesByClock(clocks: ReadonlyMap<number, number>): ReadonlyMap<number, CoreType> {
  const speeds = [...new Set(clocks.values())].sort((a, b) => a - b);
  const rankOf = new Map<number, number>();
  let rank = 0;
  speeds.forEach((speed, i) => {
    const slower = speeds[i - 1];
    if (slower !== undefined && speed >= slower * step) rank++;
    rankOf.set(speed, rank);
  });
  return namedByRank([...clocks].map(([id, clock]) => [id, rankOf.get(clock) ?? 0]));
}

/** `implementer` and `part` as `/proc/cpuinfo` prints them; empty where a part is unknown. */
export function coreTypesByPart(parts: ReadonlyMap<number, ArmPart>): ReadonlyMap<number, CoreType> {
  const ranks: (readonly [id: number, rank: number])[] = [];
  for (const [id, part] of parts) {
    const rank = rankOfPart(part);
    if (rank === undefined) return new Map();
    ranks.push([id, rank]);
  }
  return namedByRank(ranks);
}

/** The slowest are efficiency cores, the fastest performance cores, those between are others. */
function namedByRank(ranks: readonly (readonly [id: number, rank: number])[]): ReadonlyMap<number, CoreType> {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const [, rank] of ranks) {
    lowest = Math.min(lowest, rank);
    highest = Math.max(highest, rank);
  }
  if (ranks.length === 0 || lowest === highest) return new Map();
  return new Map(
    ranks.map(([id, rank]) => [
      id,
      rank === lowest ? 'efficiency' : rank === highest ? 'performance' : 'other',
    ]),
  );
}

export interface ArmPart {
  readonly implementer: number;
  readonly part: number;
}

/** ARM's own cores (implementer 0x41): little, big, prime. Numbers: Linux, arch/arm64/include/asm/cputype.h. */
const armRanks: readonly (readonly number[])[] = [
  // A7, A53, A35, A55, A510, A520
  [0xc07, 0xd03, 0xd04, 0xd05, 0xd46, 0xd80],
  // A12, A15, A17, A57, A72, A73, A75, A76, A77, A78, A78AE, A78C, A710, A715, A720, A725
  [
    0xc0d, 0xc0f, 0xc0e, 0xd07, 0xd08, 0xd09, 0xd0a, 0xd0b, 0xd0d, 0xd41, 0xd42, 0xd4b, 0xd47, 0xd4d, 0xd81,
    0xd87,
  ],
  // X1, X1C, X2, X3, X4, X925
  [0xd44, 0xd4c, 0xd48, 0xd4e, 0xd82, 0xd85],
];

/** Qualcomm's Kryo 2xx to 4xx: silver, gold. */
const kryoRanks: readonly (readonly number[])[] = [
  [0x801, 0x803, 0x805],
  [0x800, 0x802, 0x804],
];

function rankOfPart({ implementer, part }: ArmPart): number | undefined {
  const find = (ranks: readonly (readonly number[])[]): number | undefined => {
    const rank = ranks.findIndex((parts) => parts.includes(part));
    return rank < 0 ? undefined : rank;
  };
  switch (implementer) {
    case 0x41:
      return find(armRanks);
    case 0x51:
      return find(kryoRanks);
    case 0x61:
      // Apple's pairs from the M1 on: Icestorm 0x22 and Firestorm 0x23, and so on.
      return part >= 0x20 && part <= 0x3f ? part % 2 : undefined;
    default:
      return undefined;
  }
}
