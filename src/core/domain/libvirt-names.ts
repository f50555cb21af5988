/**
 * Names as libvirt sees them once libxml2 has sorted out the namespaces. Its XPath (`./vcpu`) finds elements of no
 * namespace alone; its xmlGetProp takes an attribute by the part behind a prefix that is declared. A prefix that
 * nobody declared is part of the name. Seen with 9.0.0: `<vcpu xmlns:a='urn:a' a:cpuset='1'>` is a cpuset.
 */
import { elementWith, type XmlAttribute, type XmlElement } from '../xml/xml.ts';

interface Scope {
  readonly defaultSpace: string;
  /** Those declared here; what is declared further out is asked there, so that nothing is copied. */
  readonly prefixes: ReadonlySet<string>;
  readonly outer: Scope | undefined;
}

const outermost: Scope = { defaultSpace: '', prefixes: new Set(['xml']), outer: undefined };

/** The same element, unless a namespace changes a name in it. (Texts nest at most 256 deep, so this may recurse.) */
export function withLibvirtNames(element: XmlElement): XmlElement {
  return rename(element, outermost);
}

function rename(element: XmlElement, outer: Scope): XmlElement {
  const scope = scopeWithin(element, outer);
  const attributes = mapIfChanged(element.attributes, renameAttribute, scope);
  const children = mapIfChanged(element.children, rename, scope);
  const foreign = scope.defaultSpace !== '' && !element.name.includes(':');
  const name = foreign ? `{${scope.defaultSpace}}${element.name}` : element.name;
  const same = attributes === element.attributes && children === element.children && name === element.name;
  if (same) return element;
  return elementWith(element, { name, attributes, children });
}

/** Of a name given by {@link withLibvirtNames}: it belongs to a namespace that libvirt does not look into. */
export function isForeignName(name: string): boolean {
  return name.startsWith('{');
}

function scopeWithin(element: XmlElement, outer: Scope): Scope {
  if (!element.attributes.some(isDeclaration)) return outer;
  const declarations = element.attributes.filter(isDeclaration);
  const defaultSpace = declarations.find(({ name }) => name === 'xmlns')?.value ?? outer.defaultSpace;
  const prefixes = new Set(declarations.map(({ name }) => name.slice('xmlns:'.length)));
  return { defaultSpace, prefixes, outer };
}

function isDeclaration({ name }: XmlAttribute): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function isDeclared(prefix: string, scope: Scope): boolean {
  for (let one: Scope | undefined = scope; one !== undefined; one = one.outer) {
    if (one.prefixes.has(prefix)) return true;
  }
  return false;
}

function renameAttribute(attribute: XmlAttribute, scope: Scope): XmlAttribute {
  const colon = attribute.name.indexOf(':');
  if (colon <= 0 || !isDeclared(attribute.name.slice(0, colon), scope)) return attribute;
  const { value, span, nameSpan } = attribute;
  return { name: attribute.name.slice(colon + 1), value, span, nameSpan };
}

/** The very same list when no member changes. There are thousands of lists: nothing is made that does not stay. */
function mapIfChanged<T>(
  list: readonly T[],
  change: (one: T, scope: Scope) => T,
  scope: Scope,
): readonly T[] {
  let changed: T[] | undefined;
  let at = 0;
  for (const one of list) {
    const next = change(one, scope);
    if (next !== one) changed ??= list.slice(0, at);
    changed?.push(next);
    at++;
  }
  return changed ?? list;
}
