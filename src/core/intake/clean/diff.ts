/**
 * A difference of two files (`diff -u`, `git diff`, `diff`): what it was is left out, what it became is read. Both sides
 * together would be a third text that nobody has.
 */
import type { KindEdit } from './repair.ts';
import { mostEdits } from './characters.ts';
import { hasLineWithPrefix, linesOf, type Line } from './lines-of.ts';

const unified = /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/;
/** `diff` without options: which lines of the one became which of the other. */
const normal = /^\d+(?:,\d+)?[acd]\d+(?:,\d+)?$/;
const quick = /^(?:@@ -|\+\+\+ \S|\d+(?:,\d+)?[acd]\d+(?:,\d+)?$)/m;
const heads =
  /^(?:diff -|diff --git |index [\da-f]+\.\.|new file mode|deleted file mode|similarity index|rename )/;

export function findDiff(text: string): readonly KindEdit[] {
  const edits: KindEdit[] = [];
  if (!hasLineWithPrefix(text) || !quick.test(text)) return edits;
  let mode: 'unified' | 'normal' | undefined;
  let before: Line | undefined;
  const cut = (from: number, to: number): void => {
    edits.push({ from, to, text: '', kind: 'diff-side' });
  };
  for (const line of linesOf(text)) {
    if (edits.length > mostEdits) break;
    const { from, to } = line;
    const head = text.slice(from, Math.min(to, from + 120));
    const mark = head.charAt(0);
    if (head.startsWith('+++ ') && before !== undefined && text.startsWith('--- ', before.from)) {
      if (mode === undefined) cut(before.from, before.to);
      cut(from, to);
      mode = 'unified';
    } else if (unified.test(head)) {
      cut(from, to);
      mode = 'unified';
    } else if (normal.test(head)) {
      cut(from, to);
      mode = 'normal';
    } else if (heads.test(head)) cut(from, to);
    else if (mode === 'unified') {
      if (mark === '-' || mark === '\\') cut(from, to);
      else if (mark === '+' || mark === ' ') cut(from, from + 1);
      else if (mark !== '') mode = undefined;
    } else if (mode === 'normal') {
      if (mark === '<' || head === '---' || mark === '\\') cut(from, to);
      else if (head.startsWith('> ')) cut(from, from + 2);
      else if (mark !== '') mode = undefined;
    }
    before = line;
  }
  return edits;
}
