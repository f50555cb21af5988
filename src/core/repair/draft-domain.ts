/** A domain that is open as a draft: whole, or of fragments below the parents that they need. */
import { parentsOf } from '../domain/vocabulary.ts';
import type { DomainRoot } from '../intake/reading.ts';
import { mendXml } from '../intake/clean/mend-xml.ts';
import { applyEdits } from '../text/offset-map.ts';
import type { Piece } from '../text/source.ts';
import { attributeOf, type XmlElement } from '../xml/xml.ts';
import { childrenIn, draftOf, virtualElement, type DraftElement, type Sheet } from './draft.ts';
import { islandOf, readIsland, type OpenDomain, type OpenRoot } from './open-domains.ts';
import type { EditsOfSheets } from './write-edits.ts';

export interface DraftDomain {
  readonly draft: DraftElement;
  /** In which text each root is edited; the roots of one source share it, where nothing was mended. */
  readonly sheets: ReadonlyMap<OpenRoot, Sheet>;
  /** The roots as they are written, in the order of the domain. */
  readonly written: readonly WrittenRoot[];
}

interface WrittenRoot {
  readonly element: XmlElement;
  readonly sheet: Sheet;
}

/** Undefined: a root is not found again where it was, or is no XML as it stands. */
export function draftDomain({ text, roots }: OpenDomain): DraftDomain | undefined {
  const sheets = new Map<OpenRoot, Sheet>();
  const bySource = new Map<string, Sheet>();
  const written: WrittenRoot[] = [];
  for (const one of roots) {
    const sheet = sheetOf(one, bySource);
    const element = elementOf(one, sheet);
    if (element === undefined) return undefined;
    sheets.set(one, sheet);
    written.push({ element, sheet });
  }
  const [first] = written;
  if (first === undefined) return undefined;
  if (text.whole) return { draft: draftOf(first.element, first.sheet, undefined), sheets, written };
  const draft = virtualElement('domain', undefined);
  for (const { element, sheet } of written) {
    let parent = draft;
    for (const name of parentsOf(
      element.name,
      (attribute) => attributeOf(element, attribute) !== undefined,
    )) {
      // A written one of that name is another element of the domain.
      parent = childrenIn(parent, name).find(({ isVirtual }) => isVirtual) ?? virtualElement(name, parent);
    }
    parent.children.push(draftOf(element, sheet, parent));
  }
  return { draft, sheets, written };
}

function sheetOf(one: OpenRoot, bySource: Map<string, Sheet>): Sheet {
  if (isMended(one.root)) return { piece: mendXml(islandOf(one.opened, one.island)).piece };
  const { id } = one.source;
  const sheet = bySource.get(id) ?? { piece: one.opened.piece };
  bySource.set(id, sheet);
  return sheet;
}

/** Of a mended piece the draft is of what was meant; its sheet is that piece alone. */
export function isMended(root: DomainRoot): boolean {
  return root.asWritten !== undefined;
}

/** The root with places that are offsets into its sheet. */
function elementOf(one: OpenRoot, { piece }: Sheet): XmlElement | undefined {
  // Of a text with nothing to clean away they are that already.
  if (piece.under === undefined) return one.root.element;
  const { from, to } = isMended(one.root)
    ? { from: 0, to: piece.text.length }
    : (one.opened.islands[one.island] ?? { from: 0, to: 0 });
  const flat: Piece = { source: piece.source, text: piece.text.slice(from, to), at: from };
  return readIsland(flat, { asLibvirt: true })[one.ordinal]?.element;
}

/** The domain's XML alone as it is after the edits: without the session, the page or the file around it. */
export function xmlAfter({ written }: DraftDomain, edits: EditsOfSheets): string {
  return written
    .map(({ element: { span }, sheet }) => {
      const own = (edits.get(sheet) ?? []).filter(({ from, to }) => from >= span.from && to <= span.to);
      const shifted = own.map((edit) => ({ ...edit, from: edit.from - span.from, to: edit.to - span.from }));
      return applyEdits(sheet.piece.text.slice(span.from, span.to), shifted).text;
    })
    .join('\n')
    .concat('\n');
}
