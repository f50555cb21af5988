/**
 * XML that was copied from the source of a web page: `&lt;vcpupin vcpu='0'/&gt;`, perhaps with the page's own tags
 * about it. Escapes are undone once, and only where XML that Pinscope knows comes of it: anything else that holds
 * entities (C in a commit page) stays as it is.
 */
import { applyEdits, placeBefore, type Edit } from '../../text/offset-map.ts';
import { findXmlIslands, type RootTest } from '../xml-islands.ts';
import { mostEdits } from './characters.ts';
import type { KindEdit } from './repair.ts';

const escapedTag = /&(?:lt|#60|#x3c);\s{0,3}[/?!]?[A-Za-z]/i;
const pageTag =
  /<\/?(?:html|head|body|div|span|pre|code|p|br|hr|table|tbody|thead|tr|td|th|ul|ol|li|blockquote|a|b|i|em|strong|h[1-6]|section|article|main|font)(?:\s[^<>]{0,2000})?\/?>/gi;
const entity = /&(?:amp|lt|gt|quot|apos|nbsp|#39|#34|#60|#62|#38|#160|#x27|#x22|#x3c|#x3e|#x26|#xa0);/gi;

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#34': '"',
  '#60': '<',
  '#62': '>',
  '#38': '&',
  '#160': ' ',
  '#x27': "'",
  '#x22': '"',
  '#x3c': '<',
  '#x3e': '>',
  '#x26': '&',
  '#xa0': ' ',
};

export function findPage(text: string, isKnownRoot: RootTest): readonly (Edit | KindEdit)[] {
  const hasEscaped = escapedTag.test(text);
  pageTag.lastIndex = 0;
  if (!hasEscaped && !pageTag.test(text)) return [];
  const gaps = gapsOf(text, isKnownRoot);
  const tags = gaps.flatMap((gap) => matches(text, pageTag, gap, () => ''));
  const pageTags = gaps.flatMap((gap) => (gap.isPage ? matches(text, pageTag, gap, () => '') : []));
  if (!hasEscaped) return pageTags.map((tag) => withBreak(text, tag));
  const entities = gaps
    .filter(({ from, to }) => escapedTag.test(text.slice(from, to)))
    .flatMap((gap) => matches(text, entity, gap, readEntity));
  const read = applyEdits(
    text,
    [...tags, ...entities].sort((a, b) => a.from - b.from),
  );
  // What is no XML after all keeps its entities.
  const islands = findXmlIslands(read.text, isKnownRoot).islands.flatMap(({ from, to, root }) =>
    isKnownRoot(root) ? [placeBefore(read.map, from, to)] : [],
  );
  const within = (edit: Edit): boolean => isInOne(islands, edit);
  const kept = entities.filter(within).map((edit): KindEdit => ({ ...edit, kind: 'html-escaped' }));
  const isPage = new Set(pageTags.map(({ from }) => from));
  const dropped = tags
    .filter((tag) => isPage.has(tag.from) || within(tag))
    .map((tag) => (within(tag) ? tag : withBreak(text, tag)));
  return [...dropped, ...kept].sort((a, b) => a.from - b.from);
}

const blockTag = /^<\/?(?:pre|p|div|br|h[1-6]|tr|li|table|blockquote)\b/i;

/** Where the page begins a line, so does the text: `here it is:</p><pre><code>CPU NODE SOCKET`. */
function withBreak(text: string, tag: Edit): Edit {
  return blockTag.test(text.slice(tag.from, tag.from + 12)) ? { ...tag, text: '\n' } : tag;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function isInOne(islands: readonly Range[], { from, to }: Range): boolean {
  let low = 0;
  let high = islands.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((islands[middle]?.from ?? 0) <= from) low = middle;
    else high = middle - 1;
  }
  const island = islands[low];
  return island !== undefined && island.from <= from && to <= island.to;
}

const pageRoot =
  /^(?:html|body|div|span|pre|code|p|table|tr|td|ul|ol|li|blockquote|a|b|i|font|section|article|main)$/i;

/** The text outside of XML; an island whose root is a page's element counts as outside. */
function gapsOf(text: string, isKnownRoot: RootTest): readonly (Range & { readonly isPage: boolean })[] {
  const gaps: (Range & { isPage: boolean })[] = [];
  let from = 0;
  let isPage = false;
  for (const island of findXmlIslands(text, isKnownRoot).islands) {
    if (pageRoot.test(island.root)) {
      isPage = true;
      continue;
    }
    gaps.push({ from, to: island.from, isPage });
    from = island.to;
    isPage = false;
  }
  gaps.push({ from, to: text.length, isPage });
  return gaps;
}

function matches(
  text: string,
  mark: RegExp,
  { from, to }: Range,
  read: (written: string) => string,
): readonly Edit[] {
  const edits: Edit[] = [];
  mark.lastIndex = from;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const end = found.index + found[0].length;
    if (end > to || edits.length > mostEdits) break;
    edits.push({ from: found.index, to: end, text: read(found[0]) });
  }
  return edits;
}

function readEntity(written: string): string {
  return characters[written.slice(1, -1).toLowerCase()] ?? written;
}
