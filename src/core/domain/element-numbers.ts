/** Which elements say the same: name, attributes in whatever order, text, and what is within. */
import type { XmlElement } from '../xml/xml.ts';

/**
 * Elements that say the same have the same number. Each is looked at once, in a time linear in what it holds. (Texts nest at
 * most 256 deep, `xml/limits.ts`, so this may recurse.)
 */
export class ElementNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<XmlElement, number>();

  of(element: XmlElement): number {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const { name, attributes, children, text } = element;
    const within = children.map((child) => this.of(child));
    const written = attributes.map((attribute) => [attribute.name, attribute.value]).sort();
    const key = JSON.stringify([name, written, within, text.trim()]);
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    this.#known.set(element, number);
    return number;
  }

  /** Of all that the element holds, itself too. */
  within(element: XmlElement): ReadonlySet<number> {
    const numbers = new Set<number>();
    const add = (one: XmlElement): void => {
      numbers.add(this.of(one));
      for (const child of one.children) add(child);
    };
    add(element);
    return numbers;
  }
}
