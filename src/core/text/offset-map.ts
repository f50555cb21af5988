/** Edits of a text that remember where every character came from. */

/** Replaces `from`–`to` of the old text; nothing may overlap, and edits come in order. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Runs of the new text in order: run i begins at `starts[i]` and stands for `from[i]`–`to[i]` of the old text. A run
 * as long as what it stands for maps character by character; any other (an entity made one character) as a whole.
 */
export interface OffsetMap {
  readonly starts: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Length of the new text. */
  readonly length: number;
}

export function applyEdits(
  text: string,
  edits: readonly Edit[],
): { readonly text: string; readonly map: OffsetMap } {
  const starts: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const parts: string[] = [];
  let length = 0;
  const add = (part: string, begin: number, end: number): void => {
    if (part === '') return;
    starts.push(length);
    from.push(begin);
    to.push(end);
    parts.push(part);
    length += part.length;
  };
  let at = 0;
  for (const edit of edits) {
    add(text.slice(at, edit.from), at, edit.from);
    add(edit.text, edit.from, edit.to);
    at = edit.to;
  }
  add(text.slice(at), at, text.length);
  return { text: parts.join(''), map: { starts, from, to, length } };
}

/** Parts of a text one behind the other, a line each; they need not be in the order in which they stand in it. */
export function arrangeText(
  text: string,
  parts: readonly { readonly from: number; readonly to: number }[],
): { readonly text: string; readonly map: OffsetMap } {
  const starts: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const lines: string[] = [];
  let length = 0;
  for (const part of parts) {
    const line = text.slice(part.from, part.to);
    if (line !== '') {
      starts.push(length);
      from.push(part.from);
      to.push(part.to);
    }
    // The end of the line stands for nothing, behind the part.
    starts.push(length + line.length);
    from.push(part.to);
    to.push(part.to);
    lines.push(line);
    length += line.length + 1;
  }
  return { text: lines.map((line) => `${line}\n`).join(''), map: { starts, from, to, length } };
}

/** Where a part of the new text stood in the old one; an empty part stays empty. */
export function placeBefore(
  map: OffsetMap,
  begin: number,
  end: number,
): { readonly from: number; readonly to: number } {
  const from = begin < map.length ? startBefore(map, begin) : endBefore(map, begin);
  return { from, to: end > begin ? Math.max(from, endBefore(map, end)) : from };
}

function startBefore(map: OffsetMap, at: number): number {
  const run = runAt(map, at);
  const from = map.from[run] ?? 0;
  return isExact(map, run) ? from + at - (map.starts[run] ?? 0) : from;
}

/** The end of the character before `at`. */
function endBefore(map: OffsetMap, at: number): number {
  const run = runAt(map, Math.max(0, at - 1));
  const from = map.from[run] ?? 0;
  return isExact(map, run) ? from + at - (map.starts[run] ?? 0) : (map.to[run] ?? 0);
}

function isExact(map: OffsetMap, run: number): boolean {
  const length = (map.starts[run + 1] ?? map.length) - (map.starts[run] ?? 0);
  return length === (map.to[run] ?? 0) - (map.from[run] ?? 0);
}

function runAt({ starts }: OffsetMap, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
