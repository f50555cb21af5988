/** The titles on the guest side: of a domain with its number of vCPUs, and of what the guest sees in it. */
import type { Domain } from '../domain/domain.ts';
import { fitText } from './fit-text.ts';
import type { GuestGroup } from './guest-groups.ts';
import type { BoundMemory } from './memory-bound.ts';
import { grid, panelPad } from './metrics.ts';
import type { SceneOptions, SceneText } from './scene.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface GuestHeader {
  readonly texts: readonly SceneText[];
  readonly bottom: number;
  /** Under the number of vCPUs, where a gauge finds room. */
  readonly weightBottom: number;
}

/** Name and number on one line where both fit, else below one another; then whose word it is, and its bound memory. */
export function panelHeader(
  domain: Domain,
  bound: BoundMemory | undefined,
  { x, y, width }: Place,
  { labels, textWidth }: SceneOptions,
): GuestHeader {
  const count = labels.vcpuCount(domain.vcpus.current, domain.vcpus.max);
  const name = labels.guest(domain.name, domain.index);
  const room = width - 2 * panelPad;
  const left = x + panelPad;
  const countWidth = textWidth(count, 'panel-note');
  const sameLine = textWidth(name, 'panel-title') + 12 + countWidth <= room;
  const texts = [fitText(name, room, { x: left, y: y + 25, role: 'panel-title' }, textWidth)];
  texts.push(
    sameLine
      ? fitText(
          count,
          countWidth,
          { x: x + width - panelPad, y: y + 25, role: 'panel-note', anchor: 'end' },
          textWidth,
        )
      : fitText(count, room, { x: left, y: y + 42, role: 'panel-note' }, textWidth),
  );
  let bottom = y + (sameLine ? 40 : 56);
  const weightBottom = bottom - 5;
  if (domain.qemu !== undefined) {
    texts.push(fitText(labels.fromQemu, room, { x: left, y: bottom + 2, role: 'panel-note' }, textWidth));
    bottom += 2 * grid;
  }
  if (bound !== undefined) {
    const said = labels.boundMemory(bound.mode);
    texts.push(fitText(said, room, { x: left, y: bottom + 9, role: 'box-title' }, textWidth));
    bottom += 2 * grid;
  }
  return { texts: texts.filter((text) => text !== undefined), bottom, weightBottom };
}

/** `Guest NUMA cell 0 · Socket 0`, and at the right what its memory is and to what it is bound. */
export function groupTitle(
  { names }: GuestGroup,
  { cells }: Domain,
  bound: BoundMemory | undefined,
  { x, y, width }: Place,
  { labels, textWidth }: SceneOptions,
): readonly SceneText[] {
  const [outermost] = names;
  const cell = outermost?.kind === 'cell' ? cells.find(({ id }) => id === outermost.number) : undefined;
  const title = names
    .map(({ kind, number }) =>
      kind === 'cell'
        ? labels.cell(number)
        : kind === 'socket'
          ? labels.guestSocket(number)
          : labels.guestDie(number),
    )
    .join(' · ');
  const size = cell?.memoryKiB === undefined ? undefined : labels.memory(cell.memoryKiB, undefined);
  const room = width - textWidth(title, 'box-title') - 12;
  const note = notesOf(size, bound, labels).find((text) => textWidth(text, 'box-title') <= room);
  const right = { x: x + width, y: y + 17, role: 'box-title', anchor: 'end' } as const;
  return [
    fitText(title, width, { x, y: y + 17, role: 'box-title' }, textWidth),
    note === undefined ? undefined : fitText(note, room, right, textWidth),
  ].filter((text) => text !== undefined);
}

/** The longest first. */
function notesOf(
  size: string | undefined,
  bound: BoundMemory | undefined,
  labels: SceneOptions['labels'],
): readonly string[] {
  if (bound === undefined) return size === undefined ? [] : [size];
  const { mode } = bound;
  if (mode === undefined) return [labels.boundMemory(mode)];
  return size === undefined ? [labels.boundMemory(mode), mode] : [`${size} · ${mode}`, mode];
}
