/** From one text to another as one change, so that undo, marks and the caret outlive what is changed from outside. */
import type { Text } from '@codemirror/state';

interface OneChange {
  readonly from: number;
  readonly to: number;
  readonly insert: Text;
}

/** What lies between the common beginning and the common end; undefined if both are the same. */
export function changesBetween(before: Text, after: Text): OneChange | undefined {
  if (before.eq(after)) return undefined;
  const a = before.toString();
  const b = after.toString();
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end += 1;
  return { from: start, to: a.length - end, insert: after.slice(start, b.length - end) };
}
