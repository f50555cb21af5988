/**
 * XML that was copied from a terminal of W columns: lines of exactly W characters that end in the middle of a name,
 * a value or a number. Between two attributes, and between two elements, a line's end does no harm and stays.
 */
import type { Edit } from '../../text/offset-map.ts';

/** No terminal is narrower. */
const narrowest = 40;
/** One line this long is evidence enough; of shorter ones there must be two. */
const usual = 76;

const partOfName = /[\w:.=-]/;

export function findCutXml(text: string): readonly Edit[] {
  const cuts = candidatesIn(text);
  if (cuts.length === 0) return [];
  const edits: Edit[] = [];
  let next = 0;
  let isTag = false;
  let quote = 0;
  for (let i = text.indexOf('<'); i >= 0 && i < text.length && next < cuts.length; i++) {
    const unit = text.charCodeAt(i);
    if (i === cuts[next]) {
      next++;
      if (isJoined(text, i, isTag, quote !== 0)) edits.push({ from: i, to: i + 1, text: '' });
    } else if (unit === 60 && (quote === 0 || !isTag)) isTag = true;
    else if (!isTag) continue;
    else if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 34 || unit === 39) quote = unit;
    else if (unit === 62) isTag = false;
  }
  return edits;
}

function isJoined(text: string, at: number, isTag: boolean, isValue: boolean): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (isValue) return true;
  if (isTag) return partOfName.test(before) && partOfName.test(after);
  return /\d/.test(before) && /\d/.test(after);
}

/** Ends of lines as wide as the widest, that go on without indentation. */
function candidatesIn(text: string): readonly number[] {
  let widest = 0;
  for (let from = 0; from < text.length;) {
    const to = lineEnd(text, from);
    if (to - from > widest) widest = to - from;
    from = to + 1;
  }
  if (widest < narrowest) return [];
  const cuts: number[] = [];
  for (let from = 0; from < text.length;) {
    const to = lineEnd(text, from);
    if (to - from === widest && /[^\s<]/.test(text.charAt(to + 1))) cuts.push(to);
    from = to + 1;
  }
  return cuts.length >= 2 || widest >= usual ? cuts : [];
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
