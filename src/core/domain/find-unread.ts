/** Names that libvirt does not know, knows elsewhere, or has read once already: it passes over them in silence. */
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../xml/xml.ts';
import { closestName, firstOnly, knownNames, ourRoots, type KnownNames } from './known-names.ts';
import type { Silence } from './silence.ts';
import { defineVersions, type Changes } from './versions.ts';
import { isDomainFragment, parentsOf } from './vocabulary.ts';

/** More than a person reads. */
export const mostSilences = 1000;

/** Elements whose name alone tells that they are ours, wherever they stand. */
const unmistakable = new Set([
  'vcpupin',
  'emulatorpin',
  'iothreadpin',
  'vcpusched',
  'iothreadsched',
  'emulatorsched',
  'cachetune',
  'memorytune',
  'memnode',
  'cputune',
  'numatune',
  'iothreadids',
]);

export function findUnread(domain: XmlElement, changes: Changes): readonly Silence[] {
  const found: Silence[] = [];
  for (const child of domain.children) {
    if (isForeign(child.name)) continue;
    if (!isDomainFragment(child.name)) {
      const suggestion = closestName(child.name, ourRoots);
      if (suggestion === undefined) continue;
      found.push(unknownElement(child, 'domain', suggestion, undefined));
    } else if (parentsOf(child.name, (name) => attributeOf(child, name) !== undefined).length > 0) {
      found.push(misplaced(child, 'domain'));
    }
  }
  for (const [path, known] of knownNames) {
    for (const element of elementsAt(domain, ...path.split('/'))) {
      if (found.length > mostSilences) return found;
      checkAttributes(element, known, changes, found);
      checkChildren(element, known, changes, found);
    }
  }
  found.push(...findStrays(domain), ...findRepeated(domain));
  return found;
}

/** Of a namespace, which libvirt keeps apart. */
function isForeign(name: string): boolean {
  return name.includes(':') || name === 'xmlns';
}

function checkAttributes(element: XmlElement, known: KnownNames, changes: Changes, found: Silence[]): void {
  // What is there already was not meant by a misspelt name.
  const written = new Set(element.attributes.map(({ name }) => name));
  const free = known.attributes.filter((name) => !written.has(name));
  for (const { name, nameSpan } of element.attributes) {
    if (found.length > mostSilences) return;
    // A prefix that is declared is in the text, but no longer in the name (`libvirt-names.ts`).
    const isPrefixed = nameSpan.to - nameSpan.from !== name.length;
    if (isPrefixed || isForeign(name) || known.attributes.includes(name)) continue;
    const since = sinceOf(name, known, changes);
    if (since === 'known') continue;
    found.push({
      kind: 'unknown-attribute',
      element: element.name,
      attribute: name,
      suggestion: since === undefined ? closestName(name, free) : undefined,
      since,
      span: nameSpan,
    });
  }
}

function checkChildren(element: XmlElement, known: KnownNames, changes: Changes, found: Silence[]): void {
  if (known.children.length === 0) return;
  for (const child of element.children) {
    if (isForeign(child.name) || known.children.includes(child.name)) continue;
    const since = sinceOf(child.name, known, changes);
    if (since === 'known') continue;
    if (unmistakable.has(child.name)) continue;
    if (isDomainFragment(child.name) && since === undefined) found.push(misplaced(child, element.name));
    else {
      const suggestion = since === undefined ? closestName(child.name, known.children) : undefined;
      found.push(unknownElement(child, element.name, suggestion, since));
    }
  }
}

/** The release that will read it; `known` when that release is in force. */
function sinceOf(name: string, known: KnownNames, changes: Changes): string | undefined {
  if (known.later === undefined || !Object.hasOwn(known.later, name)) return undefined;
  const change = known.later[name];
  if (change === undefined) return undefined;
  return changes.has(change) ? 'known' : defineVersions.find((row) => row.change === change)?.since;
}

/** Ours, in a parent where libvirt does not look for them. */
function findStrays(domain: XmlElement): readonly Silence[] {
  const found: Silence[] = [];
  const work: XmlElement[] = domain.children.filter(({ name }) => name !== 'metadata');
  for (let element = work.pop(); element !== undefined; element = work.pop()) {
    for (const child of element.children) {
      work.push(child);
      if (!unmistakable.has(child.name) || found.length > mostSilences) continue;
      const parents = parentsOf(child.name, () => false);
      if (parents.at(-1) !== element.name) found.push(misplaced(child, element.name));
    }
  }
  return found;
}

function findRepeated(domain: XmlElement): readonly Silence[] {
  return firstOnly.flatMap((path): readonly Silence[] => {
    const name = path.at(-1) ?? '';
    const parent = path.length === 1 ? undefined : childNamed(domain, path[0] ?? '');
    const elements =
      path[0] === 'cpu' && parent !== undefined ? elementsAt(parent, name) : elementsAt(domain, ...path);
    const [first, ...others] = elements;
    if (first === undefined) return [];
    return others
      .slice(0, mostSilences)
      .map(({ span }) => ({ kind: 'repeated-element', element: name, first: first.span, span }));
  });
}

function unknownElement(
  { name, tagSpan }: XmlElement,
  parent: string,
  suggestion: string | undefined,
  since: string | undefined,
): Silence {
  return { kind: 'unknown-element', element: name, parent, suggestion, since, span: tagSpan };
}

function misplaced(element: XmlElement, parent: string): Silence {
  const belongs = parentsOf(element.name, (name) => attributeOf(element, name) !== undefined);
  return { kind: 'misplaced-element', element: element.name, parent, belongs, span: element.tagSpan };
}
