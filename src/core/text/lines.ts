/** Offsets to lines and columns: both 1-based, columns in UTF-16 units. A line ends at LF, CRLF or a lone CR. */

export interface LineIndex {
  /** Offset of the first unit of each line. */
  readonly starts: readonly number[];
}

export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** By the browser's own search: a loop over millions of units is slow where it has not been made fast yet. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  let feed = text.indexOf('\n');
  let back = text.indexOf('\r');
  while (feed >= 0 || back >= 0) {
    if (back >= 0 && (feed < 0 || back < feed)) {
      if (feed !== back + 1) starts.push(back + 1);
      back = text.indexOf('\r', back + 1);
    } else {
      starts.push(feed + 1);
      feed = text.indexOf('\n', feed + 1);
    }
  }
  return { starts };
}

/** How many lines a text has; one at least. */
export function countLines(text: string): number {
  let count = 1;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) count++;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== 10) count++;
  return count;
}

/** The line and column of an offset. Offsets before the text count as its start. */
export function lineColumnAt(index: LineIndex, offset: number): LineColumn {
  const { starts } = index;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1 };
}

export function lineCount(index: LineIndex): number {
  return index.starts.length;
}
