/** An element of a plain text (`read-plain.ts`): it is places in the text, and makes of them what it is asked for. */
import { spanIn, type Piece, type Span } from '../text/source.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

/** Where names and values of all attributes of one text stand: four offsets each, name and value from–to. */
export class AttributePlaces {
  #offsets = new Int32Array(512);
  #length = 0;

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

  /** `part`: 0 to 3, in the order of {@link add}. */
  at(attribute: number, part: number): number {
    return this.#offsets[4 * attribute + part] ?? 0;
  }
}

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

const noChildren: readonly PlainElement[] = [];

export class PlainElement implements XmlElement {
  text = '';
  #children: PlainElement[] | undefined;
  #attributes: readonly PlainAttribute[] | undefined;
  /** Where the start tag ends, and the content begins. */
  tagTo: number;
  innerTo: number;
  to: number;
  /** Its attributes are those of the text from this one on, before `lastAttribute`. */
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

  /** One alone, without making the others: hosts have ten thousands. */
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
