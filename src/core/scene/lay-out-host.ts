/**
 * Places the planned host side. How many lines pass through each channel is known by now, so every gutter and
 * corridor gets exactly the room it needs and none gets more.
 *
 *     ┌ host ───────────────────────────────────┐
 *     │ corridor of row 0  ════╗                │
 *     │ ┌ node 0 ────────┐     ║ ┌ node 1 ────┐ │
 *     │ │ gutter ══╗     │     ╚═══ gutter ╗  │ │   the vertical channel left of node 1 belongs to its column
 *     │ │ ┌core┐ ┌core┐  │       │ ┌core┐ ┌core│ │
 */
import type { Host } from '../host/host.ts';
import type { CpuMark } from '../host/cpu-marks.ts';
import { marksOf } from '../host/cpu-marks.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import { fitText } from './fit-text.ts';
import { foldHeader, layOutFoldHeader } from './fold-header.ts';
import { frameBox, frameHeader, layOutKey } from './host-frame.ts';
import type { HeaderShape, HeaderTexts } from './host-header.ts';
import { layOutHeader } from './host-header.ts';
import type { HostPlan, PlanBox, PlanPanel, PlanSection, UnitSize } from './host-plan.ts';
import { unitWidth } from './host-plan.ts';
import { bodyHeight, gutterHeight, nestedHeader, nestedPad, panelHeight } from './host-heights.ts';
import { baseline, channelHeight, grid, panelGap, panelPad } from './metrics.ts';
import type { HostBox, Rect, SceneLabels, SceneMemoryEdge, SceneOptions, SceneText } from './scene.ts';

/** Where the lanes of a channel may lie, across its direction. */
interface Band {
  readonly from: number;
  readonly size: number;
}

export interface LaneCounts {
  readonly landings: readonly number[];
  readonly corridors: readonly number[];
  /** By column; the rows of a column share its width. */
  readonly columns: readonly number[];
}

export interface HostLayout {
  readonly boxes: readonly HostBox[];
  readonly rects: ReadonlyMap<EntityId, Rect>;
  /** Where a line of memory ends in a node: at its bar. */
  readonly memoryX: ReadonlyMap<EntityId, number>;
  readonly landings: readonly Band[];
  readonly corridors: readonly Band[];
  readonly columns: readonly Band[];
  readonly right: number;
  readonly bottom: number;
}

export interface HostLayoutInput {
  readonly plan: HostPlan;
  readonly host: Host | undefined;
  readonly size: UnitSize;
  readonly counts: LaneCounts;
  /** Which lines of memory there are, for the key. */
  readonly memory: readonly SceneMemoryEdge['verdict'][];
  readonly panelWidth: number;
  readonly header: HeaderShape;
  readonly headerTexts: (box: PlanBox | undefined) => HeaderTexts;
  readonly options: SceneOptions;
  readonly x: number;
  readonly y: number;
}

