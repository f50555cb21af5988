/**
 * How many node columns, and how many cores in a row: tries what is sensible and takes the drawing that can be shown
 * largest in the space there is, preferring full rows to ragged ones.
 */
import { foldHeader } from './fold-header.ts';
import type { HeaderShape, HeaderTexts } from './host-header.ts';
import { headerShape, oneLineWidth, twoLineWidth } from './host-header.ts';
import { nestedHeader, nestedPad } from './host-heights.ts';
import type { PlanBox, UnitSize } from './host-plan.ts';
import { foldsOf, isUnit, panelsOf, standInColumns, tileWidth, unitWidth } from './host-plan.ts';
import { frameHeader } from './host-frame.ts';
import { grid, panelPad, snapUp } from './metrics.ts';
import type { SceneOptions } from './scene.ts';

export interface GridChoice {
  readonly columns: number;
  readonly rowWidth: number;
  readonly panelWidth: number;
  /** To be compared with that of another choice: the smaller, the larger the picture can be shown. */
  readonly cost: number;
}

export interface GridInput {
  readonly frame: PlanBox | undefined;
  readonly strip: PlanBox | undefined;
  readonly size: UnitSize;
  readonly headerTexts: readonly HeaderTexts[];
  /** The guest side with the bus beside it. */
  readonly guestWidth: number;
  readonly guestHeight: number;
  /** What lines to other columns than the first take above their panels. */
  readonly corridor: number;
  readonly options: SceneOptions;
}

const unitsPerRow = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 48, 64,
] as const;
const mostColumns = 24;
/** Lanes over a row of cores, as a guess: how many there are is known when the lines are routed. */
const gutterGuess = 16;

/** A strip is a strip: one row while it is not too long, or what a narrow space has room for. */
const mostInStripRow = 16;
const leastInStripRow = 4;

export function chooseGrid(input: GridInput): GridChoice {
  const { frame, size } = input;
  if (frame === undefined) return chooseStrip(input);
  const shapes = panelsOf(frame).map((panel) => shapeOf(panel.children, size));
  const widest = Math.max(1, ...shapes.map((shape) => shape.widest));
  const nesting = Math.max(0, ...shapes.map((shape) => shape.depth)) * 2 * grid;
  const most = Math.max(1, ...shapes.map((shape) => shape.most));
  const headers = headersOf(input);
  const folds = foldsOf(frame).map(({ children }) => children.length);
  let best: GridChoice | undefined;
  for (const perRow of unitsPerRow) {
    if (perRow > most && perRow > 1) break;
    const rowWidth = perRow * widest + (perRow - 1) * size.gap;
    const raggedness = {
      area: Math.max(0, ...shapes.map((shape) => raggednessOf(shape, perRow))),
      row: Math.max(0, ...shapes.map((shape) => emptyInLastRow(shape, perRow))),
    };
    for (const { shape: header, least } of headers) {
      const inner = Math.max(snapUp(rowWidth) + nesting, least);
      const heights = shapes.map((shape) => header.height + bodyHeight(shape, perRow, size) + panelPad);
      const waste = 1 - (rowWidth + nesting) / inner;
      for (let columns = 1; columns <= Math.min(shapes.length, mostColumns); columns++) {
        const panelWidth = inner + 2 * panelPad;
        const width = columns * (panelWidth + panelPad) + panelPad;
        const emptyCells = 1 - shapes.length / (Math.ceil(shapes.length / columns) * columns);
        // Two or three nodes are compared best one below the other.
        const apart = columns > 1 && shapes.length <= 3 ? 0.12 : 0;
        const cost =
          sizeCost(
            input,
            width,
            stackedHeight(heights, columns) +
              (standInColumns(folds, columns, rowWidth, size)
                ? Math.ceil(folds.length / columns) * foldsHeight([1], rowWidth, size)
                : foldsHeight(folds, width - 4 * panelPad, size)) +
              (columns > 1 ? input.corridor : 0),
          ) +
          0.35 * raggedness.area +
          0.12 * raggedness.row +
          0.3 * waste +
          0.6 * emptyCells +
          apart;
        if (best === undefined || cost < best.cost) best = { columns, rowWidth, panelWidth, cost };
      }
    }
  }
  return best ?? { columns: 1, rowWidth: 320, panelWidth: 320 + 2 * panelPad, cost: Infinity };
}

