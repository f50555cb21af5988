/** All that an element says, as data that can be compared: what an element is made of is its own business. */
import type { XmlElement } from '../core/xml/xml.ts';

export interface ElementData {
  readonly [key: string]: unknown;
  readonly children: readonly ElementData[];
}

export function dataOf(element: XmlElement): ElementData {
  const { name, text, span, tagSpan, innerSpan } = element;
  const attributes = element.attributes.map((one) => ({
    name: one.name,
    value: one.value,
    span: one.span,
    nameSpan: one.nameSpan,
  }));
  return { name, text, span, tagSpan, innerSpan, attributes, children: element.children.map(dataOf) };
}
