/** The lines of a text as places: each ends at a line feed, which cleaning has made of all ends of lines. */
import { mostEdits } from './characters.ts';

export interface Line {
  readonly from: number;
  readonly to: number;
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** As many lines as are worth an edit each. */
export function* linesOf(text: string): Generator<Line> {
  let left = 4 * mostEdits;
  let from = 0;
  while (from <= text.length && left-- > 0) {
    const to = lineEnd(text, from);
    yield { from, to };
    from = to + 1;
  }
}
