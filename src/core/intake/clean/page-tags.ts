/**
 * What copying out of a page's source or out of a ticket leaves: `<br/>` at the ends of lines, `<p>` and `<code>` around them
 * (also around parts of an XML document, which has no such elements), and text that was escaped more than once
 * (`&amp;lt;domain&amp;gt;`). Whole pages are the business of `html.ts`.
 */
import type { Edit } from '../../text/offset-map.ts';
import { mostEdits } from './characters.ts';
import type { KindEdit } from './repair.ts';

const page = /<(?:html|body|table|[uo]l)[\s>]/i;
const anyTag = /<(?:br|\/?(?:p|div|pre|code|span|tt|samp|font))(?:\s[^<>]{0,400})?\/?>/gi;
const edgeTag =
  /^[ \t]*<\/?(?:p|div|pre|code|span|tt|samp|font)(?:\s[^<>\n]{0,400})?>|<(?:br[ \t]*\/?|\/(?:p|div|pre|code|span|tt|samp|font))>[ \t]*$/gim;
const breaks = /^<(?:br|\/?(?:p|div|pre))\b/i;

export function findPageTags(text: string): readonly KindEdit[] {
  if (!/<(?:br|\/?(?:p|div|pre|code|span|tt|samp|font))[\s/>]/i.test(text) || page.test(text)) return [];
  if (countOf(text, edgeTag, 2) < 2 && countOf(text, /<br[ \t]*\/?>/gi, 2) < 2) return [];
  const edits: KindEdit[] = [];
  anyTag.lastIndex = 0;
  for (
    let found = anyTag.exec(text);
    found !== null && edits.length <= mostEdits;
    found = anyTag.exec(text)
  ) {
    const [tag] = found;
    const to = found.index + tag.length;
    // In the middle of a line the page begins a line, and so does the text.
    const isEdge =
      /^[ \t]*(?:\n|$)/.test(text.slice(to, to + 40)) ||
      /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, found.index - 40), found.index));
    edits.push({ from: found.index, to, text: breaks.test(tag) && !isEdge ? '\n' : '', kind: 'page-tags' });
  }
  return edits;
}

function countOf(text: string, mark: RegExp, most: number): number {
  let count = 0;
  mark.lastIndex = 0;
  while (count < most && mark.exec(text) !== null) count++;
  return count;
}

const escapedTag = /&((?:amp;)*)(?:lt|#60|#x3c);\s{0,3}[/?!]?[A-Za-z]/i;
const entity = /&((?:amp;)+)(?=(?:amp|lt|gt|quot|apos|nbsp|#\d{1,4}|#x[\da-f]{1,4});)/gi;

/** All escapes but one are taken off, as many as the first tag has; the last is told by `html.ts`. */
export function findRepeatedEscapes(text: string): readonly Edit[] {
  const depth = escapedTag.exec(text)?.[1]?.length ?? 0;
  if (depth === 0) return [];
  const edits: Edit[] = [];
  entity.lastIndex = 0;
  for (
    let found = entity.exec(text);
    found !== null && edits.length <= mostEdits;
    found = entity.exec(text)
  ) {
    const from = found.index + 1;
    edits.push({ from, to: from + Math.min(depth, found[1]?.length ?? 0), text: '' });
  }
  return edits;
}
