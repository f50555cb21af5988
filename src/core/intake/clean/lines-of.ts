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

/** More of a line is not looked at: what stands in front of a line, or begins a format, is shorter. */
export const longestSight = 400;

/** As many lines as are worth an edit each; the last of those holds all that follows, so that nothing is lost. */
export function* linesOf(text: string): Generator<Line> {
  let left = 4 * mostEdits;
  let from = 0;
  while (from <= text.length) {
    const to = --left > 0 ? lineEnd(text, from) : text.length;
    yield { from, to };
    from = to + 1;
  }
}

/**
 * Whether any line begins with something else than a blank or `<`: no line of XML as machines write it does, and what
 * stands in front of lines need not be looked for in it.
 */
export function hasLineWithPrefix(text: string): boolean {
  for (let from = 0; from < text.length; from = lineEnd(text, from) + 1) {
    const first = text.charCodeAt(from);
    if (first !== 0x20 && first !== 0x3c && first !== 0x09 && first !== 0x0a) return true;
  }
  return false;
}
