/**
 * How large chips and CPUs are drawn, and in which grid: all that is sensible is tried, and taken is what can be shown
 * largest in the space there is. Chips with names, and larger CPUs, are worth some of that size: they use the room
 * beside a side that is taller anyway.
 */
import type { GridChoice } from './choose-grid.ts';
import { chooseGrid } from './choose-grid.ts';
import { chipSizesFor, guestRoom } from './guest-plan.ts';
import type { PlannedGuest } from './guest-plan.ts';
import type { DomainPlacement } from '../placement/placement.ts';
import type { HeaderTexts } from './host-header.ts';
import type { PlanBox, UnitSize } from './host-plan.ts';
import { drawnUnits, unitSizesFor } from './host-plan.ts';
import { busPad, margin } from './metrics.ts';
import type { SceneOptions } from './scene.ts';
import type { ChipSize } from './thread-chip.ts';

export interface SizeChoice {
  readonly chips: ChipSize;
  readonly units: UnitSize;
  readonly grid: GridChoice;
}

interface SizeInput {
  readonly guests: readonly PlannedGuest[];
  /** What they will be asked to do in the same picture, too. */
  readonly roomFor: readonly (readonly DomainPlacement[])[];
  readonly frame: PlanBox | undefined;
  readonly strip: PlanBox | undefined;
  readonly highestCpu: number;
  readonly headerTexts: readonly HeaderTexts[];
  /** What stands where the guests would, without any. */
  readonly leastGuestWidth: number;
  readonly options: SceneOptions;
}

/** A chip with a name is worth a picture so much smaller, as a logarithm. */
const generousWorth = 0.25;
const unitWorth = 0.35;
/** With more, larger ones only make the picture smaller. */
const mostForLarger = 256;

export function chooseSizes(input: SizeInput): SizeChoice {
  const { guests, frame, strip, highestCpu, options } = input;
  const count = drawnUnits(frame) + (strip?.children.length ?? 0);
  const [usual, ...larger] = unitSizesFor(count, highestCpu);
  const [firstChips, ...otherChips] = chipSizesFor(guests, options);
  if (usual === undefined || firstChips === undefined) throw new Error('there is always one size');
  const tryOut = (chips: ChipSize, units: UnitSize): SizeChoice => {
    const { width, height, lines } = guestRoom(guests, chips, input.roomFor);
    return {
      chips,
      units,
      grid: chooseGrid({
        ...input,
        size: units,
        guestWidth: margin + Math.max(input.leastGuestWidth, width) + 2 * busPad,
        guestHeight: margin + height,
        corridor: lines,
      }),
    };
  };
  const costOf = ({ chips, units, grid }: SizeChoice): number =>
    grid.cost -
    (chips.compact ? 0 : generousWorth) -
    unitWorth * Math.log(units.cellHeight / usual.cellHeight);
  let best = tryOut(firstChips, usual);
  const consider = (chips: ChipSize, units: UnitSize): void => {
    const other = tryOut(chips, units);
    if (costOf(other) < costOf(best)) best = other;
  };
  for (const chips of otherChips) consider(chips, usual);
  if (count <= mostForLarger) for (const units of larger) consider(best.chips, units);
  return best;
}
