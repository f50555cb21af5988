/**
 * The strict pass over a text: saxes tells what is well-formed, what every name and value is and where it stands.
 * What is read is kept flat (elements in document order, each with the index of its parent) so that two builders
 * can make the tree of it (`tree.ts`), and nothing recurses.
 *
 * Faults do not end the reading: the first is kept, saxes goes on. Its own recovery from a wrong end tag closes
 * every open element, so which element an end tag closes is decided by {@link ElementStack}.
 */
import { spanIn } from '../text/source.ts';
import type { Piece } from '../text/source.ts';
import { Layout } from './blanks.ts';
import { ElementStack, GateAttribute, type GateElement } from './element-stack.ts';
import {
  deepestNesting,
  encodingFault,
  longInstruction,
  longNameFault,
  mostFaults,
  mostMarks,
} from './limits.ts';
import { maskText } from './mask.ts';
import { endTagStart, isBlankAt, placeOfAttribute, placeOfFault, tagNameEnd, type Place } from './places.ts';
import { Scanner, scannerOptions } from './scanner.ts';
import type { XmlFault } from './xml.ts';

export interface GateResult {
  /** In document order; the first is the root. */
  readonly elements: readonly GateElement[];
  /** For each element the index of its parent, −1 for a root. */
  readonly parents: readonly number[];
  readonly fault?: XmlFault;
}

/** Ends a pass early; never leaves this module. */
class Stop extends Error {}

/**
 * Reads `piece.text` once. Never throws on bad input; time and memory are linear in its length (the caller caps
 * that). Spans are of the piece as given, also with CR LF, a BOM and characters outside of the BMP.
 */
export function passGate(piece: Piece): GateResult {
  const pass = new GatePass(piece);
  pass.run();
  const { elements, parents } = pass.stack;
  return pass.fault === undefined ? { elements, parents } : { elements, parents, fault: pass.fault };
}

class GatePass {
  readonly stack: ElementStack;
  fault: XmlFault | undefined;
  readonly #piece: Piece;
  readonly #text: string;
  /** What stands for a stray `&`. */
  readonly #mark: string | undefined;
  /** An end tag that closed nothing: saxes puts it at the start of the next character data. */
  #insertion = '';
  readonly #layout: Layout;
  #marks = 0;
  #faults = 0;
  /** What saxes finds when the text is over. */
  readonly #lastWords: string[] = [];
  #isClosing = false;
  readonly #parser: Scanner;

