/**
 * The guest side: one panel per domain, its vCPUs as the guest sees them (`guest-groups.ts`), then what QEMU runs beside
 * them. Where memory is bound to nodes, a bar stands for it, as one does on the host side, and lines leave its end.
 */
import type { Domain } from '../domain/domain.ts';
import { cellId } from '../identity.ts';
import type { EntityId } from '../identity.ts';
import type { DomainLimits } from '../placement/limits.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import { placeChips } from './chip-rows.ts';
import type { ChipPlace, Exit } from './chip-rows.ts';
import { fitText } from './fit-text.ts';
import { gaugeWeight } from './gauges.ts';
import type { GuestGroup } from './guest-groups.ts';
import { groupTitle, panelHeader } from './guest-header.ts';
import { guestWidth, nestingOf, rowWithOthers } from './guest-plan.ts';
import type { PlannedGuest } from './guest-plan.ts';
import type { BoundMemory } from './memory-bound.ts';
import { grid, panelPad, snapUp } from './metrics.ts';
import type { GuestPanel, Rect, SceneOptions, SceneText, ThreadBox } from './scene.ts';
import type { ChipSize } from './thread-chip.ts';
import { drawChip } from './thread-chip.ts';

export interface GuestLayout {
  readonly panels: readonly GuestPanel[];
  readonly threads: readonly ThreadBox[];
  readonly cores: readonly Rect[];
  /** Of threads, and of memory that is bound to nodes by what it belongs to. */
  readonly exits: ReadonlyMap<EntityId, Exit>;
  readonly right: number;
  readonly bottom: number;
}

const headingHeight = 24;
const barHeight = 4;

export function layOutGuests(
  guests: readonly PlannedGuest[],
  size: ChipSize,
  options: SceneOptions,
  x: number,
  y: number,
): GuestLayout {
  const nesting = nestingOf(guests);
  const width = guestWidth(guests, size);
  const pen = createPen(size, options, x + panelPad + nesting * grid);
  let top = y;
  for (const { domain, tree, others, memory, limits } of guests) {
    const place = { x, y: top, width };
    const together = rowWithOthers({ tree, others }, guests.length, size);
    const rows = new Map(memory.map((row) => [row.from, row]));
    const guest = { tree, others, together, limits, memory: rows };
    top = pen.domain(domain, guest, place) + panelPad;
  }
  const none = guests.length === 0;
  const { panels, threads, cores, exits } = pen;
  return {
    panels,
    threads,
    cores,
    exits,
    right: none ? x : x + width,
    bottom: none ? y : top - panelPad,
  };
}

