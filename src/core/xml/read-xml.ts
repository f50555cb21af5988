/** The only way into XML: `core/xml` alone imports fast-xml-parser and saxes. */
import { spanIn } from '../text/source.ts';
import type { Piece } from '../text/source.ts';
import { passGate } from './gate.ts';
import { readPlain } from './read-plain.ts';
import { linkByFastXmlParser, linkByGate } from './tree.ts';
import type { XmlReading } from './xml.ts';

/** About libxml2's own limit (XML_MAX_TEXT_LENGTH, 10 MB); in UTF-16 units, for bytes are not known here. */
const largestText = 10_000_000;
/** Of texts that are not plain. Longer ones are machine-written (the longest domain XML that libvirt's own tests hold has 20,000 characters) and take the one strict pass only. */
const longestDomain = 100_000;

/**
 * Reads one XML document strictly, as libxml2 (hence libvirt) would, and keeps what can be read of a bad one.
 *
 * `piece` is one document from its declaration or root on; anything else before or after the root is a fault. `how`
 * is 'large' for capabilities and the like, where speed matters more. Gives the root with the place of every element,
 * attribute and value, and the first fault; never throws, whatever the text. Of a text with a fault the tree is what
 * saxes recovers, with open elements closed where the text ends; above 10 MB there is a fault and no tree.
 *
 * Differences from libxml2 2.9.14, all towards refusing unless noted: DOCTYPE (libvirt uses none), 257 levels,
 * `version="1."`; accepted where xmllint refuses: the label UTF-16 on a text that was decoded already, and a wrong
 * encoding label whose bytes we never saw. Prefixes need no declaration, as in libvirt.
 *
 * Source: libvirt src/util/virxml.c (XML_PARSE_NONET only), XML 1.0 fifth edition, reference/tech.md §2.
 */
export function readXml(piece: Piece, how: 'domain' | 'large' = 'domain'): XmlReading {
  if (piece.text.length > largestText) {
    const detail = `${String(piece.text.length)} characters, more than ${String(largestText)}`;
    return { fault: { kind: 'size', detail, span: spanIn(piece) } };
  }
  const plain = readPlain(piece);
  if (plain !== undefined) return { root: plain };
  const gated = passGate(piece);
  const byFast = how === 'domain' && gated.fault === undefined && piece.text.length <= longestDomain;
  const root = (byFast ? linkByFastXmlParser(piece, gated) : undefined) ?? linkByGate(gated);
  return { ...(root && { root }), ...(gated.fault && { fault: gated.fault }) };
}
