/**
 * Lines that a terminal of W columns cut in two, also in the middle of a number (formats.md §0.6). Only where the
 * format leaves no doubt: a list of CPU numbers that goes on with nothing but a list, and the one endless line of a
 * QEMU process. (numactl's own lists ascend, and its reader joins them by that, mail's breaks at blanks too.)
 */
import type { Edit } from '../../text/offset-map.ts';

/** The next row of `ps -f`: a user, and two numbers. */
const processRow = /^[\w.+$-]{1,32} +\d+ +[\d.]+ /;

/** No terminal is narrower. */
const narrowest = 40;
const listLine =
  /(?:list|allowed|CPU\(s\)|cpus?|siblings|affinity|isolcpus|nohz_full)[^\n]{0,60}?[:=\t ]\s*\d[\d:()-]*,[\d,:()-]*$/i;
const numactlLine = /^\s*node +\d+ cpus:/;
const listOnly = /^[\d,:()-]+$/;
/** With an option behind it: a row of `ps` names the program too. */
const qemuLine = /(?:^|[\s/])qemu-(?:system-\w+|kvm)\s+-/;

export function findTerminalWraps(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  const hasQemu = text.includes('qemu');
  if (!hasQemu && !/^[\d,:()-]+$/m.test(text)) return edits;
  let from = 0;
  while (from < text.length) {
    const to = lineEnd(text, from);
    const width = to - from;
    if (width < narrowest || to >= text.length) {
      from = to + 1;
      continue;
    }
    // The first character says most: nearly every line is neither.
    const isList = isOfList(text.charCodeAt(to + 1));
    if (!isList && !hasQemu) {
      from = to + 1;
      continue;
    }
    const next = isList ? text.slice(to + 1, lineEnd(text, to + 1)) : '';
    const line = text.slice(from, to);
    if (
      isList &&
      next.length <= width &&
      listOnly.test(next) &&
      listLine.test(line) &&
      !numactlLine.test(line)
    ) {
      from = joinLists(text, to, width, edits);
    } else if (hasQemu && qemuLine.test(line.slice(0, 400))) from = joinCommand(text, to, width, edits);
    else from = to + 1;
  }
  return edits;
}

/** Joins from the line that ends at `to`; gives the start of the line behind. */
function joinLists(text: string, to: number, width: number, edits: Edit[]): number {
  for (;;) {
    const end = lineEnd(text, to + 1);
    if (end === to + 1 || end - to - 1 > width || !listOnly.test(text.slice(to + 1, end))) return to + 1;
    edits.push({ from: to, to: to + 1, text: '' });
    if (end - to - 1 < width || end >= text.length) return end + 1;
    to = end;
  }
}

/** A blank that fell on the last column is gone in the copy: the line is shorter by one, and gets it back. */
function joinCommand(text: string, to: number, width: number, edits: Edit[]): number {
  const found: Edit[] = [];
  let at = to;
  let isShort = false;
  for (;;) {
    const end = lineEnd(text, at + 1);
    const length = end - at - 1;
    if (length === 0 || length > width || text.charAt(at - 1) === '\\') break;
    // The next process of `ps`.
    const next = text.slice(at + 1, Math.min(end, at + 400));
    if (qemuLine.test(next) || processRow.test(next)) break;
    found.push({ from: at, to: at + 1, text: isShort ? ' ' : '' });
    at = end;
    isShort = length === width - 1;
    if (length < width - 1 || end >= text.length) break;
  }
  // One break may be chance; an option cut in two, or two breaks at the same column, are not. Behind a cut come more
  // options, or the rest of the last word.
  const first = found[0];
  const isCut =
    first !== undefined &&
    /[\w,=:/.]\n[\w,=:/.]/.test(text.slice(first.from - 1, first.to + 1)) &&
    /^\S*$|\s--?[a-zA-Z]/.test(text.slice(first.to, lineEnd(text, first.to)));
  if (found.length < 2 && !isCut) return to + 1;
  for (const edit of found) edits.push(edit);
  return at + 1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** As in {@link listOnly}. */
function isOfList(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2c ||
    code === 0x3a ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0x2d
  );
}
