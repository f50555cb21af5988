/** Which elements say the same: name, attributes in whatever order, text, and what is within. */
import type { XmlElement } from '../xml/xml.ts';

/** Deeper than libxml2 goes: such an element is none that libvirt reads, and has no number. */
const mostLevels = 256;

/** Elements that say the same have the same number. Each is looked at once, in a time linear in what it holds. */
export class ElementNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<XmlElement, number>();

  /** Undefined: it goes deeper than any that is read, and is like no other. */
  of(element: XmlElement, level = 0): number | undefined {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    if (level > mostLevels) return undefined;
    const { name, attributes, children, text } = element;
    const within: number[] = [];
    for (const child of children) {
      const number = this.of(child, level + 1);
      if (number === undefined) return undefined;
      within.push(number);
    }
    const written = attributes.map((attribute) => [attribute.name, attribute.value]).sort();
    const key = JSON.stringify([name, written, within, text.trim()]);
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    this.#known.set(element, number);
    return number;
  }

  /** Of all that the element holds, itself too, as deep as any is read. */
  within(element: XmlElement): ReadonlySet<number> {
    const numbers = new Set<number>();
    const add = (one: XmlElement, level: number): void => {
      const number = this.of(one);
      if (number !== undefined) numbers.add(number);
      if (level < mostLevels) for (const child of one.children) add(child, level + 1);
    };
    add(element, 0);
    return numbers;
  }
}
