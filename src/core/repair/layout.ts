/** How a text is laid out: what begins a line, how deep it is indented, where a line's own comment ends. */
import type { DraftElement } from './draft.ts';

/** The first of the blanks (no line ends) before `at`. */
export function blanksBefore(text: string, at: number): number {
  let from = at;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  return from;
}

function blanksAfter(text: string, at: number): number {
  let to = at;
  while (text[to] === ' ' || text[to] === '\t') to++;
  return to;
}

/** Nothing but blanks stands before it on its line. */
export function beginsLine(text: string, at: number): boolean {
  const from = blanksBefore(text, at);
  return from === 0 || text[from - 1] === '\n';
}

export function endsLine(text: string, at: number): boolean {
  const to = blanksAfter(text, at);
  return to >= text.length || text[to] === '\n';
}

export function indentAt(text: string, at: number): string {
  return text.slice(blanksBefore(text, at), at);
}

/** Behind the comments that follow on the same line, when nothing else does; otherwise `at`. */
export function behindComments(text: string, at: number): number {
  const comment = /[ \t]*<!--(?:(?!-->)[^\n])*-->/y;
  let to = at;
  for (comment.lastIndex = to; comment.test(text); comment.lastIndex = to) to = comment.lastIndex;
  return endsLine(text, to) ? to : at;
}

const usualStep = '  ';

/** By how much this text indents children: seen at the nearest element whose children begin lines, or two blanks. */
export function stepOf(element: DraftElement): string {
  for (let one: DraftElement | undefined = element; one !== undefined; one = one.parent) {
    const step = stepWithin(one) ?? firstStep(one.children);
    if (step !== undefined) return step;
  }
  return usualStep;
}

function firstStep(children: readonly DraftElement[]): string | undefined {
  for (const child of children) {
    const step = stepWithin(child);
    if (step !== undefined) return step;
  }
  return undefined;
}

function stepWithin({ written, sheet, children }: DraftElement): string | undefined {
  const child = children.find((one) => one.written !== undefined)?.written;
  const text = sheet?.piece.text;
  if (written === undefined || child === undefined || text === undefined) return undefined;
  if (!beginsLine(text, written.span.from) || !beginsLine(text, child.span.from)) return undefined;
  const outer = indentAt(text, written.span.from);
  const inner = indentAt(text, child.span.from);
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}

/** With the line that it alone stands on, or the blanks before it. */
export function removalOf(
  text: string,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const start = blanksBefore(text, from);
  if (beginsLine(text, from)) {
    if (!endsLine(text, to)) return { from, to: text.startsWith('</', to) ? to : blanksAfter(text, to) };
    const end = blanksAfter(text, to);
    return start > 0 ? { from: start - 1, to: end } : { from: 0, to: Math.min(end + 1, text.length) };
  }
  return { from: start, to };
}
