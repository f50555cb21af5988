/**
 * Dots between the elements of a domain, where somebody left some out: `...`, `…`, `[…]`, `<!-- ... -->`. libvirt passes
 * over them as over any text there, so nothing is refused; what they stand for is not known.
 */
import type { XmlElement } from '../xml/xml.ts';
import { spanIn, type Piece, type Span } from '../text/source.ts';
import { problem, type Problem } from './reading.ts';

/** Elements in which settings of threads or memory stand; what is left out elsewhere does not matter here. */
const telling: ReadonlySet<string> = new Set([
  'domain',
  'vcpus',
  'cputune',
  'numatune',
  'iothreadids',
  'memoryBacking',
  'hugepages',
  'cpu',
  'numa',
]);

const dots = /(?<!\S)\[?(?:\.{3,9}|[\u2026\u00a6])\]?(?!\S)/g;
const comment = /<!--[ \t\r\n]{0,100}(?:\.{3,9}|\u2026)[ \t\r\n]{0,100}-->/g;

/** One note for a piece, at the first element (or comment) with dots in any of its domains. Linear in the text. */
export function findElision(piece: Piece, roots: readonly XmlElement[]): Problem | undefined {
  let places = 0;
  let first: { readonly span: Span; readonly inside: string } | undefined;
  const tell = (span: Span, inside: string, count: number): void => {
    places += count;
    if (first === undefined || span.from < first.span.from) first = { span, inside };
  };
  const look = (element: XmlElement): void => {
    const count = [...element.text.matchAll(dots)].length;
    if (count > 0) tell(element.tagSpan, element.name, count);
    for (const child of element.children) if (telling.has(child.name)) look(child);
  };
  roots.forEach(look);
  const comments = [...piece.text.matchAll(comment)].map(({ 0: found, index }) =>
    spanIn(piece, index, index + found.length),
  );
  placeComments(comments, roots, tell);
  return first === undefined
    ? undefined
    : problem('xml-elided', { places, inside: first.inside }, first.span);
}

/**
 * Each comment with the element that it stands in, unless that is of no interest. `comments` and elements both come in the
 * order of the text, so that each is looked at once.
 */
function placeComments(
  comments: readonly Span[],
  roots: readonly XmlElement[],
  tell: (span: Span, inside: string, count: number) => void,
): void {
  let next = 0;
  const walk = (element: XmlElement, isTelling: boolean): void => {
    const tellUpTo = (to: number): void => {
      for (let one = comments[next]; one !== undefined && one.from < to; one = comments[++next])
        if (isTelling && one.from >= element.span.from) tell(one, element.name, 1);
    };
    for (const child of element.children) {
      if (next >= comments.length) return;
      tellUpTo(child.span.from);
      walk(child, isTelling && telling.has(child.name));
    }
    tellUpTo(element.span.to);
  };
  for (const root of roots) walk(root, true);
}
