/** From a draft to the edits of its sheets: as small as they can be, laid out like what stands beside them. */
import type { DraftElement, Sheet } from './draft.ts';
import { escapeText, escapeValue } from './escape.ts';
import { removalOf } from './layout.ts';
import type { AddEdit, SheetEdit } from './sheet-edit.ts';
import { isSelfClosing, openedWith, quoteNear, writeNewChildren } from './write-children.ts';

export type EditsOfSheets = Map<Sheet, SheetEdit[]>;

/** All edits, in order within each sheet. */
export function writeEdits(root: DraftElement): EditsOfSheets {
  const edits: EditsOfSheets = new Map();
  writeElement(root, (sheet, edit) => {
    if (sheet.piece.text.slice(edit.from, edit.to) === edit.text) return;
    const list = edits.get(sheet);
    if (list === undefined) edits.set(sheet, [edit]);
    else list.push(edit);
  });
  for (const list of edits.values()) list.sort((a, b) => a.from - b.from || a.to - b.to);
  return edits;
}

function writeElement(element: DraftElement, add: AddEdit): void {
  const { written, sheet, removed } = element;
  if (written !== undefined && sheet !== undefined) {
    if (removed === true) {
      const { from, to } = removalOf(sheet.piece.text, written.span.from, written.span.to);
      add(sheet, { from, to, text: '', side: 'behind' });
      return;
    }
    if (element.name !== written.name) writeName(element, add);
    writeAttributes(element, add);
    if (element.text !== undefined) writeText(element, element.text, add);
  }
  writeNewChildren(element, add);
  for (const child of element.children)
    if (child.written !== undefined || child.isVirtual) writeElement(child, add);
}

function writeName({ name, written, sheet }: DraftElement, add: AddEdit): void {
  if (written === undefined || sheet === undefined) return;
  const edit = (from: number): void => {
    add(sheet, { from, to: from + written.name.length, text: name, side: 'behind' });
  };
  edit(written.tagSpan.from + 1);
  const { text } = sheet.piece;
  if (written.innerSpan.to < written.span.to && text.startsWith('</', written.innerSpan.to))
    edit(written.innerSpan.to + 2);
}

function writeAttributes(element: DraftElement, add: AddEdit): void {
  const { attributes, written, sheet } = element;
  if (written === undefined || sheet === undefined) return;
  const { text } = sheet.piece;
  const nameEnd = written.tagSpan.from + 1 + written.name.length;
  /** Behind the attribute before, and the blanks that stood before that one. */
  let behind = nameEnd;
  let blanks = ' ';
  for (const attribute of attributes) {
    const { written: place } = attribute;
    if (place === undefined) {
      if (attribute.removed === true) continue;
      const quote = quoteNear(element);
      const inserted = `${blanks}${attribute.name}=${quote}${escapeValue(attribute.value, quote)}${quote}`;
      add(sheet, { from: behind, to: behind, text: inserted, side: 'behind' });
      continue;
    }
    const end = place.span.to + 1;
    if (attribute.removed === true) add(sheet, { from: behind, to: end, text: '', side: 'behind' });
    else {
      if (attribute.name !== place.name)
        add(sheet, {
          from: place.nameSpan.from,
          to: place.nameSpan.to,
          text: attribute.name,
          side: 'behind',
        });
      if (attribute.part !== undefined) add(sheet, { ...attribute.part, side: 'behind' });
      else if (attribute.value !== place.value) {
        const value = escapeValue(attribute.value, text[place.span.from - 1] ?? '');
        add(sheet, { from: place.span.from, to: place.span.to, text: value, side: 'behind' });
      }
    }
    blanks = text.slice(behind, place.nameSpan.from);
    behind = end;
  }
}

const comments = String.raw`(?:\s*<!--(?:(?!-->)[^])*-->)*\s*`;
const onlyNumber = new RegExp(
  String.raw`^(${comments}(?:<!\[CDATA\[)?\s*)([+-]?\d+)(?=\s*(?:\]\]>)?${comments}$)`,
);

/** A number is replaced where it stands, so that blanks and comments beside it stay. */
function writeText(element: DraftElement, text: string, add: AddEdit): void {
  const { written, sheet } = element;
  if (written === undefined || sheet === undefined) return;
  if (isSelfClosing(element)) {
    add(sheet, openedWith(element, escapeText(text)));
    return;
  }
  const { from, to } = written.innerSpan;
  const number = onlyNumber.exec(sheet.piece.text.slice(from, to));
  const at = number === null ? from : from + (number[1] ?? '').length;
  const end = number === null ? to : at + (number[2] ?? '').length;
  add(sheet, { from: at, to: end, text: escapeText(text), side: 'behind' });
}
