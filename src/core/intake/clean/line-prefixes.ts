/**
 * What stands in front of every line of a block because of the way it was copied: mail quoting, `stdout: `, line
 * numbers, indentation. Taken off only where the block shows it (formats.md §0.5, 5).
 */
import type { Edit } from '../../text/offset-map.ts';
import { mostEdits } from './characters.ts';
import { lineEnd, linesOf, longestSight, type Line } from './lines-of.ts';

/** Whether a line can only be the beginning of something that Pinscope knows. */
export type IsStart = (line: string) => boolean;

/**
 * Lines of ``` and ~~~ become blank. `{code}`, `{noformat}` and `[code]` may have text beside them on their line, which
 * then begins a line of its own; so does what stands right behind the three marks.
 */
export function findFences(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  if (!/`{3}|~{3}|\{code|\{noformat|\[\/?code/i.test(text)) return edits;
  const fence =
    /^[ \t]*(?:`{3,}|~{3,})[ \t]*[\w+-]{0,20}[ \t]*$|^[ \t]*(?:`{3,})(?=\S)|(?:`{3,})[ \t]*$|\{(?:code|noformat)(?::[^}\n]{0,80})?\}|\[\/?(?:code|pre|quote|spoiler|php|xml|b|i|u|icode|noparse)(?:=[^\]\n]{0,80})?\]/gim;
  for (let found = fence.exec(text); found !== null && edits.length <= mostEdits; found = fence.exec(text)) {
    const [mark] = found;
    if (mark === '') continue;
    const to = found.index + mark.length;
    const isAlone = isLineEnd(text, found.index - 1) && isLineEnd(text, to);
    edits.push({ from: found.index, to, text: isAlone ? '' : '\n' });
  }
  return edits;
}

function isLineEnd(text: string, at: number): boolean {
  return at < 0 || at >= text.length || text.charAt(at) === '\n';
}

/** What lines may begin with, and the marks without the one blank that may follow them. */
const quoteMarks: readonly (readonly [first: string, mark: RegExp])[] = [
  ['>', /^[ \t]{0,16}>(?:[ \u00a0]?>)*/],
  ['|', /^[ \t]{0,16}\|(?=[ \u00a0]|$)(?![^\n]*\|[ \t]*$)|^[ \t]{0,16}\|$/],
  // The border of a tmux pane, unless something is drawn with it.
  ['│┃', /^[│┃](?![^\n]*[│┃┌┐└┘├┤╭╮][^\n]*[^\s│┃]|[^\n]*[┌┐└┘├┤╭╮]|[^\n]*[│┃][^\n]*[│┃])/],
  ['s', /^[ \t]{0,16}std(?:out|err)[:|]/],
];

/** Quoting of mail and of log collectors: a block of three lines or more of which six in ten carry it. */
export function findQuoting(text: string): readonly Edit[] {
  const begins = firstCharacters(text);
  for (const [first, mark] of quoteMarks) {
    if (!begins(first) || (first === 's' && !text.includes('std'))) continue;
    const edits = findMarked(text, mark);
    if (edits.length > 0) return isBorder(mark) ? withRightBorders(text, edits) : edits;
  }
  return [];
}

/**
 * Whether any line begins, blanks aside, with one of some characters. Nearly no text has what the steps here look for, and
 * a search at every character takes ten times as long.
 */
function firstCharacters(text: string): (wanted: string) => boolean {
  const found = new Set<number>();
  for (let from = 0; from < text.length; from = lineEnd(text, from) + 1)
    found.add(text.charCodeAt(from + countBlanks(text, from, text.length)));
  return (wanted) => {
    for (let i = 0; i < wanted.length; i++) if (found.has(wanted.charCodeAt(i))) return true;
    return false;
  };
}

function isBorder(mark: RegExp): boolean {
  return mark.source.startsWith('^[│');
}

/** A pane between two others has a border at the end of its lines, too. */
function withRightBorders(text: string, lefts: readonly Edit[]): readonly Edit[] {
  return lefts.flatMap((edit): readonly Edit[] => {
    const to = lineEnd(text, edit.to);
    const at = text.slice(Math.max(edit.to, to - longestSight), to).search(/[│┃][ \t]*$/);
    if (at < 0) return [edit];
    const from = Math.max(edit.to, to - longestSight) + at;
    return [edit, { from, to, text: '' }];
  });
}

const leastMarked = 0.6;
/** So many lines without the mark end a block. */
const longestGap = 2;

/** A mark, and how many blanks stand between it and the text of its line. */
interface Mark {
  readonly from: number;
  readonly to: number;
  readonly blanks: number;
  readonly isAlone: boolean;
}

function findMarked(text: string, mark: RegExp): readonly Edit[] {
  const edits: Edit[] = [];
  let block: Mark[] = [];
  /** Lines of the block, those of the gap at its end left out. */
  let size = 0;
  let gap = 0;
  /** The line before is a tag without its end: a `>` belongs to that. */
  let isOpenTag = false;
  const close = (): void => {
    if (block.length >= 3 && block.length >= leastMarked * size) cutMarks(block, 1, edits);
    block = [];
    size = gap = 0;
  };
  for (const { from, to } of linesOf(text)) {
    if (block.length > mostEdits) break;
    const line = text.slice(from, Math.min(to, from + longestSight));
    const length: number | undefined = isOpenTag ? undefined : mark.exec(line)?.[0].length;
    isOpenTag = length === undefined && line.lastIndexOf('<') > line.lastIndexOf('>');
    if (length !== undefined) {
      size += gap + 1;
      gap = 0;
      block.push(markAt(text, from, from + length, to));
    } else if (block.length > 0 && ++gap > longestGap) close();
  }
  close();
  return edits;
}

