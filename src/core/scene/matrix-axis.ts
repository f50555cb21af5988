/** One direction of the matrix: where each row or column begins and how wide it is. Pure arithmetic, in px. */

export interface Axis {
  readonly starts: readonly number[];
  readonly sizes: readonly number[];
  /** From the beginning of the first to the end of the last; 0 for none. */
  readonly length: number;
}

/** `gapBefore` of the first is ignored. */
export function layAxis(
  count: number,
  sizeOf: (index: number) => number,
  gapBefore: (index: number) => number = () => 0,
): Axis {
  const starts: number[] = [];
  const sizes: number[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (index > 0) at += gapBefore(index);
    const size = sizeOf(index);
    starts.push(at);
    sizes.push(size);
    at += size;
  }
  return { starts, sizes, length: at };
}

export function endOf({ starts, sizes }: Axis, index: number): number {
  return (starts[index] ?? 0) + (sizes[index] ?? 0);
}

/** The last that begins at or before the position; -1 before the first. */
function lastStartingAt({ starts }: Axis, position: number): number {
  let low = -1;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? Infinity) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What stands at the position; undefined in a gap and outside. */
export function indexAt(axis: Axis, position: number): number | undefined {
  const index = lastStartingAt(axis, position);
  return index >= 0 && position < endOf(axis, index) ? index : undefined;
}

/** Indices `from` to (without) `to` of what is seen between two positions. */
export function windowOf(
  axis: Axis,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const before = lastStartingAt(axis, from);
  const first = before < 0 ? 0 : endOf(axis, before) > from ? before : before + 1;
  const last = lastStartingAt(axis, to);
  return { from: first, to: Math.max(first, last + 1) };
}

/**
 * How far to scroll so that an entry is seen in `room`: not at all when it is, by as little as possible when it is
 * near, into the middle when it is more than a screen away.
 */
export function scrollToShow(axis: Axis, index: number, scroll: number, room: number): number {
  const start = axis.starts[index];
  if (start === undefined) return scroll;
  const end = endOf(axis, index);
  if (start >= scroll && end <= scroll + room) return scroll;
  const least = Math.max(0, Math.min(start, axis.length - room));
  if (start < scroll - room || end > scroll + 2 * room)
    return Math.max(0, Math.min((start + end - room) / 2, Math.max(0, axis.length - room)));
  return start < scroll ? least : Math.max(0, end - room);
}
