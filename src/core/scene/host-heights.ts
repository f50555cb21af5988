/** How tall the parts of the host side are, once it is known how many lanes each gutter holds. */
import { foldHeader } from './fold-header.ts';
import type { HeaderShape } from './host-header.ts';
import type { PlanPanel, PlanRow, PlanSection, UnitSize } from './host-plan.ts';
import { isNested } from './host-plan.ts';
import { channelHeight, grid, panelPad } from './metrics.ts';

export interface HeightInput {
  readonly size: UnitSize;
  readonly header: HeaderShape;
  readonly counts: { readonly landings: readonly number[] };
}

export const nestedHeader = 24;
export const nestedPad = grid;

export function panelHeight(panel: PlanPanel, input: HeightInput): number {
  const { box } = panel.section;
  const header = box?.kind === 'fold' ? foldHeader : input.header.height;
  return bodyHeight(panel.section, input) + (box === undefined ? 0 : header + panelPad);
}

/** Rows first, then the nested groups below one another. */
export function bodyHeight(section: PlanSection, input: HeightInput): number {
  let height = 0;
  for (const row of section.rows) height += gutterHeight(section, row, input) + input.size.cellHeight;
  for (const group of section.groups) height += grid + nestedHeader + bodyHeight(group, input) + nestedPad;
  return height;
}

/** Under a header, an empty gutter needs no more than a little air. */
export function gutterHeight(section: PlanSection, row: PlanRow, { counts, size }: HeightInput): number {
  const least = row !== section.rows[0] ? size.gap : isNested(section.box?.kind) ? 0 : grid;
  return channelHeight(counts.landings[row.landing] ?? 0, least);
}
