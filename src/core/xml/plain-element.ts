/**
 * Elements and attributes of a plain text (`read-plain.ts`): they keep offsets into it, and make spans, attributes and values
 * of them when they are asked. A host's capabilities have ten thousands, of which a few are asked for each.
 */
import { spanIn, type Piece, type Span } from '../text/source.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

/**
 * Where names and values of all attributes of one text stand, in document order: four offsets into the piece each, where the
 * name begins and ends, where the value does (without its quotes). One list of numbers for all of them.
 */
export class AttributePlaces {
  #offsets = new Int32Array(512);
  /** How many offsets there are; the list is longer. */
  #length = 0;

  /** How many attributes there are so far: the number of the next one. */
  get count(): number {
    return this.#length >> 2;
  }

  add(nameFrom: number, nameTo: number, valueFrom: number, valueTo: number): void {
    const at = this.#length;
    if (at + 4 > this.#offsets.length) {
      const longer = new Int32Array(2 * this.#offsets.length);
      longer.set(this.#offsets);
      this.#offsets = longer;
    }
    const offsets = this.#offsets;
    offsets[at] = nameFrom;
    offsets[at + 1] = nameTo;
    offsets[at + 2] = valueFrom;
    offsets[at + 3] = valueTo;
    this.#length = at + 4;
  }

  /** `attribute`: its number in the text, from 0; `part`: 0 to 3, in the order of what {@link add} takes. */
  at(attribute: number, part: number): number {
    return this.#offsets[4 * attribute + part] ?? 0;
  }
}

/** In a plain text a value stands as it is (no references, no line breaks), so its length is that of its place. */
export class PlainAttribute implements XmlAttribute {
  constructor(
    readonly name: string,
    readonly value: string,
    private readonly piece: Piece,
    private readonly nameFrom: number,
    private readonly from: number,
  ) {}

  get span(): Span {
    return spanIn(this.piece, this.from, this.from + this.value.length);
  }

  get nameSpan(): Span {
    return spanIn(this.piece, this.nameFrom, this.nameFrom + this.name.length);
  }
}

/** Most elements have none: they share this list. */
const noChildren: readonly PlainElement[] = [];

/** Offsets are into the piece. The reader sets what is not known yet where the start tag begins, and nobody after it. */
export class PlainElement implements XmlElement {
  text = '';
  #children: PlainElement[] | undefined;
  /** Once all of them have been asked for. */
  #attributes: readonly PlainAttribute[] | undefined;
  /** Where the start tag ends, and the content begins. */
  tagTo: number;
  /** Where the content ends; of `<empty/>` where the tag does. */
  innerTo: number;
  /** Where the end tag ends; of `<empty/>` its only one. */
  to: number;
  /** Its attributes are those of the text from this number on, below `lastAttribute`. */
  readonly #firstAttribute: number;
  lastAttribute: number;

  constructor(
    readonly name: string,
    private readonly piece: Piece,
    private readonly places: AttributePlaces,
    readonly from: number,
  ) {
    this.tagTo = this.innerTo = this.to = from;
    this.#firstAttribute = this.lastAttribute = places.count;
  }

  get children(): readonly PlainElement[] {
    return this.#children ?? noChildren;
  }

  add(child: PlainElement): void {
    (this.#children ??= []).push(child);
  }

  get attributes(): readonly XmlAttribute[] {
    if (this.#attributes !== undefined) return this.#attributes;
    const attributes: PlainAttribute[] = [];
    for (let i = this.#firstAttribute; i < this.lastAttribute; i++) attributes.push(this.#make(i));
    return (this.#attributes = attributes);
  }

  /** Makes one alone. */
  attributeNamed(name: string): XmlAttribute | undefined {
    if (this.#attributes !== undefined) return this.#attributes.find((one) => one.name === name);
    const at = this.#indexOf(name);
    return at < 0 ? undefined : this.#make(at);
  }

  valueNamed(name: string): string | undefined {
    const at = this.#indexOf(name);
    return at < 0 ? undefined : this.piece.text.slice(this.places.at(at, 2), this.places.at(at, 3));
  }

  #indexOf(name: string): number {
    for (let i = this.#firstAttribute; i < this.lastAttribute; i++) {
      const from = this.places.at(i, 0);
      if (this.places.at(i, 1) - from === name.length && this.piece.text.startsWith(name, from)) return i;
    }
    return -1;
  }

  #make(i: number): PlainAttribute {
    const { piece, places } = this;
    const nameFrom = places.at(i, 0);
    const valueFrom = places.at(i, 2);
    const name = piece.text.slice(nameFrom, places.at(i, 1));
    const value = piece.text.slice(valueFrom, places.at(i, 3));
    return new PlainAttribute(name, value, piece, nameFrom, valueFrom);
  }

  get span(): Span {
    return spanIn(this.piece, this.from, this.to);
  }

  get tagSpan(): Span {
    return spanIn(this.piece, this.from, this.tagTo);
  }

  get innerSpan(): Span {
    return spanIn(this.piece, this.tagTo, this.innerTo);
  }
}