export function layOutHost(input: HostLayoutInput): HostLayout {
  const { plan, counts, panelWidth, options } = input;
  const pen = createPen(input);
  const inFrame = plan.frame === undefined ? 0 : panelPad;
  const columns: Band[] = [];
  let x = input.x + inFrame;
  for (let column = 0; column < plan.columns; column++) {
    const size = column === 0 ? 0 : channelHeight(counts.columns[column] ?? 0, panelPad);
    columns.push({ from: x, size });
    x += size + panelWidth;
  }
  const frameWidth = x + inFrame - input.x;
  const corridors: Band[] = [];
  const key = layOutKey(input.host, plan.frame, frameWidth, input.memory, options);
  let y = input.y + (plan.frame === undefined ? 0 : frameHeader + key.height);
  const framed = plan.panels.filter((panel) => panel.framed);
  const frameAt = pen.boxes.length;
  for (let row = 0; row < plan.rows; row++) {
    const size = channelHeight(counts.corridors[row] ?? 0, row === 0 ? 0 : panelPad);
    corridors.push({ from: y, size });
    y += size;
    const members = framed.filter((panel) => panel.row === row);
    const height = Math.max(0, ...members.map((panel) => panelHeight(panel, input)));
    for (const panel of members) {
      const column = columns[panel.column] ?? { from: input.x, size: 0 };
      const left = column.from + column.size;
      pen.panel(panel, { x: left, y, width: panel.isWide ? x - left : panelWidth, height });
    }
    y += height;
  }
  let bottom = y;
  if (plan.frame !== undefined) {
    bottom = framed.length === 0 ? y : y + panelPad;
    const frame = { x: input.x, y: input.y, width: frameWidth, height: bottom - input.y };
    pen.boxes.splice(frameAt, 0, frameBox(plan.frame, frame, key, options));
    pen.rects.set(plan.frame.id, frame);
    pen.landings[plan.frameLanding] = { from: input.y + grid, size: 24 };
  }
  for (const panel of plan.panels.filter((candidate) => !candidate.framed)) {
    const top = plan.frame === undefined ? bottom : bottom + panelGap;
    const height = panelHeight(panel, input);
    pen.panel(panel, { x: input.x, y: top, width: frameWidth, height });
    bottom = top + height;
  }
  const { boxes, rects, memoryX, landings } = pen;
  return { boxes, rects, memoryX, landings, corridors, columns, right: input.x + frameWidth, bottom };
}

function boxFacts(
  box: PlanBox,
  parent: EntityId | undefined,
): Pick<HostBox, 'id' | 'kind' | 'parent' | 'cpus' | 'state'> {
  return { id: box.id, kind: box.kind, parent, cpus: box.cpus, state: box.state };
}

function groupName({ kind, number, sizeKiB, coreType }: PlanBox, labels: SceneLabels): string {
  if (kind === 'socket') return labels.socket(number);
  if (kind === 'l3') return labels.l3(sizeKiB);
  return kind === 'type' ? labels.coreType(coreType) : labels.die(number);
}

const noMarks: readonly CpuMark[] = [];

interface Pen {
  readonly boxes: HostBox[];
  readonly rects: Map<EntityId, Rect>;
  readonly memoryX: Map<EntityId, number>;
  readonly landings: Band[];
  panel(panel: PlanPanel, rect: Rect): void;
}

