/**
 * How many node columns, and how many cores in a row: tries what is sensible and takes the drawing whose
 * proportions come closest to the space there is, preferring full rows to ragged ones.
 */
import type { HeaderTexts } from './host-header.ts';
import { oneLineWidth, twoLineWidth } from './host-header.ts';
import type { PlanBox, UnitSize } from './host-plan.ts';
import { isUnit, panelsOf, unitWidth } from './host-plan.ts';
import { frameHeader } from './host-frame.ts';
import { grid, panelPad, snapUp } from './metrics.ts';
import type { SceneOptions } from './scene.ts';

export interface GridChoice {
  readonly columns: number;
  readonly rowWidth: number;
  readonly panelWidth: number;
}

export interface GridInput {
  readonly frame: PlanBox | undefined;
  readonly strip: PlanBox | undefined;
  readonly size: UnitSize;
  readonly headerTexts: readonly HeaderTexts[];
  /** The guest side with the bus beside it. */
  readonly guestWidth: number;
  readonly guestHeight: number;
  readonly options: SceneOptions;
}

const unitsPerRow = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 48, 64] as const;

/** A strip is a strip: one row while it is not too long. */
const mostInStripRow = 16;

export function chooseGrid(input: GridInput): GridChoice {
  const { frame, strip, size } = input;
  if (frame === undefined) {
    const units = strip?.children ?? [];
    const widest = units.reduce((width, unit) => Math.max(width, unitWidth(unit, size)), size.cellWidth);
    const perRow = Math.min(mostInStripRow, Math.max(1, units.length));
    const rowWidth = perRow * widest + (perRow - 1) * size.gap;
    return { columns: 1, rowWidth, panelWidth: Math.max(snapUp(rowWidth), 320) + 2 * panelPad };
  }
  const shapes = panelsOf(frame).map((panel) => shapeOf(panel.children, size));
  const widest = Math.max(1, ...shapes.map((shape) => shape.widest));
  const nesting = Math.max(0, ...shapes.map((shape) => shape.depth)) * 2 * grid;
  const most = Math.max(1, ...shapes.flatMap((shape) => shape.units));
  const headerLeast = snapUp(headerWidth(input, shapes.length));
  let best: (GridChoice & { readonly cost: number }) | undefined;
  const columnChoices = shapes.length <= 3 ? [1] : columnCounts(shapes.length);
  for (const columns of columnChoices) {
    for (const perRow of unitsPerRow) {
      if (perRow > most && perRow > 1) break;
      const wanted = perRow * widest + (perRow - 1) * size.gap;
      const panelWidth = Math.max(snapUp(wanted) + nesting + 2 * panelPad, headerLeast + 2 * panelPad);
      const waste = 1 - wanted / (panelWidth - 2 * panelPad - nesting);
      const cost = costOf(input, shapes, columns, panelWidth, perRow) + 1.2 * waste;
      if (best === undefined || cost < best.cost) best = { columns, rowWidth: wanted, panelWidth, cost };
    }
  }
  return best ?? { columns: 1, rowWidth: 320, panelWidth: 320 + 2 * panelPad };
}

interface PanelShape {
  /** How many units stand in each section of rows. */
  readonly units: readonly number[];
  readonly depth: number;
  readonly widest: number;
}

function shapeOf(children: readonly PlanBox[], size: UnitSize): PanelShape {
  const own = children.filter(isUnit);
  const groups = children.filter((child) => !isUnit(child)).map((child) => shapeOf(child.children, size));
  let widest = 0;
  for (const unit of own) widest = Math.max(widest, unitWidth(unit, size));
  return {
    units: [...(own.length > 0 ? [own.length] : []), ...groups.flatMap((group) => group.units)],
    depth: groups.length === 0 ? 0 : 1 + Math.max(...groups.map((group) => group.depth)),
    widest: Math.max(widest, ...groups.map((group) => group.widest)),
  };
}

/** One line if that is not much wider than the two-line header needs, for there are few and wide panels then. */
function headerWidth({ headerTexts, options }: GridInput, panels: number): number {
  const width = panels <= 3 ? oneLineWidth : twoLineWidth;
  return Math.max(96, ...headerTexts.map((texts) => width(texts, options.textWidth)));
}

function columnCounts(panels: number): readonly number[] {
  const counts: number[] = [];
  for (let columns = 1; columns <= Math.min(panels, 24); columns++) counts.push(columns);
  return counts;
}

function costOf(
  { size, guestWidth, guestHeight, options }: GridInput,
  shapes: readonly PanelShape[],
  columns: number,
  panelWidth: number,
  perRow: number,
): number {
  const rowHeight = size.cellHeight + 16;
  let tallest = 0;
  let raggedness = 0;
  for (const shape of shapes) {
    let height = 48 + panelPad;
    for (const units of shape.units) {
      const rows = Math.ceil(units / perRow);
      height += rows * rowHeight + (shape.units.length > 1 ? 48 : 0);
      raggedness = Math.max(raggedness, 1 - units / (rows * perRow));
    }
    tallest = Math.max(tallest, height);
  }
  const panelRows = Math.ceil(shapes.length / columns);
  const emptyCells = 1 - shapes.length / (panelRows * columns);
  const width = guestWidth + columns * (panelWidth + panelPad) + 2 * panelPad;
  const hostHeight = frameHeader + panelRows * (tallest + panelPad);
  const height = Math.max(guestHeight, hostHeight);
  const misfit = Math.abs(Math.log(width / height / options.aspect)) + 0.4 * Math.log(height / hostHeight);
  return misfit + 1.2 * raggedness + 1.5 * emptyCells;
}
