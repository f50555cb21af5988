/**
 * What will be drawn on the host side and in which order, before anything has a place: panels (nodes, strips,
 * CPUs without a node), their nested sections, and rows of units (a unit is a core, or a thread alone).
 *
 * Every box that a line can end at has a landing: a horizontal channel through which the line arrives. A row's
 * landing is the gutter above it, shared by all its units; any other box has a band at its left border.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { countOf } from '../cpuset/cpuset.ts';
import type { CoreType } from '../host/host-facts.ts';
import type { EntityId } from '../identity.ts';
import type { HostBox } from './scene.ts';

/** A box of the host's tree or of a strip. */
export interface PlanBox {
  readonly id: EntityId;
  readonly kind: HostBox['kind'];
  readonly number: number | undefined;
  readonly cpus: CpuSet;
  readonly sizeKiB?: number | undefined;
  readonly coreType?: CoreType;
  readonly state: HostBox['state'];
  readonly children: readonly PlanBox[];
}

export interface PlanRow {
  readonly units: readonly PlanBox[];
  readonly landing: number;
}

export interface PlanSection {
  /** Undefined: CPUs without a node, straight in the host's frame. */
  readonly box: PlanBox | undefined;
  readonly landing: number;
  readonly groups: readonly PlanSection[];
  readonly rows: readonly PlanRow[];
}

export interface PlanPanel {
  readonly section: PlanSection;
  readonly column: number;
  readonly row: number;
  /** False for strips, which stand below the host's frame. */
  readonly framed: boolean;
  /** As wide as all columns: folded nodes. */
  readonly isWide: boolean;
}

export interface Landing {
  readonly kind: 'gutter' | 'port';
  /** How many lines find room side by side. */
  readonly capacity: number;
  /** Where the panel stands: lines to a panel of the first column come straight from the bus. */
  readonly column: number;
  readonly row: number;
}

export interface HostPlan {
  readonly frame: PlanBox | undefined;
  readonly frameLanding: number;
  readonly panels: readonly PlanPanel[];
  readonly columns: number;
  readonly rows: number;
  readonly landings: readonly Landing[];
  readonly landingOf: ReadonlyMap<EntityId, number>;
  /** Of nodes: where lines of memory arrive. */
  readonly memoryLandingOf: ReadonlyMap<EntityId, number>;
}

/** Sizes of one drawing, chosen from how much there is to draw. */
export interface UnitSize {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly gap: number;
  readonly role: 'cpu' | 'cpu-small';
}

const unitSizes: readonly (UnitSize & {
  readonly most: number;
  readonly digits: number;
  readonly wide: number;
})[] = [
  { cellWidth: 32, cellHeight: 24, gap: 8, role: 'cpu-small', most: Infinity, digits: 4, wide: 40 },
  { cellWidth: 32, cellHeight: 32, gap: 8, role: 'cpu', most: 128, digits: 3, wide: 48 },
  { cellWidth: 40, cellHeight: 40, gap: 16, role: 'cpu', most: 32, digits: 4, wide: 48 },
];

/**
 * As large as so many can be, and then larger ones, for where there is room. Ids can be sparse and long on a small host,
 * so the longest number counts beside the number of CPUs.
 */
export function unitSizesFor(cpuCount: number, highestCpu: number): readonly UnitSize[] {
  const length = String(highestCpu).length;
  const usual = unitSizes.findLastIndex(({ most }) => cpuCount <= most);
  return unitSizes.slice(usual).map(({ cellWidth, cellHeight, gap, role, digits, wide }) => ({
    cellWidth: length > digits ? wide : cellWidth,
    cellHeight,
    gap,
    role,
  }));
}

export function unitWidth(unit: PlanBox, size: UnitSize): number {
  if (unit.kind === 'range') return size.cellWidth * 3;
  if (unit.kind === 'tile') return tileWidth(size);
  return Math.max(1, unit.children.length) * size.cellWidth;
}

/** Room for the number of a node. */
export function tileWidth({ cellWidth }: UnitSize): number {
  return Math.max(40, cellWidth);
}

export function isUnit(box: PlanBox): boolean {
  return box.kind === 'tile' || box.kind === 'core' || box.kind === 'pcpu' || box.kind === 'range';
}

/** An outline in a node, with a name and no header of its own. */
export function isNested(kind: HostBox['kind'] | undefined): boolean {
  return kind === 'socket' || kind === 'die' || kind === 'l3' || kind === 'type';
}

