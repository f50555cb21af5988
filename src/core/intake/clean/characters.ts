/**
 * Characters that terminals, encodings and files leave in a text and that nobody meant: byte order marks, NULs,
 * carriage returns, colours, overstrikes. Each function gives the edits that take them out (formats.md §0.5, 1–3).
 */
import type { Edit } from '../../text/offset-map.ts';

/**
 * A text with more of them is noise, and their places take a hundred bytes each: it is read as far as that. Every
 * search below ends soon after.
 */
export const mostEdits = 1_000_000;

/**
 * Byte order marks at line starts (files put together), and NULs: UTF-16 that was read as bytes has one beside every
 * character, after a mark that became U+FFFD.
 */
export function findByteMarks(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  const hasNul = text.includes('\0');
  const unreadMark = hasNul ? (/^\ufffd{1,3}/.exec(text)?.[0].length ?? 0) : 0;
  if (unreadMark > 0) edits.push({ from: 0, to: unreadMark, text: '' });

  // `/proc/PID/cmdline` ends each of a command's words with one.
  if (hasNul && /[^\0]\0--?[a-z]/.test(text)) {
    push(edits, text, /\0/g, ' ', unreadMark);
    return edits;
  }
  const marks = /\0+|^\ufeff+/gm;
  if (hasNul || text.includes('\ufeff')) push(edits, text, marks, '', unreadMark);
  return edits;
}

/** CR LF (also after several CRs) and a lone CR end a line. */
export function findLineEnds(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = text.indexOf('\r'); at >= 0 && edits.length <= mostEdits;) {
    let to = at + 1;
    while (text.charCodeAt(to) === 13) to++;
    if (text.charCodeAt(to) === 10) edits.push({ from: at, to, text: '' });
    else edits.push({ from: at, to, text: '\n'.repeat(to - at) });
    at = text.indexOf('\r', to);
  }
  return edits;
}

/** ECMA-48: CSI with its parameters, OSC and the other strings up to BEL or ST, two-character sequences, a lone ESC. */
const escapes =
  // eslint-disable-next-line no-control-regex
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[PX^_][^\x1b\n]*(?:\x1b\\)?|[ -/]+[0-~]|[0-Z\\a-~])?|\x9b[0-?]*[ -/]*[@-~]/g;
/** `cat -v` writes ESC as `^[`. */
const writtenEscapes = /\^\[\[[0-9;?]{0,30}[A-Za-z]/g;
/** What is left of a colour when a program has dropped the ESC. */
const bareColours = /\[(?:\d{1,3}(?:;\d{1,3}){0,8})?m/g;

export function findEscapes(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  if (text.includes('\x1b') || text.includes('\x9b')) push(edits, text, escapes, '');
  else if (text.includes('^[[')) push(edits, text, writtenEscapes, '');
  else if (/\[0?0?m/.test(text) && /\[\d{1,2};\d{1,2}m/.test(text)) push(edits, text, bareColours, '');
  return edits;
}

/** A backspace takes back the character before it (`man` prints bold and underlined like that), within its line. */
export function findOverstrikes(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  let from = 0;
  for (let at = text.indexOf('\b'); at >= 0 && edits.length <= mostEdits; at = text.indexOf('\b', from)) {
    const lineFrom = Math.max(from, text.lastIndexOf('\n', at) + 1);
    const end = text.indexOf('\n', at);
    from = end < 0 ? text.length : end;
    eraseInLine(text, lineFrom, from, edits);
  }
  return edits;
}

function eraseInLine(text: string, from: number, to: number, edits: Edit[]): void {
  const kept: number[] = [];
  const erased: number[] = [];
  for (let i = from; i < to; i++) {
    if (text.charCodeAt(i) !== 8) {
      kept.push(i);
      continue;
    }
    erased.push(i);
    const last = kept.pop();
    if (last === undefined) continue;
    erased.push(last);
    const high = kept.at(-1);
    if (
      /[\udc00-\udfff]/.test(text.charAt(last)) &&
      high === last - 1 &&
      /[\ud800-\udbff]/.test(text.charAt(high))
    )
      erased.push(kept.pop() ?? high);
  }
  erased.sort((a, b) => a - b);
  for (const at of erased) edits.push({ from: at, to: at + 1, text: '' });
}

/** An edit for every match; `marks` has the flag g. */
function push(edits: Edit[], text: string, marks: RegExp, by: string, from = 0): void {
  marks.lastIndex = from;
  for (let found = marks.exec(text); found !== null && edits.length <= mostEdits; found = marks.exec(text)) {
    edits.push({ from: found.index, to: found.index + found[0].length, text: by });
  }
}
