/** Attributes as libvirt's virXMLProp… functions read them (virxml.c), refused with their sentences. */
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { Span } from '../../text/source.ts';
import { readAmount, readMemory, type AmountText } from '../libvirt-memory.ts';
import { readInt, readUlonglong } from '../libvirt-number.ts';
import { stringValueOf, type RefusalList } from './refuse.ts';

interface IntegerRules {
  readonly required?: boolean;
  readonly nonNegative?: boolean;
}

/** virXMLPropInt. */
export function readIntAttribute(
  element: XmlElement,
  name: string,
  refusals: RefusalList,
  how: IntegerRules = {},
): number | undefined {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) {
    if (how.required === true) refusals.missingAttribute(element, name);
    return undefined;
  }
  const value = readInt(attribute.value);
  if (value === undefined) refusals.invalidAttribute(element, attribute, 'integer value');
  else if (how.nonNegative === true && value < 0)
    refusals.invalidAttribute(element, attribute, 'non-negative value');
  else return value;
  return undefined;
}

/** virXMLPropULongLong, required. */
export function readUlonglongAttribute(
  element: XmlElement,
  name: string,
  refusals: RefusalList,
): bigint | undefined {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) {
    refusals.missingAttribute(element, name);
    return undefined;
  }
  const value = readUlonglong(attribute.value);
  if (value === undefined) refusals.invalidAttribute(element, attribute, 'non-negative integer value');
  return value;
}

/** virXMLPropEnum: one of the words, or refused; undefined too when it is absent. */
export function readWord<T extends string>(
  element: XmlElement,
  name: string,
  words: readonly T[],
  refusals: RefusalList,
  how: { readonly required?: boolean } = {},
): T | undefined {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) {
    if (how.required === true) refusals.missingAttribute(element, name);
    return undefined;
  }
  const word = words.find((one) => one === attribute.value);
  if (word === undefined) refusals.invalidAttribute(element, attribute);
  return word;
}

export const yesOrNo = ['yes', 'no'] as const;

/** virDomainParseMemory of attributes of `element`; KiB. */
export function readMemoryAttribute(
  element: XmlElement,
  names: { readonly value: string; readonly unit: string },
  refusals: RefusalList,
): number | undefined {
  const value = attributeOf(element, names.value);
  const unit = attributeOf(element, names.unit);
  const reading = readMemory({
    text: value?.value,
    unit: unit?.value,
    path: `./@${names.value}`,
    required: true,
  });
  if (reading.ok) return reading.kib;
  const place = reading.at === 'unit' ? unit : value;
  refusals.add(reading.fault, place?.span ?? element.tagSpan);
  return undefined;
}

/** virDomainParseMemory of a child's text and its unit attribute; KiB, 0 when it may be absent and is. */
export function readMemoryChild(
  element: XmlElement,
  name: string,
  refusals: RefusalList,
  how: { readonly required?: boolean; readonly path?: string } = {},
): { readonly kib: number; readonly span: Span } | undefined {
  const child = childNamed(element, name);
  const unit = child === undefined ? undefined : attributeOf(child, 'unit');
  const reading = readMemory({
    text: child === undefined ? undefined : stringValueOf(child),
    unit: unit?.value,
    path: how.path ?? `./${name}`,
    ...(how.required === undefined ? {} : { required: how.required }),
  });
  if (!reading.ok) {
    refusals.add(reading.fault, (reading.at === 'unit' ? unit : child)?.span ?? element.tagSpan);
    return undefined;
  }
  return reading.given && child !== undefined ? { kib: reading.kib, span: child.span } : undefined;
}

/** Any other amount, in bytes; a faulty one is refused at `span`. */
export function readBytes(amount: AmountText, span: Span, refusals: RefusalList): bigint | undefined {
  const reading = readAmount(amount);
  if (reading.ok) return reading.bytes;
  refusals.add(reading.fault, span);
  return undefined;
}

/** XPath's `string(./a/b)`: the first of them all in the document; an empty one counts as none. */
export function firstText(
  domain: XmlElement,
  ...path: readonly string[]
): { readonly text: string; readonly span: Span } | undefined {
  const element = elementsAt(domain, ...path)[0];
  const text = element === undefined ? '' : stringValueOf(element);
  return element === undefined || text === '' ? undefined : { text, span: element.span };
}

/** XPath's `string(./a/b/@c)`: of the first element that has the attribute. */
export function firstAttribute(
  domain: XmlElement,
  path: readonly string[],
  name: string,
): { readonly text: string; readonly span: Span } | undefined {
  for (const element of elementsAt(domain, ...path)) {
    const attribute = attributeOf(element, name);
    if (attribute !== undefined)
      return attribute.value === '' ? undefined : { text: attribute.value, span: attribute.span };
  }
  return undefined;
}