interface Guest {
  readonly tree: GuestGroup;
  readonly others: readonly ThreadPlacement[];
  /** vCPUs and others, where they stand in one row. */
  readonly together: readonly (readonly ThreadPlacement[])[] | undefined;
  readonly memory: ReadonlyMap<EntityId, BoundMemory>;
  readonly limits: DomainLimits | undefined;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Pen {
  readonly panels: readonly GuestPanel[];
  readonly threads: readonly ThreadBox[];
  readonly cores: readonly Rect[];
  readonly exits: ReadonlyMap<EntityId, Exit>;
  /** @returns where the panel ends */
  domain(domain: Domain, guest: Guest, place: Place): number;
}

function createPen(size: ChipSize, options: SceneOptions, chipsX: number): Pen {
  const { labels, textWidth } = options;
  const panels: GuestPanel[] = [];
  const threads: ThreadBox[] = [];
  const cores: Rect[] = [];
  const exits = new Map<EntityId, Exit>();
  let row = 0;

  const chips = (
    units: readonly (readonly ThreadPlacement[])[],
    domain: Domain,
    limits: DomainLimits | undefined,
    place: Omit<ChipPlace, 'row'>,
  ): { readonly bottom: number; readonly used: number } => {
    const placed = placeChips(units, size, { ...place, row });
    for (const { thread, rect, exit } of placed.chips) {
      threads.push(drawChip(thread, domain, rect, size, options, limits));
      exits.set(thread.thread, exit);
    }
    cores.push(...placed.cores);
    row += placed.rows;
    return placed;
  };

  /** The bar of memory that is bound to nodes, with the place where its lines leave; nothing where it is not. */
  const memoryBar = (
    from: EntityId,
    bound: BoundMemory | undefined,
    { x, y, width }: Place,
  ): Rect | undefined => {
    if (bound === undefined) return undefined;
    const middle = y + barHeight / 2;
    exits.set(from, { row: row++, shared: false, y: middle, points: [[x + width, middle]] });
    return { x, y, width, height: barHeight };
  };

  const group = (of: GuestGroup, domain: Domain, guest: Guest, { x, y, width }: Place): number => {
    const [outermost] = of.names;
    if (outermost === undefined) return y;
    const isCell = outermost.kind === 'cell';
    const lowest = lowestVcpu(of);
    const owner = isCell ? cellId(domain.id, outermost.number) : domain.id;
    const id = isCell ? owner : `${domain.id}/${outermost.kind}:${String(lowest)}`;
    const bound = isCell ? guest.memory.get(id) : undefined;
    const slot = panels.length;
    const inner = { x: x + grid, y: y + headingHeight, width: width - 2 * grid };
    const memory = memoryBar(id, bound, { ...inner, y: y + headingHeight });
    const panel = { id, kind: isCell ? ('cell' as const) : ('group' as const), owner, x, y, width };
    const texts = groupTitle(of, domain, bound, { x: inner.x, y, width: inner.width }, options);
    panels.push({ ...panel, height: 0, texts, ...(memory === undefined ? {} : { memory }) });
    let bottom = y + headingHeight + (memory === undefined ? 0 : barHeight + grid);
    if (of.cores.length > 0) bottom = chips(of.cores, domain, guest.limits, { x: chipsX, y: bottom }).bottom;
    bottom = inside(of, domain, guest, { ...inner, y: bottom });
    bottom = snapUp(bottom);
    panels[slot] = { ...panel, height: bottom - y, texts, ...(memory === undefined ? {} : { memory }) };
    return bottom;
  };

  const inside = (of: GuestGroup, domain: Domain, guest: Guest, place: Place): number => {
    let bottom = place.y;
    for (const part of of.groups) bottom = group(part, domain, guest, { ...place, y: bottom }) + grid;
    return bottom;
  };

  /** Emulator and iothreads: after the vCPUs of a crowded drawing, beside their heading, or below it. */
  const beside = ({ others, limits }: Guest, domain: Domain, { y, width }: Place): number => {
    const place = { x: chipsX, y: y + 17, role: 'box-title' } as const;
    const heading = fitText(labels.hostSide, width, place, textWidth);
    if (heading !== undefined) addText(heading, domain.id);
    const free = size.columns - others.reduce((sum, thread) => sum + size.columnsOf(thread), 0);
    const indent = Math.ceil((textWidth(labels.hostSide, 'box-title') + 12) / (size.width + size.gap));
    const units = others.map((thread) => [thread]);
    return size.compact && indent <= free
      ? chips(units, domain, limits, { x: chipsX, y, indent }).bottom
      : chips(units, domain, limits, { x: chipsX, y: y + headingHeight }).bottom;
  };

  const addText = (text: SceneText, to: EntityId): void => {
    const at = panels.findLastIndex(({ id }) => id === to);
    const panel = panels[at];
    if (panel !== undefined) panels[at] = { ...panel, texts: [...panel.texts, text] };
  };

  return {
    panels,
    threads,
    cores,
    exits,
    domain(domain, guest, place) {
      const { tree, others, together, memory, limits } = guest;
      const { x, y, width } = place;
      const bound = memory.get(domain.id);
      const header = panelHeader(domain, bound, place, options);
      const inner = { x: x + panelPad, width: width - 2 * panelPad };
      const slot = panels.length;
      const bar = memoryBar(domain.id, bound, { ...inner, y: header.bottom });
      const own = { id: domain.id, kind: 'domain' as const, owner: domain.id, x, y, width };
      const name = labels.guest(domain.name, domain.index);
      const corner = { right: x + width - panelPad, bottom: header.weightBottom };
      const weight = limits === undefined ? undefined : gaugeWeight(limits, name, corner, labels);
      const shown = {
        ...own,
        texts: header.texts,
        ...(bar === undefined ? {} : { memory: bar }),
        ...(weight === undefined ? {} : { weight }),
      };
      panels.push({ ...shown, height: 0 });
      let bottom = inside(tree, domain, guest, {
        ...inner,
        y: header.bottom + (bar === undefined ? 0 : barHeight + grid),
      });
      const units = together ?? tree.cores;
      if (units.length > 0) bottom = chips(units, domain, limits, { x: chipsX, y: bottom }).bottom;
      if (others.length > 0 && together === undefined)
        bottom = beside(guest, domain, { ...inner, y: bottom });
      const end = snapUp(bottom + (size.compact ? 0 : grid));
      const made = panels[slot];
      if (made !== undefined) panels[slot] = { ...made, height: end - y };
      return end;
    },
  };
}

function lowestVcpu({ cores, groups }: GuestGroup): number {
  const own = cores.flat().map(({ number = 0 }) => number);
  return Math.min(...own, ...groups.map(lowestVcpu));
}