function markAt(text: string, from: number, to: number, lineTo: number): Mark {
  let at = to;
  while (at < lineTo && /[ \t\u00a0]/.test(text.charAt(at))) at++;
  return { from, to, blanks: at - to, isAlone: at >= lineTo };
}

/** Takes the marks off, and with them as many blanks as all lines have, but not more than `most`. */
function cutMarks(marks: readonly Mark[], most: number, edits: Edit[]): void {
  let common = most;
  for (const { blanks, isAlone } of marks) if (!isAlone) common = Math.min(common, blanks);
  for (const { from, to, blanks } of marks) edits.push({ from, to: to + Math.min(blanks, common), text: '' });
}

const numbered = /^[ \t]*(\d{1,7})(?:[ \t]?[:.)|│]|-(?=[ \t<])|(?=[ \t]|$))/;

/**
 * `12: <vcpu>…`: three lines or more whose numbers rise by one, one of which becomes the beginning of XML or of a
 * known table only without its number. A table's own first column (`  0:  10  21`) stays.
 */
export function findLineNumbers(text: string, isStart: IsStart): readonly Edit[] {
  if (!firstCharacters(text)('0123456789') || !/^[ \t]*\d{1,7}[-:.)|│ \t]/m.test(text)) return [];
  const edits: Edit[] = [];
  let run: Mark[] = [];
  let last = 0;
  const shows = ({ from, to }: Mark): boolean => {
    const lineTo = Math.min(lineEnd(text, to), to + longestSight);
    const line = text.slice(to, lineTo).trimStart();
    // The number may belong to it: `993 CPU 0/KVM Cpus_allowed_list: 0`.
    return /^<[A-Za-z?!]/.test(line) || (isStart(line) && !isStart(text.slice(from, lineTo)));
  };
  const close = (): void => {
    if (run.length >= 3 && run.some(shows)) cutMarks(run, 8, edits);
    run = [];
  };
  for (const { from, to } of linesOf(text)) {
    if (run.length > mostEdits) break;
    const found = numbered.exec(text.slice(from, Math.min(to, from + 40)));
    const number = found === null ? -1 : Number(found[1]);
    if (number !== last + 1) close();
    if (found === null) continue;
    last = number;
    run.push(markAt(text, from, from + found[0].length, to));
  }
  close();
  return edits;
}

/**
 * A run of indented lines whose first, or any where the whole text is indented, is the beginning of something only
 * without its indentation. Otherwise indentation is layout of the format itself (lscpu's tree, aligned columns).
 */
export function findIndentation(text: string, isStart: IsStart): readonly Edit[] {
  if (!/^[ \t\u00a0]/m.test(text)) return [];
  const edits: Edit[] = [];
  /** Of the run: where it begins and how many lines with blanks it has; their common blanks stand before its first text. */
  let runFrom = 0;
  let count = 0;
  let common = 0;
  let runs = 0;
  const starts = (from: number, indent: number): boolean => {
    const raw = text.slice(from, Math.min(lineEnd(text, from), from + longestSight));
    return isStart(raw.slice(indent)) && !isStart(raw);
  };
  /** The lines of a run are those with blanks; others between them are empty. */
  const lines = (to: number): readonly Line[] => {
    const found: Line[] = [];
    for (let from = runFrom; from < to; from = lineEnd(text, from) + 1)
      if (countBlanks(text, from, from + 1) > 0) found.push({ from, to: lineEnd(text, from) });
    return found;
  };
  const close = (runTo: number, isWhole: boolean): void => {
    if (count > 0 && common > 0) {
      const indent = common;
      if (starts(runFrom, indent) || (isWhole && lines(runTo).some(({ from }) => starts(from, indent))))
        for (const { from, to } of lines(runTo))
          edits.push({ from, to: Math.min(from + indent, to), text: '' });
    }
    count = 0;
  };
  let left = 4 * mostEdits;
  let from = 0;
  for (; from <= text.length && left-- > 0 && count <= mostEdits;) {
    const to = lineEnd(text, from);
    const blank = countBlanks(text, from, Math.min(to, from + 200));
    if (from + blank >= to) {
      // Of a line that is blank the indentation goes with that of its block.
      if (count > 0 && blank > 0) count++;
    } else if (blank === 0) {
      close(from, false);
      runs++;
    } else {
      if (count > 0) {
        common = countCommon(text, runFrom, from, Math.min(common, blank));
        if (common === 0) close(from, false);
      }
      if (count === 0) {
        runFrom = from;
        common = blank;
      }
      count++;
    }
    from = to + 1;
  }
  close(from, runs === 0);
  return edits;
}

/** Blanks, tabs and no-break spaces from `from` on. A character at a time: long texts have ten thousands of lines. */
function countBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09 && code !== 0xa0) break;
    at++;
  }
  return at - from;
}

/** How many characters at `a` and at `b` are the same, `most` at most. */
function countCommon(text: string, a: number, b: number, most: number): number {
  let length = 0;
  while (length < most && text.charCodeAt(a + length) === text.charCodeAt(b + length)) length++;
  return length;
}