/** Rows that are filled from the left and never wider than `rowWidth`, unless one unit alone is. */
function breakRows(
  units: readonly PlanBox[],
  rowWidth: number,
  size: UnitSize,
): readonly (readonly PlanBox[])[] {
  const rows: PlanBox[][] = [];
  let row: PlanBox[] = [];
  let used = 0;
  for (const unit of units) {
    const width = unitWidth(unit, size);
    if (row.length > 0 && used + size.gap + width > rowWidth) {
      rows.push(row);
      row = [];
      used = 0;
    }
    used += (row.length === 0 ? 0 : size.gap) + width;
    row.push(unit);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The panels of a host: its nodes, and one without a box for what stands in no node. Folded nodes apart. */
export function panelsOf(
  frame: PlanBox,
): readonly { readonly box: PlanBox | undefined; readonly children: readonly PlanBox[] }[] {
  const nodes = frame.children.filter((child) => child.kind === 'node');
  const loose = frame.children.filter(({ kind }) => kind !== 'node' && kind !== 'fold');
  const panels = nodes.map((box) => ({ box, children: box.children }));
  return loose.length === 0 ? panels : [...panels, { box: undefined, children: loose }];
}

export function foldsOf(frame: PlanBox | undefined): readonly PlanBox[] {
  return frame?.children.filter(({ kind }) => kind === 'fold') ?? [];
}

/** Kinds of folded nodes, each few enough for one row of a panel, stand side by side as the drawn nodes do. */
export function standInColumns(
  folds: readonly number[],
  columns: number,
  rowWidth: number,
  size: UnitSize,
): boolean {
  const most = Math.max(0, ...folds);
  return folds.length > 1 && columns > 1 && most * (tileWidth(size) + size.gap) - size.gap <= rowWidth;
}

export interface PlanInput {
  readonly frame: PlanBox | undefined;
  readonly strip: PlanBox | undefined;
  readonly columns: number;
  readonly rowWidth: number;
  /** Of folded nodes. */
  readonly wideRow: number;
  readonly size: UnitSize;
}

export function planHost({ frame, strip, columns, rowWidth, wideRow, size }: PlanInput): HostPlan {
  const landings: Landing[] = [];
  const landingOf = new Map<EntityId, number>();
  const memoryLandingOf = new Map<EntityId, number>();
  const addLanding = (landing: Landing): number => landings.push(landing) - 1;
  const addPort = (box: PlanBox, row: number, column: number): number => {
    const landing = addLanding({ kind: 'port', capacity: isNested(box.kind) ? 3 : 6, row, column });
    landingOf.set(box.id, landing);
    return landing;
  };
  const planSection = (
    box: PlanBox | undefined,
    children: readonly PlanBox[],
    row: number,
    column: number,
  ): PlanSection => {
    const landing = box === undefined ? -1 : addPort(box, row, column);
    if (box?.kind === 'node')
      memoryLandingOf.set(box.id, addLanding({ kind: 'port', capacity: 3, row, column }));
    const groups = children
      .filter((child) => !isUnit(child))
      .map((child) => planSection(child, child.children, row, column));
    const rows = breakRows(children.filter(isUnit), box?.kind === 'fold' ? wideRow : rowWidth, size).map(
      (units) => {
        const gutter = addLanding({ kind: 'gutter', capacity: 20, row, column });
        for (const unit of units) {
          landingOf.set(unit.id, gutter);
          for (const thread of unit.children) landingOf.set(thread.id, gutter);
        }
        return { units, landing: gutter };
      },
    );
    return { box, landing, groups, rows };
  };
  const frameLanding = frame === undefined ? -1 : addPort(frame, 0, 0);
  const panels: PlanPanel[] = [];
  let rows = 0;
  for (const [index, panel] of (frame === undefined ? [] : panelsOf(frame)).entries()) {
    const row = Math.floor(index / columns);
    const column = index % columns;
    rows = row + 1;
    const section = planSection(panel.box, panel.children, row, column);
    panels.push({ section, row, column, framed: true, isWide: false });
  }
  const folds = foldsOf(frame);
  const tiles = folds.map(({ children }) => children.length);
  const abreast = standInColumns(tiles, columns, rowWidth, size) ? columns : 1;
  for (const [index, fold] of folds.entries()) {
    const row = rows + Math.floor(index / abreast);
    const column = index % abreast;
    const section = planSection(fold, fold.children, row, column);
    panels.push({ section, row, column, framed: true, isWide: abreast === 1 });
  }
  rows += Math.ceil(folds.length / abreast);
  if (strip !== undefined) {
    panels.push({
      section: planSection(strip, strip.children, rows, 0),
      row: rows,
      column: 0,
      framed: false,
      isWide: false,
    });
  }
  return { frame, frameLanding, panels, columns, rows, landings, landingOf, memoryLandingOf };
}

/** CPUs that are drawn one by one, and tiles. */
export function drawnUnits(frame: PlanBox | undefined): number {
  if (frame === undefined) return 0;
  return frame.children.reduce(
    (sum, { kind, cpus, children }) => sum + (kind === 'fold' ? children.length : countOf(cpus)),
    0,
  );
}
