/**
 * The quick way through XML as machines write it: elements, attributes, texts, a comment before the root. Whatever else a
 * text holds (references, CDATA, instructions, text between elements, line breaks in values, anything that is wrong) is
 * left to the gate, so this needs no rule of XML but those of what it takes. It takes a third of the gate's time and a
 * quarter of its memory, and the two give the same tree: `read-plain.test.ts`.
 */
import type { Piece } from '../text/source.ts';
import { deepestNesting, mostMarks } from './limits.ts';
import { AttributePlaces, PlainElement } from './plain-element.ts';

/** Characters that end a value early, are not XML's, or that saxes puts otherwise; and references. */
const unusual = /[^\t\n -%'-~\u0080-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

/** Of an element there are looked through for one that comes twice. */
const mostAttributes = 40;
const longestName = 200;

const starts = 1;
const goesOn = 2;
const blank = 4;
/** What an ASCII character may be: the start of a name, a part of one, a blank. */
const kinds = new Uint8Array(128);
for (let code = 0; code < kinds.length; code++) {
  const char = String.fromCharCode(code);
  kinds[code] =
    (/[A-Za-z_:]/.test(char) ? starts : 0) |
    (/[\w:.-]/.test(char) ? goesOn : 0) |
    (/[ \t\n]/.test(char) ? blank : 0);
}

const tagOpen = 0x3c;
const tagEnd = 0x3e;
const slash = 0x2f;
const equals = 0x3d;

/** The root. Undefined: the text is not plain, or not well-formed. Linear in the text. */
export function readPlain(piece: Piece): PlainElement | undefined {
  return unusual.test(piece.text) ? undefined : new PlainPass(piece).run();
}

class PlainPass {
  #root: PlainElement | undefined;
  #count = 0;
  readonly #open: PlainElement[] = [];
  readonly #places = new AttributePlaces();
  /** Names met so far, by a number made of their characters. */
  readonly #names = new Map<number, string>();
  readonly #piece: Piece;
  readonly #text: string;
  #at = 0;

  constructor(piece: Piece) {
    this.#piece = piece;
    this.#text = piece.text;
  }

  run(): PlainElement | undefined {
    if (!this.#skipComments() || !this.#readStartTag()) return undefined;
    while (this.#open.length > 0) if (!this.#readContent()) return undefined;
    this.#skipBlanks();
    return this.#at === this.#text.length ? this.#root : undefined;
  }

  #skipBlanks(): void {
    const text = this.#text;
    let at = this.#at;
    while (isOf(text.charCodeAt(at), blank)) at++;
    this.#at = at;
  }

  /** Before the root. */
  #skipComments(): boolean {
    for (;;) {
      this.#skipBlanks();
      if (!this.#text.startsWith('<!--', this.#at)) return true;
      const end = this.#text.indexOf('--', this.#at + 4);
      if (end < 0 || this.#text.charCodeAt(end + 2) !== tagEnd) return false;
      this.#at = end + 3;
    }
  }

  /** Up to the next tag of the innermost open element, and that tag. */
  #readContent(): boolean {
    const text = this.#text;
    const element = this.#open[this.#open.length - 1];
    if (element === undefined) return false;
    const from = this.#at;
    this.#skipBlanks();
    if (text.charCodeAt(this.#at) !== tagOpen) {
      if (element.children.length > 0 || !this.#readText(element, from)) return false;
      return this.#readEndTag(element);
    }
    if (text.charCodeAt(this.#at + 1) !== slash) return this.#readStartTag();
    // Blanks alone are layout, unless there is nothing else in the element.
    if (element.children.length === 0) element.text = text.slice(from, this.#at);
    return this.#readEndTag(element);
  }

  /** Text that goes up to an end tag. */
  #readText(element: PlainElement, from: number): boolean {
    const text = this.#text;
    let at = this.#at;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === tagOpen) break;
      if (code === tagEnd || Number.isNaN(code)) return false;
      at++;
    }
    element.text = text.slice(from, at);
    this.#at = at;
    return text.charCodeAt(at + 1) === slash;
  }

  #readEndTag(element: PlainElement): boolean {
    const { name } = element;
    const text = this.#text;
    element.innerTo = this.#at;
    if (!text.startsWith(name, this.#at + 2)) return false;
    this.#at += 2 + name.length;
    if (text.charCodeAt(this.#at) !== tagEnd) {
      this.#skipBlanks();
      if (text.charCodeAt(this.#at) !== tagEnd) return false;
    }
    element.to = ++this.#at;
    this.#open.pop();
    return true;
  }

  #readStartTag(): boolean {
    const text = this.#text;
    const from = this.#at;
    if (text.charCodeAt(from) !== tagOpen || this.#open.length >= deepestNesting) return false;
    const name = this.#nameAt(from + 1);
    if (name === undefined) return false;
    this.#at = from + 1 + name.length;
    const element = new PlainElement(name, this.#piece, this.#places, from);
    if (!this.#readAttributes()) return false;
    element.lastAttribute = this.#places.count;
    this.#open[this.#open.length - 1]?.add(element);
    this.#root ??= element;
    if (++this.#count + this.#places.count > mostMarks) return false;
    const isEmpty = text.charCodeAt(this.#at) === slash;
    this.#at += isEmpty ? 2 : 1;
    if (text.charCodeAt(this.#at - 1) !== tagEnd) return false;
    element.tagTo = element.innerTo = element.to = this.#at;
    if (!isEmpty) this.#open.push(element);
    return true;
  }

  /** Up to the `>` or `/` that ends the tag. */
  #readAttributes(): boolean {
    const text = this.#text;
    const places = this.#places;
    const first = places.count;
    for (;;) {
      const before = this.#at;
      this.#skipBlanks();
      const nameFrom = this.#at;
      const code = text.charCodeAt(nameFrom);
      if (code === tagEnd || code === slash) return true;
      if (nameFrom === before || !isOf(code, starts)) return false;
      let nameTo = nameFrom + 1;
      while (isOf(text.charCodeAt(nameTo), goesOn)) nameTo++;
      this.#at = nameTo;
      if (nameTo - nameFrom > longestName || this.#isTaken(first, nameFrom, nameTo)) return false;
      if (text.charCodeAt(nameTo) !== equals) this.#skipBlanks();
      if (text.charCodeAt(this.#at) !== equals) return false;
      this.#at++;
      const quote = this.#quoteAt();
      if (quote === undefined) return false;
      const from = this.#at + 1;
      let to = from;
      for (;;) {
        const unit = text.charCodeAt(to);
        if (unit === quote) break;
        // Tabs and line feeds become blanks, `<` is wrong, and so is the end of the text.
        if (unit < 0x20 || unit === tagOpen || Number.isNaN(unit)) return false;
        to++;
      }
      places.add(nameFrom, nameTo, from, to);
      this.#at = to + 1;
    }
  }

  #quoteAt(): number | undefined {
    const isQuote = (code: number): boolean => code === 0x22 || code === 0x27;
    if (!isQuote(this.#text.charCodeAt(this.#at))) this.#skipBlanks();
    const code = this.#text.charCodeAt(this.#at);
    return isQuote(code) ? code : undefined;
  }

  /** Whether the tag has an attribute of that name already, or so many that this is not worth looking. */
  #isTaken(first: number, from: number, to: number): boolean {
    const { count } = this.#places;
    if (count - first >= mostAttributes) return true;
    for (let i = first; i < count; i++) {
      const other = this.#places.at(i, 0);
      if (this.#places.at(i, 1) - other === to - from && isSame(this.#text, other, from, to - from))
        return true;
    }
    return false;
  }

  /** The same name is the same string: thousands of elements have a dozen names. */
  #nameAt(from: number): string | undefined {
    const text = this.#text;
    let at = from;
    let code = text.charCodeAt(at);
    if (!isOf(code, starts)) return undefined;
    let key = 0;
    while (isOf(code, goesOn)) {
      key = (31 * key + code) | 0;
      code = text.charCodeAt(++at);
    }
    if (at - from > longestName) return undefined;
    const known = this.#names.get(key);
    if (known?.length === at - from && text.startsWith(known, from)) return known;
    const name = text.slice(from, at);
    if (known === undefined) this.#names.set(key, name);
    return name;
  }
}

function isOf(code: number, kind: number): boolean {
  return code < 128 && ((kinds[code] ?? 0) & kind) !== 0;
}

function isSame(text: string, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (text.charCodeAt(a + i) !== text.charCodeAt(b + i)) return false;
  return true;
}
