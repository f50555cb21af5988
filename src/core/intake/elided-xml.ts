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

/** One note for a piece, at the first element (or comment) with dots. Linear in the text. */
export function findElision(piece: Piece, root: XmlElement): Problem | undefined {
  let places = 0;
  let first: { readonly span: Span; readonly inside: string } | undefined;
  const look = (element: XmlElement): void => {
    const count = [...element.text.matchAll(dots)].length;
    places += count;
    if (count > 0) first ??= { span: element.tagSpan, inside: element.name };
    for (const child of element.children) if (telling.has(child.name)) look(child);
  };
  look(root);
  for (const { 0: found, index } of piece.text.matchAll(comment)) {
    places++;
    first ??= { span: spanIn(piece, index, index + found.length), inside: root.name };
  }
  return first === undefined
    ? undefined
    : problem('xml-elided', { places, inside: first.inside }, first.span);
}