  constructor(piece: Piece) {
    const masked = maskText(piece.text);
    this.#layout = new Layout(masked.text);
    this.stack = new ElementStack(piece);
    this.#piece = piece;
    this.#text = masked.text;
    this.#mark = masked.mark;
    this.#parser = new Scanner({
      ...scannerOptions,
      onFault: (message) => {
        if (this.#isClosing) this.#lastWords.push(message);
        else this.#onFault(message);
      },
    });
  }

  run(): void {
    const parser = this.#parser;
    this.#listen();
    try {
      this.#checkInstructions();
      parser.write(this.#text);
      this.#isClosing = true;
      parser.close();
      this.#reportEnd();
      this.stack.closeAll(this.#text.length);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      this.stack.closeAll(Math.min(parser.position, this.#text.length));
    }
  }

  #listen(): void {
    const parser = this.#parser;
    const { stack } = this;
    parser.on('opentagstart', (tag) => {
      this.#open(tag.name, parser.position);
    });
    parser.on('attribute', (attribute) => {
      this.#addAttribute(attribute.name, attribute.value, parser.position);
    });
    parser.on('opentag', () => {
      stack.endTag(parser.position);
    });
    parser.on('closetag', (tag) => {
      const { position } = parser;
      if (tag.isSelfClosing) stack.closeTop(position, position);
      else this.#closeIfNamed(tag.name, position);
    });
    parser.on('text', (value) => {
      // What is left of an unfinished comment or tag is given out as text.
      if (stack.top === undefined || this.#lastWords.includes('unexpected end.')) return;
      const text = value.startsWith(this.#insertion) ? value.slice(this.#insertion.length) : value;
      this.#insertion = '';
      if (this.#layout.isAt(stack.top.innerFrom, parser.position - 1)) return;
      stack.top.text += this.#unmaskText(text, parser.position);
    });
    parser.on('cdata', (value) => {
      if (stack.top !== undefined) stack.top.text += this.#unmask(value);
    });
    parser.on('doctype', () => {
      const from = Math.max(0, this.#text.lastIndexOf('<!DOCTYPE', parser.position));
      this.#report('doctype', 'a document type declaration', { from, to: parser.position });
    });
  }

  #report(kind: XmlFault['kind'], detail: string, place: Place): void {
    this.fault ??= { kind, detail, span: spanIn(this.#piece, place.from, place.to) };
    if (++this.#faults > mostFaults) throw new Stop();
  }

  #onFault(message: string): void {
    const { position } = this.#parser;
    const place = this.#placeOfDuplicate(message) ?? placeOfFault(this.#text, message, position);
    const open = message === 'unexpected close tag.' ? this.stack.top?.name : undefined;
    const detail =
      open === undefined ? message.replace(/\.$/, '') : `${message} Open is ${open.slice(0, 80)}`;
    this.#report('malformed', detail, place);
    const unmatched = /^unmatched closing tag: (.*)\.$/s.exec(message)?.[1];
    if (unmatched === undefined) return;
    this.stack.closeNamed(unmatched, place.from, position);
    this.#insertion = `</${unmatched}>`;
  }

  #placeOfDuplicate(message: string): Place | undefined {
    const name = /^duplicate attribute: (.*)\.$/s.exec(message)?.[1];
    if (name === undefined) return undefined;
    const place = this.stack.top?.attributes.findLast((attribute) => attribute.name === name)?.namePlace;
    return place && { from: place.nameFrom, to: place.nameTo };
  }

  /** An unfinished tag or comment is what happened; the elements left open are only its consequence. */
  #reportEnd(): void {
    const { length } = this.#text;
    const end = { from: Math.max(0, length - 1), to: length };
    const words = this.#lastWords;
    const message = words.includes('unexpected end.') ? 'unexpected end.' : words[0];
    if (message === undefined) return;
    const open = message.startsWith('unclosed tag') ? this.stack.top : undefined;
    const place = open === undefined ? end : { from: open.from, to: open.tagTo };
    this.#report('malformed', message.replace(/\.$/, ''), place);
  }

  #open(name: string, position: number): void {
    const nameEnd = tagNameEnd(this.#text, position);
    const from = nameEnd - name.length - 1;
    const { encoding } = this.#parser.xmlDecl;
    if (encoding !== undefined && this.stack.elements.length === 0) this.#checkEncoding(encoding, from);
    this.#countMark(from, nameEnd);
    this.#checkName(name, from + 1, nameEnd);
    if (this.stack.depth >= deepestNesting) {
      const detail = `elements nested more than ${String(deepestNesting)} deep`;
      this.#report('depth', detail, { from, to: nameEnd });
      throw new Stop();
    }
    this.stack.open(name, from, nameEnd);
  }

  #addAttribute(name: string, value: string, position: number): void {
    const place = placeOfAttribute(this.#text, name, position);
    this.#countMark(place.nameFrom, place.nameTo);
    this.#checkName(name, place.nameFrom, place.nameTo);
    if (this.#mark !== undefined && value.includes(this.#mark))
      this.#reportStray(this.#text.indexOf(this.#mark, place.from));
    this.stack.top?.attributes.push(new GateAttribute(name, this.#unmask(value), this.#piece, place));
  }

  /** saxes reports every element that an end tag closes in its view; only the one that is named counts. */
  #closeIfNamed(name: string, position: number): void {
    const from = endTagStart(this.#text, position);
    const nameEnd = from + 2 + name.length;
    const isNamed = this.#text.startsWith(name, from + 2);
    if (isNamed && (this.#text.charAt(nameEnd) === '>' || isBlankAt(this.#text, nameEnd))) {
      this.stack.closeNamed(name, from, position);
    }
  }

  #countMark(from: number, to: number): void {
    if (++this.#marks <= mostMarks) return;
    this.#report('size', `more than ${String(mostMarks)} elements and attributes`, { from, to });
    throw new Stop();
  }

  #checkName(name: string, from: number, to: number): void {
    const detail = longNameFault(name);
    if (detail !== undefined) this.#report('name-length', detail, { from, to });
  }

  #checkEncoding(encoding: string, position: number): void {
    const detail = encodingFault(encoding, this.#text);
    if (detail === undefined) return;
    const from = Math.max(0, this.#text.lastIndexOf(encoding, position));
    this.#report('encoding', detail, { from, to: from + encoding.length });
  }

  /** The names of processing instructions have no event that tells their place (nor a handler to spare). */
  #checkInstructions(): void {
    const found = longInstruction(this.#text);
    if (found !== undefined) this.#checkName(found.name, found.from, found.from + 2);
  }

  /** Character data that ends before the `<` at `position` − 1, or with the text. Each stray `&` in it is a fault. */
  #unmaskText(value: string, position: number): string {
    const mark = this.#mark;
    if (mark === undefined || !value.includes(mark)) return value;
    let at = Math.min(position, this.#text.length);
    for (let count = value.split(mark).length; count > 1; count--) at = this.#text.lastIndexOf(mark, at - 1);
    this.#reportStray(at);
    return this.#unmask(value);
  }

  #reportStray(at: number): void {
    this.#report('malformed', 'an & that starts no entity', { from: at, to: at + 1 });
  }

  #unmask(value: string): string {
    return this.#mark === undefined ? value : value.replaceAll(this.#mark, '&');
  }
}
