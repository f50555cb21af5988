/**
 * Raw mail: `=` at a line's end joins it with the next, `=3D` is `=` (RFC 2045 §6.7). Nothing else in a text looks
 * like it when every `=` begins such a mark.
 */
import type { Edit } from '../../text/offset-map.ts';
import { mostEdits } from './characters.ts';

/** A line of such mail has 76 characters at most, and is broken close to that. */
const brokenLine = /^[^\n]{60,77}=[ \t]*$/m;
const mark = /=(?:[ \t]*\n|(?:[0-9A-F]{2}(?:=[0-9A-F]{2})*))/g;
/** One stray in so many marks is taken for a slip of the copy. */
const marksPerStray = 20;

export function findQuotedPrintable(text: string): readonly Edit[] {
  if (!text.includes('=\n') && !text.includes('=3D') && !text.includes('=20\n')) return [];
  if (!brokenLine.test(text) && !/=3D|=20$|=C2=A0/m.test(text)) return [];
  let all = 0;
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) all++;
  const edits: Edit[] = [];
  let marks = 0;
  mark.lastIndex = 0;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const [written] = found;
    const isBreak = written.endsWith('\n');
    marks += isBreak ? 1 : written.length / 3;
    if (edits.length > mostEdits) continue;
    edits.push({ from: found.index, to: found.index + written.length, text: isBreak ? '' : decode(written) });
  }
  return (all - marks) * marksPerStray > all ? [] : edits;
}

/** UTF-8, or Latin-1 where it is none. */
function decode(written: string): string {
  try {
    return decodeURIComponent(written.replaceAll('=', '%'));
  } catch {
    return written.replace(/=(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}
