/** The domain as it reads once edits are made: nothing is promised that was not seen there. */
import { assembleDomains } from '../domain/assemble.ts';
import type { Domain } from '../domain/domain.ts';
import { openSource } from '../intake/open-source.ts';
import { mendXml } from '../intake/clean/mend-xml.ts';
import { applyEdits } from '../text/offset-map.ts';
import type { Source } from '../text/source.ts';
import type { Sheet } from './draft.ts';
import { isMended, type DraftDomain } from './draft-domain.ts';
import {
  islandOf,
  modelOf,
  openDomains,
  readIsland,
  type OpenDomain,
  type OpenHow,
  type OpenRoot,
} from './open-domains.ts';
import type { SourceEdit } from './repair.ts';
import type { EditsOfSheets } from './write-edits.ts';

/** The sources with the edits made; the others as they are. */
export function editSources(sources: readonly Source[], edits: readonly SourceEdit[]): readonly Source[] {
  return sources.map((source) => {
    const own = edits.filter((edit) => edit.source === source.id).sort((a, b) => a.from - b.from);
    return own.length === 0 ? source : { ...source, text: applyEdits(source.text, own).text };
  });
}

/** Undefined: it does not read as it was meant to. */
export function rereadDomain(
  open: OpenDomain,
  drafted: DraftDomain,
  sheetEdits: EditsOfSheets,
  edits: readonly SourceEdit[],
  sources: readonly Source[],
  how: OpenHow,
): Domain | undefined {
  const [first] = open.roots;
  const sheet = first === undefined ? undefined : drafted.sheets.get(first);
  if (first === undefined || sheet === undefined) return undefined;
  if (!open.text.whole) return rereadFragments(open, editSources(sources, edits), how);
  const root = rereadWhole(first, sheet, sheetEdits, edits, how);
  const [text] = root === undefined ? [] : assembleDomains([root], how.mayAssume).texts;
  return text === undefined ? undefined : modelOf(text, open.index, how);
}

/** A whole domain alone: the others of its source do not change with it. */
function rereadWhole(
  one: OpenRoot,
  sheet: Sheet,
  sheetEdits: EditsOfSheets,
  edits: readonly SourceEdit[],
  how: OpenHow,
): OpenRoot['root'] | undefined {
  const island = one.opened.islands[one.island];
  if (island === undefined) return undefined;
  const { from, to } = isMended(one.root) ? { from: 0, to: sheet.piece.text.length } : island;
  const shifted = (sheetEdits.get(sheet) ?? []).map((edit) => ({
    ...edit,
    from: edit.from - from,
    to: edit.to - from,
  }));
  const wanted = applyEdits(sheet.piece.text.slice(from, to), shifted).text;
  if (sheet.piece.under === undefined)
    return readIsland({ source: one.source.id, text: wanted, at: from }, how)[one.ordinal];
  // Cleaned: the paste has to come out as wanted.
  const [source] = editSources([one.source], edits);
  const opened = source === undefined ? undefined : openSource(source, how.readers);
  if (opened?.islands.length !== one.opened.islands.length) return undefined;
  const piece = islandOf(opened, one.island);
  const read = isMended(one.root) ? mendXml(piece).piece.text : piece.text;
  return read === wanted ? readIsland(piece, how)[one.ordinal] : undefined;
}

/** Fragments are joined again; an edit must not make one more domain of them, nor one less. */
function rereadFragments(open: OpenDomain, sources: readonly Source[], how: OpenHow): Domain | undefined {
  const ids = new Set(open.roots.map(({ source }) => source.id));
  const domains = openDomains(sources, how);
  const own = domains[open.index];
  if (own === undefined || own.text.whole) return undefined;
  if (!own.roots.every(({ source }) => ids.has(source.id))) return undefined;
  return modelOf(own.text, open.index, how);
}
