/** Marks that tools put at the ends of lines and pages. */
import type { Edit } from '../../text/offset-map.ts';
import { mostEdits } from './characters.ts';

/** Where `more` stopped, also in the middle of a table. */
export function findPagerMarks(text: string): readonly Edit[] {
  if (!text.includes('--More--')) return [];
  const edits: Edit[] = [];
  for (const { index, 0: mark } of text.matchAll(/--More--(?:\(\d{1,3}%\))?[ \t]*/g)) {
    if (edits.length > mostEdits) break;
    edits.push({ from: index, to: index + mark.length, text: '' });
  }
  return edits;
}

/** `cat -A`: every line ends with `$`, a tab is `^I`, a no-break space `M-BM- `. */
const marks = /\^I|\^M(?=\$?$)|M-BM- |\$$/gm;
const meant: Readonly<Record<string, string>> = { '^I': '\t', 'M-BM- ': ' ' };
/** Of the lines that are there. */
const leastMarked = 0.8;

export function findCaretNotation(text: string): readonly Edit[] {
  const head = text.slice(0, 20_000).split('\n').filter(Boolean);
  const ended = head.filter((line) => line.endsWith('$')).length;
  if (ended < 3 || ended < leastMarked * head.length) return [];
  const edits: Edit[] = [];
  marks.lastIndex = 0;
  for (let found = marks.exec(text); found !== null && edits.length <= mostEdits; found = marks.exec(text)) {
    edits.push({ from: found.index, to: found.index + found[0].length, text: meant[found[0]] ?? '' });
  }
  return edits;
}
