/**
 * The located XML tree that all readers of XML work on. `read-xml.ts` alone makes it of a text; who joins fragments or changes
 * names (`elementWith`) makes new elements at the places of those that stand there, and changes none.
 */
import type { Span } from '../text/source.ts';

export interface XmlAttribute {
  readonly name: string;
  /** References resolved, white space normalised as XML requires (tab and newline become a blank). */
  readonly value: string;
  /** Of the value as written, without its quotes: longer than the value where that holds references. */
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface XmlElement {
  readonly name: string;
  /** In their order. Two of one name has only a text with that fault; the first counts. */
  readonly attributes: readonly XmlAttribute[];
  /** A quicker way to one of them, for elements that make their attributes only when asked ({@link attributeOf} takes it). */
  attributeNamed?(name: string): XmlAttribute | undefined;
  /** The same to its value alone ({@link valueOf}). */
  valueNamed?(name: string): string | undefined;
  readonly children: readonly XmlElement[];
  /** Direct character data (text and CDATA, references resolved, comments left out), concatenated. */
  readonly text: string;
  /** From `<` of the start tag to `>` of the end tag (or as far as the text goes). */
  readonly span: Span;
  /** The start tag alone. */
  readonly tagSpan: Span;
  /** What lies between the tags; empty at the end of the start tag when the element is `<empty/>`. */
  readonly innerSpan: Span;
}

/**
 * Why a text is not accepted as XML. `malformed` is what libxml2 (hence libvirt) refuses too; the others are
 * limits of our own or of libxml2, and each is reported as what it is.
 */
export interface XmlFault {
  readonly kind: 'malformed' | 'doctype' | 'depth' | 'size' | 'name-length' | 'encoding';
  /** English, from the gate: 'unclosed tag: domain'. */
  readonly detail: string;
  readonly span: Span;
}

/**
 * `root` is what could be read, also when there is a fault: elements left open are closed where the text ends,
 * so that whatever stands before (and as far as possible after) the fault can still be drawn.
 */
export interface XmlReading {
  readonly root?: XmlElement;
  readonly fault?: XmlFault;
}

/** The one attribute of that name as written, prefix and all; undefined: the element has none. */
export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  if (element.attributeNamed !== undefined) return element.attributeNamed(name);
  return element.attributes.find((attribute) => attribute.name === name);
}

/** Its value, where nothing else is asked for of ten thousands of elements: no attribute is made for it. */
export function valueOf(element: XmlElement, name: string): string | undefined {
  return element.valueNamed === undefined ? attributeOf(element, name)?.value : element.valueNamed(name);
}

/**
 * A new element at the same places, with what is given instead of its own. (Elements work their places out when they are
 * asked for, so a spread would lose them.)
 */
export function elementWith(
  element: XmlElement,
  instead: Partial<Pick<XmlElement, 'name' | 'attributes' | 'children'>>,
): XmlElement {
  const { name, attributes, children, text, span, tagSpan, innerSpan } = element;
  return { name, attributes, children, text, span, tagSpan, innerSpan, ...instead };
}

/** The first child of that name. */
export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** All children of that name, in document order. */
export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** All elements at `path` below `element`, in document order, as XPath `./a/b/c` finds them. */
export function elementsAt(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  let found: readonly XmlElement[] = [element];
  for (const name of path) {
    const within: XmlElement[] = [];
    for (const parent of found)
      for (const child of parent.children) if (child.name === name) within.push(child);
    found = within;
  }
  return found;
}
