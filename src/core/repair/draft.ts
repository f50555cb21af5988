/**
 * A domain's XML as it shall be: the elements that are written, and what is added, changed and taken away. Nothing of
 * the text is touched before `write-edits.ts` makes edits of the differences.
 */
import type { Piece } from '../text/source.ts';
import type { XmlAttribute, XmlElement } from '../xml/xml.ts';
import { attributeRank, childRank } from './schema-order.ts';

/** The text in which an element is edited: that of a source, cleaned, or of one mended piece of it. */
export interface Sheet {
  readonly piece: Piece;
}

export interface DraftAttribute {
  name: string;
  /** Not escaped. */
  value: string;
  readonly written: XmlAttribute | undefined;
  /** Instead of the value: a part of the text between the quotes, replaced. Offsets into the sheet; escaped. */
  part?: { readonly from: number; readonly to: number; readonly text: string };
  removed?: true;
}

export interface DraftElement {
  name: string;
  readonly parent: DraftElement | undefined;
  /** Its places are offsets into the sheet. Absent: it is new, or stands in no text (the parent of fragments). */
  readonly written: XmlElement | undefined;
  readonly sheet: Sheet | undefined;
  readonly isVirtual: boolean;
  readonly attributes: DraftAttribute[];
  readonly children: DraftElement[];
  removed?: true;
  /** What stands between its tags, of an element without children. */
  text?: string;
}

/** An element that holds fragments and stands in no text. */
export function virtualElement(name: string, parent: DraftElement | undefined): DraftElement {
  const element: DraftElement = {
    name,
    parent,
    written: undefined,
    sheet: undefined,
    isVirtual: true,
    attributes: [],
    children: [],
  };
  parent?.children.push(element);
  return element;
}

/** `written` and all below it. (Texts nest at most 256 deep, so this may recurse.) */
export function draftOf(written: XmlElement, sheet: Sheet, parent: DraftElement | undefined): DraftElement {
  const element: DraftElement = {
    name: written.name,
    parent,
    written,
    sheet,
    isVirtual: false,
    attributes: written.attributes.map((one) => ({ name: one.name, value: one.value, written: one })),
    children: [],
  };
  for (const child of written.children) element.children.push(draftOf(child, sheet, element));
  return element;
}

export function attributeIn(element: DraftElement, name: string): DraftAttribute | undefined {
  return element.attributes.find((one) => one.name === name && one.removed === undefined);
}

/** A new attribute stands where libvirt would write it, or last. */
export function setAttribute(element: DraftElement, name: string, value: string): void {
  const known = attributeIn(element, name);
  if (known !== undefined) {
    known.value = value;
    return;
  }
  const rank = attributeRank(element.name, name);
  const after = element.attributes.findLastIndex((one) => {
    const other = attributeRank(element.name, one.name);
    return other < 0 || rank < 0 || other <= rank;
  });
  // Before the first attribute only what is before it by libvirt's order.
  element.attributes.splice(after + 1, 0, { name, value, written: undefined });
}

export function removeAttribute(element: DraftElement, name: string): void {
  const known = attributeIn(element, name);
  if (known !== undefined) known.removed = true;
}

export function childrenIn(element: DraftElement, name: string): readonly DraftElement[] {
  return element.children.filter((child) => child.name === name && child.removed === undefined);
}

/** All at `path` below `root`, in document order. */
export function elementsIn(root: DraftElement, ...path: readonly string[]): readonly DraftElement[] {
  let found: readonly DraftElement[] = [root];
  for (const name of path) found = found.flatMap((element) => childrenIn(element, name));
  return found;
}

/** The first child of the name, or a new one. */
export function childOrNew(parent: DraftElement, name: string): DraftElement {
  return childrenIn(parent, name)[0] ?? addChild(parent, name, {});
}

export interface SortKey {
  readonly attribute: string;
  readonly number: number;
}

/** A new element where libvirt would write it; `key` orders it among those of its name. */
export function addChild(
  parent: DraftElement,
  name: string,
  attributes: Readonly<Record<string, string>>,
  key?: SortKey,
): DraftElement {
  const element: DraftElement = {
    name,
    parent,
    written: undefined,
    sheet: undefined,
    isVirtual: false,
    attributes: Object.entries(attributes).map(([attribute, value]) => ({
      name: attribute,
      value,
      written: undefined,
    })),
    children: [],
  };
  parent.children.splice(placeFor(parent, name, key), 0, element);
  return element;
}

function placeFor(parent: DraftElement, name: string, key: SortKey | undefined): number {
  const { children } = parent;
  const twins = children.flatMap((child, at) => (child.name === name ? [{ child, at }] : []));
  const [first] = twins;
  if (first !== undefined) {
    if (key === undefined) return (twins.at(-1) ?? first).at + 1;
    const before = twins.findLast(
      ({ child }) => Number(attributeIn(child, key.attribute)?.value ?? 0) <= key.number,
    );
    return before === undefined ? first.at : before.at + 1;
  }
  const rank = childRank(parent.name, name);
  // What libvirt does not know stays where it is and is no landmark.
  const isBefore = (child: DraftElement): boolean => {
    const other = childRank(parent.name, child.name);
    return other >= 0 && other < rank;
  };
  return rank < 0 ? children.length : children.findLastIndex(isBefore) + 1;
}

const emptied: ReadonlySet<string> = new Set(['cputune', 'numatune', 'iothreadids', 'vcpus']);

/** Takes an element away, and a parent that was there for it alone. */
export function removeElement(element: DraftElement): void {
  element.removed = true;
  const { parent } = element;
  if (parent?.written === undefined || parent.parent?.written === undefined) return;
  if (!emptied.has(parent.name) || parent.attributes.length > 0) return;
  if (parent.children.every(({ removed }) => removed === true) && holdsNothingElse(parent))
    removeElement(parent);
}

/** No comment, no text. */
function holdsNothingElse({ written, sheet, children }: DraftElement): boolean {
  if (written === undefined || sheet === undefined) return false;
  let at = written.innerSpan.from;
  for (const child of children) {
    if (child.written === undefined) continue;
    if (sheet.piece.text.slice(at, child.written.span.from).trim() !== '') return false;
    at = child.written.span.to;
  }
  return sheet.piece.text.slice(at, written.innerSpan.to).trim() === '';
}