function createPen(input: HostLayoutInput): Pen {
  const { plan, host, size, options, header } = input;
  const { labels, textWidth } = options;
  const boxes: HostBox[] = [];
  const rects = new Map<EntityId, Rect>();
  const memoryX = new Map<EntityId, number>();
  const landings: Band[] = [];
  const middle = baseline(size.cellHeight / 2, size.role);
  const put = (box: HostBox): void => {
    boxes.push(box);
    rects.set(box.id, box);
  };

  const body = (
    section: PlanSection,
    parent: EntityId | undefined,
    x: number,
    top: number,
    width: number,
  ): void => {
    let y = top;
    for (const row of section.rows) {
      const gutter = gutterHeight(section, row, input);
      landings[row.landing] = { from: y, size: gutter };
      let left = x;
      for (const unit of row.units) {
        putUnit(unit, parent, left, y + gutter);
        left += unitWidth(unit, size) + size.gap;
      }
      y += gutter + size.cellHeight;
    }
    for (const group of section.groups) {
      y += grid;
      const height = nestedHeader + bodyHeight(group, input) + nestedPad;
      putGroup(group, parent, { x, y, width, height });
      y += height;
    }
  };

  const putGroup = (group: PlanSection, parent: EntityId | undefined, rect: Rect): void => {
    const { box } = group;
    if (box === undefined) return;
    const name = groupName(box, labels);
    const place = { x: rect.x + nestedPad, y: rect.y + 17, role: 'box-title' } as const;
    const title = fitText(name, rect.width - 2 * nestedPad, place, textWidth);
    const label = `${name}, ${labels.cpus(formatCpuSet(box.cpus))}`;
    put({ ...rect, ...boxFacts(box, parent), label, texts: title === undefined ? [] : [title] });
    landings[group.landing] = { from: rect.y + 4, size: 16 };
    body(group, box.id, rect.x + nestedPad, rect.y + nestedHeader, rect.width - 2 * nestedPad);
  };

  const putUnit = (unit: PlanBox, parent: EntityId | undefined, x: number, y: number): void => {
    const width = unitWidth(unit, size);
    if (unit.kind !== 'core') {
      putThread(unit, parent, x, y, width);
      return;
    }
    const { id, kind, cpus, state } = unit;
    const label = `${labels.core(unit.number)}, ${labels.cpus(formatCpuSet(cpus))}`;
    put({ x, y, width, height: size.cellHeight, id, kind, parent, cpus, state, label, texts: [] });
    let left = x;
    for (const thread of unit.children) {
      putThread(thread, id, left, y, size.cellWidth);
      left += size.cellWidth;
    }
  };

  /** There are thousands of these: no spreading, no measuring. A number of five digits fits every cell. */
  const putThread = (
    box: PlanBox,
    parent: EntityId | undefined,
    x: number,
    y: number,
    width: number,
  ): void => {
    const { id, kind, number, cpus, state } = box;
    const height = size.cellHeight;
    const place = { x: x + width / 2, y: y + middle, role: size.role, anchor: 'middle' } as const;
    const text: SceneText | undefined =
      number === undefined || number > 99_999
        ? fitText(formatCpuSet(cpus), width - 4, place, textWidth)
        : { x: place.x, y: place.y, text: String(number), role: size.role, anchor: 'middle' };
    const marks =
      number === undefined || host === undefined || kind === 'tile' ? noMarks : marksOf(host, number);
    const name =
      number === undefined
        ? labels.cpus(formatCpuSet(cpus))
        : kind === 'tile'
          ? `${labels.node(number)}, ${labels.cpus(formatCpuSet(cpus))}`
          : labels.cpu(number, state);
    const label = marks.length === 0 ? name : [name, ...marks.map((mark) => labels.mark(mark))].join(', ');
    const texts = text === undefined ? [] : [text];
    const made: HostBox = { x, y, width, height, id, kind, parent, cpus, state, label, texts };
    put(marks.length === 0 ? made : { ...made, marks });
  };

  const panel = ({ section }: PlanPanel, rect: Rect): void => {
    const { box } = section;
    const parent = plan.frame !== undefined && box?.kind !== 'strip' ? plan.frame.id : undefined;
    if (box === undefined) {
      body(section, parent, rect.x, rect.y, rect.width);
      return;
    }
    if (box.kind === 'fold') {
      const { label, texts } = layOutFoldHeader(box, host, rect, options);
      put({ ...rect, ...boxFacts(box, parent), label, texts });
      landings[section.landing] = { from: rect.y + grid, size: 24 };
      body(section, box.id, rect.x + panelPad, rect.y + foldHeader, rect.width - 2 * panelPad);
      return;
    }
    const texts = input.headerTexts(box);
    const drawn = layOutHeader(rect, texts, header, options);
    const { facts } = texts;
    const told = facts.distances.filter(({ isOwn }) => !isOwn).map(({ text }) => text);
    const label = [texts.title, texts.cpus, texts.memory, facts.hugepages, ...told]
      .filter((part) => part !== '')
      .join(', ');
    put({
      ...rect,
      ...boxFacts(box, parent),
      label,
      texts: drawn.texts,
      ...(drawn.memory === undefined ? {} : { memory: drawn.memory }),
      ...(drawn.pages === undefined ? {} : { pages: drawn.pages }),
      ...(drawn.distances === undefined ? {} : { distances: drawn.distances }),
    });
    landings[section.landing] = { from: rect.y + grid, size: 24 };
    const memoryLanding = plan.memoryLandingOf.get(box.id);
    if (memoryLanding !== undefined) {
      landings[memoryLanding] = { from: (drawn.memory?.y ?? rect.y + header.height - grid) - 4, size: 12 };
      memoryX.set(box.id, drawn.memory?.x ?? rect.x);
    }
    body(section, box.id, rect.x + panelPad, rect.y + header.height, rect.width - 2 * panelPad);
  };

  return { boxes, rects, memoryX, landings, panel };
}
