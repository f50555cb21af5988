/**
 * The guest side: one panel per domain, its vCPUs (by guest NUMA cell when there are several), then what QEMU
 * runs beside them. Few threads: one column of generous chips. Many: rows of compact chips, each row with a
 * gutter below it through which its lines leave.
 */
import type { Analysis } from '../analysis.ts';
import type { Domain } from '../domain/domain.ts';
import { hasId } from '../cpuset/cpuset.ts';
import { cellId } from '../identity.ts';
import type { EntityId } from '../identity.ts';
import type { PinningSource, ThreadPlacement } from '../placement/placement.ts';
import type { Chip, ChipSize } from './thread-chip.ts';
import { chipSizeFor, drawChip } from './thread-chip.ts';
import { fitText } from './fit-text.ts';
import { channelHeight, grid, lanePitch, panelPad, snapUp } from './metrics.ts';
import type { GuestPanel, Point, SceneOptions, SceneText, ThreadBox } from './scene.ts';

/** Where a thread's line leaves the guest side: the first points of its edges, and the row it leaves with. */
export interface Exit {
  readonly points: readonly Point[];
  readonly y: number;
  /** Threads of one row and one source leave together. */
  readonly row: number;
  /** True when other threads leave through the same gutter lane. */
  readonly shared: boolean;
}

export interface GuestLayout {
  readonly panels: readonly GuestPanel[];
  readonly threads: readonly ThreadBox[];
  readonly exits: ReadonlyMap<EntityId, Exit>;
  readonly right: number;
  readonly bottom: number;
}

const headingHeight = 24;

export function layOutGuests(analysis: Analysis, options: SceneOptions, x: number, y: number): GuestLayout {
  const { labels, textWidth } = options;
  const placements = analysis.placements.flatMap((placement) => placement.threads);
  const size = chipSizeFor(placements, options);
  const panels: GuestPanel[] = [];
  const threads: ThreadBox[] = [];
  const exits = new Map<EntityId, Exit>();
  const nested = analysis.domains.some((domain) => domain.cells.length > 1) ? grid : 0;
  const innerWidth = size.columns * size.width + (size.columns - 1) * size.gap;
  const width = Math.max(innerWidth + 2 * nested, 128) + 2 * panelPad;
  let top = y;
  let row = 0;

  const putChips = (
    members: readonly ThreadPlacement[],
    domain: Domain,
    left: number,
    from: number,
  ): number => {
    let at = from;
    for (const chips of chipRows(members, size)) {
      const bySource = new Map<PinningSource, { readonly lane: number; count: number }>();
      for (const { thread } of chips) {
        const known = bySource.get(thread.source);
        if (known === undefined) bySource.set(thread.source, { lane: bySource.size, count: 1 });
        else known.count++;
      }
      let column = 0;
      for (const chip of chips) {
        const rect = {
          x: left + column * (size.width + size.gap),
          y: at,
          width: chip.width,
          height: size.height,
        };
        const drawn = drawChip(chip.thread, domain, rect, size, options);
        threads.push(drawn);
        const middle = rect.x + Math.min(rect.width, size.width) / 2;
        // Off the 8 px grid by 2, so that it never runs level with a lane of the host side and looks like one line.
        const { lane, count } = bySource.get(chip.thread.source) ?? { lane: 0, count: 1 };
        const gutter = at + size.height + grid + 2 + lane * lanePitch;
        exits.set(drawn.id, {
          row,
          shared: size.compact && count > 1,
          y: size.compact ? gutter : at + size.height / 2,
          points: size.compact
            ? [
                [middle, at + size.height],
                [middle, gutter],
              ]
            : [[rect.x + rect.width, at + size.height / 2]],
        });
        column += chip.columns;
      }
      row++;
      at += size.height + (size.compact ? channelHeight(bySource.size, 16) : size.rowGap);
    }
    return at;
  };

  for (const [index, domain] of analysis.domains.entries()) {
    const own = analysis.placements[index]?.threads ?? [];
    const vcpus = own.filter((thread) => thread.kind === 'vcpu');
    const others = own.filter((thread) => thread.kind !== 'vcpu');
    const header = panelHeader(domain, x, top, width, options);
    const left = x + panelPad;
    const at =
      panels.push({ id: domain.id, kind: 'domain', x, y: top, width, height: 0, texts: header.texts }) - 1;
    let bottom = header.bottom;
    for (const group of groupByCell(domain, vcpus)) {
      if (group.cell === undefined) {
        bottom = putChips(group.members, domain, left + nested, bottom);
        continue;
      }
      const cellTop = bottom;
      const cellLeft = left;
      const place = { x: cellLeft + nested, y: cellTop + 17, role: 'box-title' } as const;
      const title = fitText(labels.cell(group.cell), width - 2 * panelPad - 2 * nested, place, textWidth);
      const slot = panels.length;
      panels.push({
        id: cellId(domain.id, group.cell),
        kind: 'cell',
        x: 0,
        y: 0,
        width: 0,
        height: 0,
        texts: [],
      });
      bottom = snapUp(putChips(group.members, domain, cellLeft + nested, cellTop + headingHeight));
      panels[slot] = {
        id: cellId(domain.id, group.cell),
        kind: 'cell',
        x: cellLeft,
        y: cellTop,
        width: width - 2 * panelPad,
        height: bottom - cellTop,
        texts: title === undefined ? [] : [title],
      };
      bottom += grid;
    }
    if (others.length > 0) {
      const heading: SceneText | undefined = fitText(
        labels.hostSide,
        width - 2 * panelPad,
        { x: left + nested, y: bottom + 17, role: 'box-title' },
        textWidth,
      );
      const panel = panels[at];
      if (heading !== undefined && panel !== undefined)
        panels[at] = { ...panel, texts: [...panel.texts, heading] };
      bottom = putChips(others, domain, left + nested, bottom + headingHeight);
    }
    const panel = panels[at];
    const end = snapUp(bottom + grid);
    if (panel !== undefined) panels[at] = { ...panel, height: end - top };
    top = end + panelPad;
  }
  const none = analysis.domains.length === 0;
  return { panels, threads, exits, right: none ? x : x + width, bottom: none ? y : top - panelPad };
}

