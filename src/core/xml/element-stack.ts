/** The elements that the gate has met, flat, and which of them are open. */
import { spanIn } from '../text/source.ts';
import type { Piece, Span } from '../text/source.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

type WritableSpan = { -readonly [K in keyof Span]: Span[K] };

/** An element in the making; `children` is filled by `tree.ts`. */
export interface GateElement extends XmlElement {
  readonly attributes: XmlAttribute[];
  readonly children: GateElement[];
  text: string;
  readonly span: WritableSpan;
  readonly tagSpan: WritableSpan;
  readonly innerSpan: WritableSpan;
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
    const element: GateElement = {
      name,
      attributes: [],
      children: [],
      text: '',
      span: spanIn(this.#piece, from, to),
      tagSpan: spanIn(this.#piece, from, to),
      innerSpan: spanIn(this.#piece, to, to),
    };
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
    this.top.tagSpan.to = this.top.innerSpan.from = this.#piece.at + to;
    this.#inTag = false;
  }

  /** Closes `top`, whose content ends at `from` and whose end tag (if any) ends at `to`. */
  closeTop(from: number, to: number): void {
    if (this.#inTag) this.endTag(from);
    if (this.top !== undefined) {
      this.top.innerSpan.to = this.#piece.at + from;
      this.top.span.to = this.#piece.at + to;
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
