/** The elements that the gate has met, flat, and which of them are open. */
import { spanIn } from '../text/source.ts';
import type { Piece, Span } from '../text/source.ts';
import type { AttributePlace } from './places.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

/** Places are offsets into the piece until somebody asks where they are in the source: there are a dozen a line. */
export class GateAttribute implements XmlAttribute {
  readonly #piece: Piece;
  readonly #place: AttributePlace;

  constructor(
    readonly name: string,
    readonly value: string,
    piece: Piece,
    place: AttributePlace,
  ) {
    this.#piece = piece;
    this.#place = place;
  }

  get span(): Span {
    return spanIn(this.#piece, this.#place.from, this.#place.to);
  }

  get nameSpan(): Span {
    const { nameFrom, nameTo } = this.namePlace;
    return spanIn(this.#piece, nameFrom, nameTo);
  }

  get namePlace(): AttributePlace {
    return this.#place;
  }
}

/** An element in the making; `children` is filled by `tree.ts`. */
export class GateElement implements XmlElement {
  readonly attributes: GateAttribute[] = [];
  readonly children: GateElement[] = [];
  text = '';
  readonly #piece: Piece;
  /** Offsets into the piece. */
  tagTo: number;
  innerFrom: number;
  innerTo: number;
  to: number;

  constructor(
    readonly name: string,
    piece: Piece,
    readonly from: number,
    to: number,
  ) {
    this.#piece = piece;
    this.tagTo = to;
    this.innerFrom = to;
    this.innerTo = to;
    this.to = to;
  }

  get span(): Span {
    return spanIn(this.#piece, this.from, this.to);
  }

  get tagSpan(): Span {
    return spanIn(this.#piece, this.from, this.tagTo);
  }

  get innerSpan(): Span {
    return spanIn(this.#piece, this.innerFrom, this.innerTo);
  }
}

export class ElementStack {
  /** In document order. */
  readonly elements: GateElement[] = [];
  /** For each element the index of its parent, −1 for a root. */
  readonly parents: number[] = [];
  /** The innermost open element. */
  top: GateElement | undefined;
  readonly #open: number[] = [];
  /** Whether the start tag of `top` has not ended yet. */
  #inTag = false;
  /** Name of the child of `top` that was closed last, when nothing was opened since. */
  #closedName: string | undefined;
  readonly #piece: Piece;

  constructor(piece: Piece) {
    this.#piece = piece;
  }

  get depth(): number {
    return this.#open.length;
  }

  /** A start tag whose `<` is at `from`; `to` is as far as it has been read. */
  open(name: string, from: number, to: number): void {
    const element = new GateElement(name, this.#piece, from, to);
    this.parents.push(this.#open[this.#open.length - 1] ?? -1);
    this.#open.push(this.elements.length);
    this.elements.push(element);
    this.top = element;
    this.#inTag = true;
    this.#closedName = undefined;
  }

  /** The start tag of `top` ends at `to`. */
  endTag(to: number): void {
    if (this.top === undefined) return;
    this.top.tagTo = this.top.innerFrom = to;
    this.#inTag = false;
  }

  /** Closes `top`, whose content ends at `from` and whose end tag (if any) ends at `to`. */
  closeTop(from: number, to: number): void {
    if (this.#inTag) this.endTag(from);
    if (this.top !== undefined) {
      this.top.innerTo = from;
      this.top.to = to;
      this.#closedName = this.top.name;
    }
    this.#open.pop();
    this.top = this.elements[this.#open[this.#open.length - 1] ?? -1];
  }

  /**
   * An end tag from `from` to `to`. It closes the innermost open element of that name and those within. When there
   * is none: after `<a/></a>` or `</a></a>` it is one too many and is passed over; otherwise a misspelling is
   * likelier, and it closes the innermost element unless that is the root.
   */
  closeNamed(name: string, from: number, to: number): void {
    let at = this.#open.length - 1;
    while (at >= 0 && this.elements[this.#open[at] ?? -1]?.name !== name) at--;
    if (at < 0) {
      if (this.#closedName !== name && this.#open.length > 1) this.closeTop(from, to);
      return;
    }
    while (this.#open.length - 1 > at) this.closeTop(from, from);
    this.closeTop(from, to);
  }

  closeAll(at: number): void {
    while (this.#open.length > 0) this.closeTop(at, at);
  }
}