function panelHeader(
  domain: Domain,
  x: number,
  y: number,
  width: number,
  { labels, textWidth }: SceneOptions,
): { readonly texts: readonly SceneText[]; readonly bottom: number } {
  const count = labels.vcpuCount(domain.vcpus.current, domain.vcpus.max);
  const name = labels.guest(domain.name, domain.index);
  const room = width - 2 * panelPad;
  const left = x + panelPad;
  const countWidth = textWidth(count, 'panel-note');
  const sameLine = textWidth(name, 'panel-title') + 12 + countWidth <= room;
  const title = fitText(name, room, { x: left, y: y + 25, role: 'panel-title' }, textWidth);
  const note = sameLine
    ? fitText(
        count,
        countWidth,
        { x: x + width - panelPad, y: y + 25, role: 'panel-note', anchor: 'end' },
        textWidth,
      )
    : fitText(count, room, { x: left, y: y + 42, role: 'panel-note' }, textWidth);
  const bottom = y + (sameLine ? 40 : 56);
  if (domain.qemu === undefined) return { texts: [title, note].filter((text) => text !== undefined), bottom };
  const origin = fitText(labels.fromQemu, room, { x: left, y: bottom + 2, role: 'panel-note' }, textWidth);
  return { texts: [title, note, origin].filter((text) => text !== undefined), bottom: bottom + 2 * grid };
}

interface ChipGroup {
  readonly cell: number | undefined;
  readonly members: readonly ThreadPlacement[];
}

/** By guest NUMA cell when there are at least two; vCPUs that no cell lists come last. */
function groupByCell(domain: Domain, vcpus: readonly ThreadPlacement[]): readonly ChipGroup[] {
  if (domain.cells.length < 2) return [{ cell: undefined, members: vcpus }];
  const cellOf = (thread: ThreadPlacement): number | undefined =>
    domain.cells.find((cell) => hasId(cell.cpus, thread.number ?? -1))?.id;
  const groups = new Map<number | undefined, ThreadPlacement[]>(domain.cells.map((cell) => [cell.id, []]));
  for (const vcpu of vcpus) {
    const cell = cellOf(vcpu);
    const group = groups.get(cell);
    if (group === undefined) groups.set(cell, [vcpu]);
    else group.push(vcpu);
  }
  return [...groups]
    .filter(([, members]) => members.length > 0)
    .map(([cell, members]) => ({ cell, members }));
}

/** Rows of chips; a chip whose label needs it takes several columns. */
function chipRows(members: readonly ThreadPlacement[], size: ChipSize): readonly (readonly Chip[])[] {
  const rows: Chip[][] = [];
  let row: Chip[] = [];
  let used = 0;
  for (const thread of members) {
    const columns = Math.min(size.columns, size.columnsOf(thread));
    if (used + columns > size.columns) {
      rows.push(row);
      row = [];
      used = 0;
    }
    row.push({ thread, columns, width: columns * size.width + (columns - 1) * size.gap });
    used += columns;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
