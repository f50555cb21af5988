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
  const numbers = new ElementNumbers();
  const holders = new Map<number, DomainRoot[]>();
  if (roots.some(({ whole }) => !whole))
    for (const root of roots) {
      if (!root.whole) continue;
      const within = new Set<number>();
      numbers.of(root.element, within);
      for (const number of within) {
        const known = holders.get(number);
        if (known === undefined) holders.set(number, [root]);
        else known.push(root);
      }
    }
  const holdersOf = ({ element, fault, file }: DomainRoot): readonly DomainRoot[] => {
    const number = fault === undefined && file === undefined ? numbers.of(element) : undefined;
    const known = number === undefined ? undefined : holders.get(number);
    return (known ?? []).filter((root) => root.element.span.source === element.span.source);
  };
  return (fragments) => {
    const [first, ...others] = fragments.map(holdersOf);
    if (first === undefined) return undefined;
    const sets = others.map((found) => new Set(found));
    return first.find((root) => sets.every((found) => found.has(root)));
  };
}

/** Deeper than libxml2 goes: such an element is none that libvirt reads, and has no number. */
const mostLevels = 256;

/** Elements that say the same have the same number. */
class ElementNumbers {
  readonly #numbers = new Map<string, number>();

  /** `seen`: gets the number of each element within, this one's among them. */
  of(element: XmlElement, seen?: Set<number>, level = 0): number | undefined {
    if (level > mostLevels) return undefined;
    const { name, attributes, children, text } = element;
    const within = children.map((child) => this.of(child, seen, level + 1));
    const written = attributes.map((attribute) => [attribute.name, attribute.value]).sort();
    const key = JSON.stringify([name, written, within, text.trim()]);
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    seen?.add(number);
    return number;
  }
}
