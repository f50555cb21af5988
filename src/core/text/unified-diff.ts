/** Edits of a text as a unified diff, the way `diff -u` and `git apply` write and read it. */
import { applyEdits, type Edit } from './offset-map.ts';

interface DiffLine {
  /** `same` stands in both texts, `old` only in the first, `new` only in the second. */
  readonly kind: 'same' | 'old' | 'new';
  /** Without its line end. */
  readonly text: string;
  /** The text ends with it and has no line end there. */
  readonly unended?: true;
}

export interface DiffHunk {
  /** 1-based; of an empty range the line before it, as diff has it. */
  readonly oldFrom: number;
  readonly oldCount: number;
  readonly newFrom: number;
  readonly newCount: number;
  readonly lines: readonly DiffLine[];
}

/** `edits` in order, none overlapping; `context`: lines of the text around each change. Linear in the text. */
export function diffOfEdits(text: string, edits: readonly Edit[], context = 3): readonly DiffHunk[] {
  const before = linesOf(text);
  const after = linesOf(applyEdits(text, edits).text);
  return hunksOf(changedLines(before, after, text, edits), before, after, context);
}

/** Changes that are near each other in one hunk. */
export function hunksOf(
  changes: readonly LineChange[],
  before: Lines,
  after: Lines,
  context: number,
): readonly DiffHunk[] {
  const hunks: DiffHunk[] = [];
  for (let i = 0; i < changes.length;) {
    let last = i;
    for (let next = changes[last + 1]; next !== undefined; next = changes[last + 1]) {
      if (next.oldFrom - (changes[last]?.oldTo ?? 0) > 2 * context) break;
      last += 1;
    }
    hunks.push(hunkOf(changes.slice(i, last + 1), before, after, context));
    i = last + 1;
  }
  return hunks;
}

/** `name` heads both texts. Empty when nothing differs. */
export function formatDiff(hunks: readonly DiffHunk[], name: string): string {
  if (hunks.length === 0) return '';
  const range = (from: number, count: number): string =>
    count === 1 ? String(from) : `${String(from)},${String(count)}`;
  const sign = { same: ' ', old: '-', new: '+' } as const;
  const lines = hunks.flatMap((hunk) => [
    `@@ -${range(hunk.oldFrom, hunk.oldCount)} +${range(hunk.newFrom, hunk.newCount)} @@`,
    ...hunk.lines.flatMap(({ kind, text, unended }) => [
      `${sign[kind]}${text}`,
      ...(unended === true ? ['\\ No newline at end of file'] : []),
    ]),
  ]);
  return [`--- ${name}`, `+++ ${name}`, ...lines, ''].join('\n');
}

export interface Lines {
  readonly texts: readonly string[];
  readonly starts: readonly number[];
  /** The last line has no line end. */
  readonly unended: boolean;
}

/** A line ends at LF alone, as for diff; a CR before it belongs to the line. */
export function linesOf(text: string): Lines {
  const texts: string[] = [];
  const starts: number[] = [];
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    starts.push(at);
    texts.push(text.slice(at, end < 0 ? text.length : end));
    if (end < 0) return { texts, starts, unended: true };
    at = end + 1;
  }
  return { texts, starts, unended: false };
}

/** Lines `oldFrom`–`oldTo` became `newFrom`–`newTo`; half open, 0-based. */
export interface LineChange {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

function changedLines(
  before: Lines,
  after: Lines,
  text: string,
  edits: readonly Edit[],
): readonly LineChange[] {
  const changes: LineChange[] = [];
  let shift = 0;
  for (const edit of edits) {
    if (text.slice(edit.from, edit.to) === edit.text) continue;
    const newAt = edit.from + shift;
    shift += edit.text.length - (edit.to - edit.from);
    const change: LineChange = {
      oldFrom: lineAt(before, edit.from),
      oldTo: lineAt(before, edit.to) + 1,
      newFrom: lineAt(after, newAt),
      newTo: lineAt(after, newAt + edit.text.length) + 1,
    };
    const last = changes.at(-1);
    if (last !== undefined && change.oldFrom < last.oldTo) {
      last.oldTo = change.oldTo;
      last.newTo = change.newTo;
    } else changes.push(change);
  }
  return changes
    .map((change) => trim(change, before, after))
    .filter((one) => one.oldTo > one.oldFrom || one.newTo > one.newFrom);
}

/** The line that holds an offset; behind the last line end, the number of lines. */
function lineAt({ starts, texts, unended }: Lines, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const isBehind = !unended && at > (starts[low] ?? 0) + (texts[low] ?? '').length;
  return isBehind || starts.length === 0 ? starts.length : low;
}

/** Lines at the edges that are the same in both are no change. */
function trim(change: LineChange, before: Lines, after: Lines): LineChange {
  let { oldFrom, oldTo, newFrom, newTo } = change;
  oldTo = Math.min(oldTo, before.texts.length);
  newTo = Math.min(newTo, after.texts.length);
  const isSame = (a: number, b: number): boolean =>
    before.texts[a] === after.texts[b] && endsAlike(before, a, after, b);
  while (oldFrom < oldTo && newFrom < newTo && isSame(oldFrom, newFrom)) {
    oldFrom++;
    newFrom++;
  }
  while (oldFrom < oldTo && newFrom < newTo && isSame(oldTo - 1, newTo - 1)) {
    oldTo--;
    newTo--;
  }
  return { oldFrom, oldTo, newFrom, newTo };
}

function isUnended({ texts, unended }: Lines, line: number): boolean {
  return unended && line === texts.length - 1;
}

function endsAlike(before: Lines, a: number, after: Lines, b: number): boolean {
  return isUnended(before, a) === isUnended(after, b);
}

function hunkOf(changes: readonly LineChange[], before: Lines, after: Lines, context: number): DiffHunk {
  const first = changes[0] ?? { oldFrom: 0, oldTo: 0, newFrom: 0, newTo: 0 };
  const last = changes.at(-1) ?? first;
  const lead = Math.min(context, first.oldFrom);
  const tail = Math.min(context, before.texts.length - last.oldTo);
  const lines: DiffLine[] = [];
  const put = (kind: DiffLine['kind'], from: Lines, line: number): void => {
    lines.push({
      kind,
      text: from.texts[line] ?? '',
      ...(isUnended(from, line) ? { unended: true as const } : {}),
    });
  };
  let at = first.oldFrom - lead;
  for (const { oldFrom, oldTo, newFrom, newTo } of changes) {
    for (; at < oldFrom; at++) put('same', before, at);
    for (; at < oldTo; at++) put('old', before, at);
    for (let line = newFrom; line < newTo; line++) put('new', after, line);
  }
  for (; at < last.oldTo + tail; at++) put('same', before, at);
  const oldCount = lines.filter(({ kind }) => kind !== 'new').length;
  const newCount = lines.filter(({ kind }) => kind !== 'old').length;
  return {
    oldFrom: first.oldFrom - lead + (oldCount === 0 ? 0 : 1),
    oldCount,
    newFrom: first.newFrom - lead + (newCount === 0 ? 0 : 1),
    newCount,
    lines,
  };
}
