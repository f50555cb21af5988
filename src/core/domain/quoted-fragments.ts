/**
 * Fragments that repeat a part of a whole domain in the same text: people quote the line that they ask about and paste
 * all of it below.
 */
import type { DomainRoot } from '../intake/reading.ts';
import type { XmlElement } from '../xml/xml.ts';

/**
 * Finds the whole domain that holds all fragments of a group, each as it is there. Linear in the elements; a fragment with
 * a fault quotes nothing.
 */
export function quotedFrom(
  roots: readonly DomainRoot[],
): (fragments: readonly DomainRoot[]) => DomainRoot | undefined {
  const names = new Set(roots.filter(({ whole }) => !whole).map(({ element }) => element.name));
  const holders = new Map<string, DomainRoot[]>();
  for (const root of names.size === 0 ? [] : roots) {
    if (!root.whole) continue;
    const keys = new Set<string>();
    collectKeys(root.element, names, keys);
    for (const key of keys) {
      const known = holders.get(key);
      if (known === undefined) holders.set(key, [root]);
      else known.push(root);
    }
  }
  return (fragments) => {
    const [first, ...others] = fragments.map((root) =>
      root.fault === undefined && root.file === undefined
        ? (holders.get(keyOf(root.element)) ?? []).filter(
            ({ element }) => element.span.source === root.element.span.source,
          )
        : [],
    );
    if (first === undefined) return undefined;
    const sets = others.map((found) => new Set(found));
    return first.find((root) => sets.every((found) => found.has(root)));
  };
}

function collectKeys(element: XmlElement, names: ReadonlySet<string>, keys: Set<string>): void {
  for (const child of element.children) {
    if (names.has(child.name)) keys.add(keyOf(child));
    collectKeys(child, names, keys);
  }
}

function keyOf({ name, attributes, children, text }: XmlElement): string {
  return JSON.stringify([
    name,
    attributes.map((attribute) => [attribute.name, attribute.value]).sort(),
    children.map(keyOf),
    text.trim(),
  ]);
}
