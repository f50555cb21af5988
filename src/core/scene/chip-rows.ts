/**
 * Chips in rows. Few threads: one column of generous chips, lines leave to the right. Many: rows of compact chips, each
 * with a gutter below through which its lines leave. Siblings of a guest core stand closer, with an outline around them.
 */
import type { PinningSource, ThreadPlacement } from '../placement/placement.ts';
import { channelHeight, grid, lanePitch } from './metrics.ts';
import type { Point, Rect } from './scene.ts';
import type { ChipSize } from './thread-chip.ts';

/** Where a line leaves the guest side: its first points, and the row it leaves with. */
export interface Exit {
  readonly points: readonly Point[];
  readonly y: number;
  /** Threads of one row and one source leave together. */
  readonly row: number;
  /** True when other threads leave through the same gutter lane. */
  readonly shared: boolean;
}

interface PlacedChip {
  readonly thread: ThreadPlacement;
  readonly rect: Rect;
  readonly exit: Exit;
}

export interface ChipRows {
  readonly chips: readonly PlacedChip[];
  /** Around the chips of one guest core, where it has several. */
  readonly cores: readonly Rect[];
  readonly rows: number;
  /** Below the last row and its gutter. */
  readonly bottom: number;
  /** How many columns of the last row are taken. */
  readonly used: number;
}

export interface ChipPlace {
  readonly x: number;
  readonly y: number;
  /** The number of the first row. */
  readonly row: number;
  /** Columns of the first row that are left free. */
  readonly indent?: number;
}

const siblingGap = 2;
const coreOutline = 2.5;

/** `units`: chips that stay together, such as the threads of a core; an empty one leaves a column free. */
export function placeChips(
  units: readonly (readonly ThreadPlacement[])[],
  size: ChipSize,
  place: ChipPlace,
): ChipRows {
  return size.compact ? placeCompact(units, size, place) : placeGenerous(units, size, place);
}

function placeGenerous(
  units: readonly (readonly ThreadPlacement[])[],
  size: ChipSize,
  { x, y, row }: ChipPlace,
): ChipRows {
  const { width, height } = size;
  const chips: PlacedChip[] = [];
  const cores: Rect[] = [];
  let top = y;
  for (const unit of units) {
    if (unit.length === 0) continue;
    const first = top;
    for (const thread of unit) {
      const middle = top + height / 2;
      chips.push({
        thread,
        rect: { x, y: top, width, height },
        exit: { row: row + chips.length, shared: false, y: middle, points: [[x + width, middle]] },
      });
      top += height + siblingGap;
    }
    top -= siblingGap;
    if (unit.length > 1) cores.push(around({ x, y: first, width, height: top - first }));
    top += size.rowGap + (unit.length > 1 ? 2 * siblingGap : 0);
  }
  return { chips, cores, rows: chips.length, bottom: top, used: 1 };
}

function placeCompact(
  units: readonly (readonly ThreadPlacement[])[],
  size: ChipSize,
  { x, y, row, indent = 0 }: ChipPlace,
): ChipRows {
  const chips: PlacedChip[] = [];
  const cores: Rect[] = [];
  let top = y;
  const rows = breakRows(units, size, indent);
  for (const [index, members] of rows.entries()) {
    const lanes = lanesOf(members.flat());
    let left = x + (index === 0 ? indent * (size.width + size.gap) : 0);
    for (const unit of members) {
      const first = left;
      for (const thread of unit) {
        const columns = columnsOf(thread, size);
        const width = columns * size.width + (columns - 1) * size.gap;
        const middle = left + Math.min(width, size.width) / 2;
        const { lane, count } = lanes.get(thread.source) ?? { lane: 0, count: 1 };
        // Off the 8 px grid by 2, so that it never runs level with a lane of the host side and looks like one line.
        const gutter = top + size.height + grid + 2 + lane * lanePitch;
        const points: Point[] = [
          [middle, top + size.height],
          [middle, gutter],
        ];
        chips.push({
          thread,
          rect: { x: left, y: top, width, height: size.height },
          exit: { row: row + index, shared: count > 1, y: gutter, points },
        });
        left += width + siblingGap;
      }
      left += unit.length === 0 ? size.width : -siblingGap;
      if (unit.length > 1) cores.push(around({ x: first, y: top, width: left - first, height: size.height }));
      left += size.gap;
    }
    top += size.height + channelHeight(lanes.size, 16);
  }
  const used = (rows.at(-1) ?? []).reduce((sum, unit) => sum + unitColumns(unit, size), 0);
  return {
    chips,
    cores,
    rows: rows.length,
    bottom: top,
    used: rows.length === 1 ? used + indent : used,
  };
}

/** A lane of the gutter for each source, and how many threads leave through it. */
function lanesOf(
  threads: readonly ThreadPlacement[],
): ReadonlyMap<PinningSource, { readonly lane: number; readonly count: number }> {
  const lanes = new Map<PinningSource, { readonly lane: number; count: number }>();
  for (const { source } of threads) {
    const known = lanes.get(source);
    if (known === undefined) lanes.set(source, { lane: lanes.size, count: 1 });
    else known.count++;
  }
  return lanes;
}

function unitColumns(unit: readonly ThreadPlacement[], size: ChipSize): number {
  return unit.length === 0 ? 1 : unit.reduce((sum, thread) => sum + columnsOf(thread, size), 0);
}

function columnsOf(thread: ThreadPlacement, size: ChipSize): number {
  return Math.min(size.columns, size.columnsOf(thread));
}

/** A chip whose label needs it takes several columns; a unit wider than a row is cut. */
function breakRows(
  units: readonly (readonly ThreadPlacement[])[],
  size: ChipSize,
  indent: number,
): readonly (readonly (readonly ThreadPlacement[])[])[] {
  const rows: (readonly ThreadPlacement[])[][] = [];
  let row: (readonly ThreadPlacement[])[] = [];
  let used = indent;
  for (const unit of units.flatMap((whole) => cutUnit(whole, size))) {
    const columns = unitColumns(unit, size);
    if (row.length > 0 && used + columns > size.columns) {
      rows.push(row);
      row = [];
      used = 0;
    }
    row.push(unit);
    used += columns;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function cutUnit(unit: readonly ThreadPlacement[], size: ChipSize): readonly (readonly ThreadPlacement[])[] {
  if (unit.length <= size.columns) return [unit];
  const parts: (readonly ThreadPlacement[])[] = [];
  for (let at = 0; at < unit.length; at += size.columns) parts.push(unit.slice(at, at + size.columns));
  return parts;
}

function around({ x, y, width, height }: Rect): Rect {
  return {
    x: x - coreOutline,
    y: y - coreOutline,
    width: width + 2 * coreOutline,
    height: height + 2 * coreOutline,
  };
}