/** No host: the CPUs that the guests name, in one panel. */
function chooseStrip(input: GridInput): GridChoice {
  const { strip, size } = input;
  const units = strip?.children ?? [];
  const widest = units.reduce((width, unit) => Math.max(width, unitWidth(unit, size)), size.cellWidth);
  let best: GridChoice | undefined;
  for (const perRow of unitsPerRow) {
    if (perRow > mostInStripRow || (perRow < leastInStripRow && perRow < units.length)) continue;
    const fitting = Math.min(perRow, Math.max(1, units.length));
    const rowWidth = fitting * widest + (fitting - 1) * size.gap;
    const panelWidth = Math.max(snapUp(rowWidth), 320) + 2 * panelPad;
    const rows = Math.ceil(units.length / perRow);
    const cost = sizeCost(input, panelWidth, 56 + rows * (size.cellHeight + gutterGuess)) + 0.1 * rows;
    if (best === undefined || cost < best.cost) best = { columns: 1, rowWidth, panelWidth, cost };
  }
  return best ?? { columns: 1, rowWidth: 320, panelWidth: 320 + 2 * panelPad, cost: Infinity };
}

/** How much smaller the picture is shown, and, where that is the same, how much room it takes. */
function sizeCost(
  { guestWidth, guestHeight, options }: GridInput,
  hostWidth: number,
  hostHeight: number,
): number {
  const width = guestWidth + hostWidth;
  const height = Math.max(guestHeight, hostHeight);
  return Math.log(Math.max(height, width / options.aspect)) + 0.15 * Math.log(width * hostHeight);
}

interface PanelShape {
  /** How many units stand in rows of its own. */
  readonly own: number;
  readonly groups: readonly PanelShape[];
  /** Of units in one section of rows, here or in a group. */
  readonly most: number;
  readonly depth: number;
  readonly widest: number;
}

function shapeOf(children: readonly PlanBox[], size: UnitSize): PanelShape {
  const own = children.filter(isUnit);
  const groups = children.filter((child) => !isUnit(child)).map((child) => shapeOf(child.children, size));
  let widest = 0;
  for (const unit of own) widest = Math.max(widest, unitWidth(unit, size));
  return {
    own: own.length,
    groups,
    most: Math.max(own.length, ...groups.map((group) => group.most)),
    depth: groups.length === 0 ? 0 : 1 + Math.max(...groups.map((group) => group.depth)),
    widest: Math.max(widest, ...groups.map((group) => group.widest)),
  };
}

function bodyHeight({ own, groups }: PanelShape, perRow: number, size: UnitSize): number {
  let height = Math.ceil(own / perRow) * (size.cellHeight + gutterGuess);
  for (const group of groups) height += grid + nestedHeader + bodyHeight(group, perRow, size) + nestedPad;
  return height;
}

/** The part of the last row that stays empty, in the worst section. */
function raggednessOf({ own, groups }: PanelShape, perRow: number): number {
  const here = own === 0 ? 0 : 1 - own / (Math.ceil(own / perRow) * perRow);
  return groups.reduce((worst, group) => Math.max(worst, raggednessOf(group, perRow)), here);
}

/** How much of its last row stays empty, in the worst section of several rows: one core alone looks forgotten. */
function emptyInLastRow({ own, groups }: PanelShape, perRow: number): number {
  const here = own <= perRow ? 0 : (perRow - (own % perRow)) % perRow;
  return groups.reduce((worst, group) => Math.max(worst, emptyInLastRow(group, perRow)), here / perRow);
}

/** The panels of a row are as tall as its tallest. */
function stackedHeight(heights: readonly number[], columns: number): number {
  let total = frameHeader;
  let tallest = 0;
  for (const [index, height] of heights.entries()) {
    tallest = Math.max(tallest, height);
    if ((index + 1) % columns !== 0 && index + 1 < heights.length) continue;
    total += tallest + panelPad;
    tallest = 0;
  }
  return total;
}

/** Tiles in rows as wide as the host. */
function foldsHeight(folds: readonly number[], rowWidth: number, size: UnitSize): number {
  const perRow = Math.max(1, Math.floor((rowWidth + size.gap) / (tileWidth(size) + size.gap)));
  return folds.reduce(
    (sum, tiles) =>
      sum + foldHeader + Math.ceil(tiles / perRow) * (size.cellHeight + size.gap) + 2 * panelPad,
    0,
  );
}

/** Headers of one line and of two, and the width that each asks for. */
function headersOf({ headerTexts, options }: GridInput): readonly {
  readonly shape: HeaderShape;
  readonly least: number;
}[] {
  const leastOf = (width: typeof oneLineWidth): number =>
    snapUp(Math.max(96, ...headerTexts.map((texts) => width(texts, options.textWidth))));
  return [
    { shape: headerShape(headerTexts, Infinity, options.textWidth), least: leastOf(oneLineWidth) },
    { shape: headerShape(headerTexts, 0, options.textWidth), least: leastOf(twoLineWidth) },
  ];
}
