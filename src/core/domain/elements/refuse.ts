/** Collects what libvirt would refuse, in the order in which it is met, with libvirt's own sentences. */
import type { Span } from '../../text/source.ts';
import { attributeOf, type XmlAttribute, type XmlElement } from '../../xml/xml.ts';
import { readLibvirtCpuset } from '../../cpuset/libvirt-grammar.ts';
import type { Refusal, SetAttribute, SetMembers } from '../domain.ts';
import { readUintAttribute } from '../libvirt-number.ts';

/** The first is the verdict; nobody reads so many more, and a hostile text has millions. */
const mostRefusals = 1000;

export class RefusalList {
  readonly #refusals: Refusal[] = [];

  get all(): readonly Refusal[] {
    return this.#refusals;
  }

  /** Nothing more is kept. */
  get isFull(): boolean {
    return this.#refusals.length === mostRefusals;
  }

  add(message: string, span: Span, extra: Pick<Refusal, 'rule' | 'attribute'> = {}): void {
    if (this.#refusals.length < mostRefusals) this.#refusals.push({ message, span, ...extra });
  }

  /** A set that cannot be parsed, or that parses to nothing (virBitmapParse and the check behind it). */
  addSetFault(attribute: SetAttribute, name: 'cpuset' | 'nodeset' | 'nodemask'): void {
    if (attribute.fault === undefined) return;
    const message =
      attribute.fault.kind === 'grammar'
        ? `invalid argument: Failed to parse bitmap '${attribute.raw}'`
        : `unsupported configuration: Invalid value of '${name}': ${attribute.raw}`;
    this.add(message, attribute.span, { rule: 'cpuset-invalid', attribute });
  }

  missingAttribute(element: XmlElement, name: string): void {
    this.add(`XML error: Missing required attribute '${name}' in element '${element.name}'`, element.tagSpan);
  }

  invalidAttribute(element: XmlElement, attribute: XmlAttribute, expected = ''): void {
    const value = `XML error: Invalid value for attribute '${attribute.name}' in element '${element.name}': '${attribute.value}'.`;
    this.add(expected === '' ? value : `${value} Expected ${expected}`, attribute.span);
  }
}

/** By the attribute's name; `cpus` are those of a guest cell, its vCPUs. */
const membersOf: Readonly<Record<string, SetMembers>> = {
  nodeset: 'nodes',
  vcpus: 'vcpus',
  cpus: 'vcpus',
  iothreads: 'iothreads',
};

export function readSetAttribute(attribute: XmlAttribute): SetAttribute {
  const reading = readLibvirtCpuset(attribute.value);
  const base = { of: membersOf[attribute.name] ?? 'cpus', raw: attribute.value, span: attribute.span };
  return reading.ok ? { ...base, set: reading.set } : { ...base, fault: reading.fault };
}

/**
 * XPath's string(): the text of the element and of all below it. (Where text stands between elements its order is
 * not known here; no number is written like that.)
 */
export function stringValueOf(element: XmlElement): string {
  let text = '';
  const stack: XmlElement[] = [element];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    text += next.text;
    stack.push(...next.children.toReversed());
  }
  return text;
}

/** A uint attribute; a bad one is refused and undefined, as is a missing one when it is required. */
export function readUint(
  element: XmlElement,
  name: string,
  refusals: RefusalList,
  how: { required?: boolean; nonZero?: boolean } = {},
): number | undefined {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) {
    if (how.required === true) refusals.missingAttribute(element, name);
    return undefined;
  }
  const value = readUintAttribute(attribute.value);
  if (value === undefined) {
    refusals.invalidAttribute(element, attribute, 'non-negative integer value');
    return undefined;
  }
  if (how.nonZero === true && value === 0) {
    refusals.add(
      `XML error: Invalid value for attribute '${name}' in element '${element.name}': Zero is not permitted`,
      attribute.span,
    );
    return undefined;
  }
  return value;
}
