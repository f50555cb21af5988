/** New elements as text: where they go between those that are written, and how they are laid out there. */
import type { DraftElement, Sheet } from './draft.ts';
import { escapeText, escapeValue } from './escape.ts';
import { behindComments, beginsLine, blanksBefore, endsLine, indentAt, removalOf, stepOf } from './layout.ts';
import type { AddEdit, SheetEdit } from './sheet-edit.ts';

/** An element of the text that a new one is put beside. */
interface Neighbour {
  readonly sheet: Sheet;
  readonly from: number;
  readonly to: number;
  readonly removed: boolean;
}

export function writeNewChildren(parent: DraftElement, add: AddEdit): void {
  let previous: Neighbour | undefined;
  let fresh: DraftElement[] = [];
  for (const child of parent.children) {
    const first = neighbourOf(child, 'first');
    if (first === undefined) {
      if (child.removed === undefined) fresh.push(child);
      continue;
    }
    if (fresh.length > 0) writeGroup(parent, previous, first, fresh, add);
    fresh = [];
    previous = neighbourOf(child, 'last');
  }
  if (fresh.length > 0) writeGroup(parent, previous, undefined, fresh, add);
}

/** Of a written element itself; of a virtual one what is written within, at that end. */
function neighbourOf(element: DraftElement, end: 'first' | 'last'): Neighbour | undefined {
  const { written, sheet, removed, children } = element;
  if (written !== undefined && sheet !== undefined) {
    const { from, to } = written.span;
    return { sheet, from, to, removed: removed === true };
  }
  for (const child of end === 'first' ? children : children.toReversed()) {
    const found = neighbourOf(child, end);
    if (found !== undefined) return found;
  }
  return undefined;
}

function writeGroup(
  parent: DraftElement,
  previous: Neighbour | undefined,
  next: Neighbour | undefined,
  fresh: readonly DraftElement[],
  add: AddEdit,
): void {
  // What is taken away leaves its place to what comes.
  const gone = next?.removed === true ? next : undefined;
  const neighbour = previous ?? gone;
  if (neighbour !== undefined) add(neighbour.sheet, behind(parent, neighbour, fresh));
  else if (next !== undefined) add(next.sheet, before(parent, next, fresh));
  else if (parent.sheet !== undefined) add(parent.sheet, within(parent, fresh));
}

function behind(
  parent: DraftElement,
  { sheet, from, to, removed }: Neighbour,
  fresh: readonly DraftElement[],
): SheetEdit {
  const { text } = sheet.piece;
  const end = behindComments(text, to);
  if (beginsLine(text, from) && (endsLine(text, end) || text.startsWith('</', end))) {
    const indent = indentAt(text, from);
    const lines = fresh.map((one) => `\n${indent}${writeBlock(one, indent, stepOf(parent))}`).join('');
    const at = removed ? removalOf(text, from, to).to : end;
    return { from: at, to: at, text: lines, side: 'behind' };
  }
  const blanks = text.slice(blanksBefore(text, from), from);
  const between = beginsLine(text, from) ? '' : blanks;
  return { from: to, to, text: fresh.map((one) => between + writeInline(one)).join(''), side: 'behind' };
}

function before(parent: DraftElement, { sheet, from }: Neighbour, fresh: readonly DraftElement[]): SheetEdit {
  const { text } = sheet.piece;
  if (!beginsLine(text, from))
    return { from, to: from, text: fresh.map(writeInline).join(''), side: 'before' };
  const indent = indentAt(text, from);
  const lines = fresh.map((one) => `${writeBlock(one, indent, stepOf(parent))}\n${indent}`).join('');
  return { from, to: from, text: lines, side: 'before' };
}

/** Into an element that has no elements yet. */
function within(parent: DraftElement, fresh: readonly DraftElement[]): SheetEdit {
  const { written, sheet } = parent;
  if (written === undefined || sheet === undefined) throw new Error('not written');
  const { text } = sheet.piece;
  const { from } = written.span;
  const { from: innerFrom, to: innerTo } = written.innerSpan;
  const inner = text.slice(innerFrom, innerTo);
  const isBlock = inner.includes('\n') || (beginsLine(text, from) && endsLine(text, written.span.to));
  const indent = indentAt(text, from);
  const content = isBlock
    ? fresh
        .map(
          (one) => `\n${indent}${stepOf(parent)}${writeBlock(one, indent + stepOf(parent), stepOf(parent))}`,
        )
        .join('')
    : fresh.map(writeInline).join('');
  const ending = isBlock ? `\n${indent}` : '';
  if (isSelfClosing(parent)) return openedWith(parent, content + ending);
  if (inner.trim() === '') return { from: innerFrom, to: innerTo, text: content + ending, side: 'behind' };
  const at = innerFrom + inner.trimEnd().length;
  const isOnOwnLine = text.slice(at, innerTo).includes('\n');
  return { from: at, to: at, text: content + (isOnOwnLine ? '' : ending), side: 'behind' };
}

export function isSelfClosing({ written, sheet }: DraftElement): boolean {
  if (written === undefined || sheet === undefined) return false;
  return written.tagSpan.to === written.span.to && sheet.piece.text.endsWith('/>', written.span.to);
}

/** `<name/>` with content. */
export function openedWith({ name, written, sheet }: DraftElement, content: string): SheetEdit {
  if (written === undefined || sheet === undefined) throw new Error('not written');
  const { to } = written.span;
  let from = to - '/>'.length;
  while (/\s/.test(sheet.piece.text.charAt(from - 1))) from--;
  return { from, to, text: `>${content}</${name}>`, side: 'behind' };
}

function writeInline(element: DraftElement): string {
  const children = element.children.filter(({ removed }) => removed === undefined);
  return writeTags(element, children.map(writeInline).join(''));
}

function writeBlock(element: DraftElement, indent: string, step: string): string {
  const children = element.children.filter(({ removed }) => removed === undefined);
  if (children.length === 0) return writeTags(element, '');
  const inner = indent + step;
  const lines = children.map((child) => `\n${inner}${writeBlock(child, inner, step)}`).join('');
  return writeTags(element, `${lines}\n${indent}`);
}

function writeTags(element: DraftElement, content: string): string {
  const quote = quoteNear(element);
  const attributes = element.attributes
    .map(({ name, value }) => ` ${name}=${quote}${escapeValue(value, quote)}${quote}`)
    .join('');
  const inner = content + escapeText(element.text ?? '');
  return inner === ''
    ? `<${element.name}${attributes}/>`
    : `<${element.name}${attributes}>${inner}</${element.name}>`;
}

/** The quotes of the attributes nearest to where an element stands: its own, its neighbours', its parent's. */
export function quoteNear(element: DraftElement): string {
  for (let one: DraftElement | undefined = element; one !== undefined; one = one.parent) {
    const quote = quoteOf(one) ?? one.children.map(quoteOf).find((found) => found !== undefined);
    if (quote !== undefined) return quote;
  }
  return "'";
}

function quoteOf({ attributes, sheet }: DraftElement): string | undefined {
  for (const { written } of attributes) {
    const quote = written === undefined ? undefined : sheet?.piece.text[written.span.from - 1];
    if (quote === '"' || quote === "'") return quote;
  }
  return undefined;
}
