/**
 * What XML was meant to be before an input method, a word processor or a terminal had it: full-width punctuation,
 * typographic quotes, elisions in a tag, lines cut at the last column. libvirt takes none of it, so the caller keeps
 * the text as written beside the mended one, and says what libvirt makes of that.
 */
import { editPiece, type Piece } from '../../text/source.ts';
import { findCutXml } from './cut-xml.ts';
import {
  isInvisible,
  isOddBlank,
  lookAlike,
  smartDouble,
  smartSingle,
  type RepairKind,
} from './look-alikes.ts';
import { countRepairs, type KindEdit, type Repair } from './repair.ts';

export interface MendedXml {
  readonly piece: Piece;
  readonly repairs: readonly Repair[];
}

/** Attributes that hold a number or a list of them; no other value is touched, for it may be meant. */
const numericAttributes: ReadonlySet<string> = new Set(
  (
    'cpuset nodeset cpus vcpus vcpu iothread iothreads id cellid node value memory size siblings num current ' +
    'sockets dies clusters cores threads socket_id die_id cluster_id core_id level priority order start slots'
  ).split(' '),
);
/** Elements whose text is a number. */
const numericElements: ReadonlySet<string> = new Set(
  (
    'vcpu memory currentMemory maxMemory iothreads shares period quota global_period global_quota ' +
    'emulator_period emulator_quota iothread_period iothread_quota pages'
  ).split(' '),
);
const numeric = /^[\s\d,^:+-]*$/;

/** Nothing in a text without these can be mended, and nearly every text is one. */
const suspect = /[\u00a0-\uffff]|\.{3}/;

/** The piece itself, and no repairs, when there is nothing to mend. Linear in the length of the text. */
export function mendXml(piece: Piece): MendedXml {
  const cuts = findCutXml(piece.text).map((edit): KindEdit => ({ ...edit, kind: 'line-wrap' }));
  const joined = editPiece(piece, cuts);
  const repairs = countRepairs(piece, cuts);
  if (!suspect.test(joined.text)) return { piece: joined, repairs };
  const edits = new Mender(joined.text).run();
  return { piece: editPiece(joined, edits), repairs: [...repairs, ...countRepairs(joined, edits)] };
}

const nameAt = /[A-Za-z_:][\w:.-]*/y;
const spaceAt = /\s*/y;
const quoteMark = /["'\u0060\u00b4\u2018-\u201f\u2032\u2033\uff02\uff07]/;

/** One pass over the tags. Nothing outside of tags is looked at, but the text of elements that hold a number. */
class Mender {
  readonly #edits: KindEdit[] = [];
  readonly #text: string;
  /** The text with its full-width `＜` as `<`, at the same places. */
  readonly #sight: string;
  #nextOpen = -1;

  constructor(text: string) {
    this.#text = text;
    this.#sight = text.includes('\uff1c') ? text.replace(/\uff1c(?=[/\uff0f?!]?[A-Za-z])/g, '<') : text;
  }

  run(): readonly KindEdit[] {
    for (let at = this.#openFrom(0); at < this.#text.length;) {
      const to = this.#skip(at) ?? this.#mendTag(at);
      at = this.#openFrom(Math.max(to, at + 1));
    }
    return this.#edits.sort((a, b) => a.from - b.from);
  }

  /** The first `<` at or behind an offset, or the text's end. */
  #openFrom(from: number): number {
    if (this.#nextOpen < from) {
      const found = this.#sight.indexOf('<', from);
      this.#nextOpen = found < 0 ? this.#text.length : found;
    }
    return this.#nextOpen;
  }

  /** The end of a comment, CDATA section or instruction. */
  #skip(at: number): number | undefined {
    const end = (mark: string): number => {
      const found = this.#sight.indexOf(mark, at);
      return found < 0 ? this.#text.length : found + mark.length;
    };
    if (this.#sight.startsWith('<!--', at)) return end('-->');
    if (this.#sight.startsWith('<![CDATA[', at)) return end(']]>');
    return this.#sight.startsWith('<?', at) ? end('?>') : undefined;
  }

  #mendTag(at: number): number {
    const name = this.#matchAt(nameAt, /[/\uff0f]/.test(this.#text.charAt(at + 1)) ? at + 2 : at + 1);
    if (name === undefined) return at + 1;
    this.#mendAs(at, '<');
    if (name.from > at + 1) this.#mendAs(at + 1, '/');
    let i = name.to;
    while (i < this.#text.length) {
      const char = this.#text.charAt(i);
      if (char === '<' && i !== at) return i;
      if (char === '>' || char === '\uff1e') {
        this.#mendAs(i, '>');
        if (this.#text.charAt(i - 1) !== '/' && name.from === at + 1) this.#mendContent(name.text, i + 1);
        return i + 1;
      }
      i = this.#mendInTag(i, char);
    }
    return i;
  }

  /** One attribute, or one character between attributes. */
  #mendInTag(at: number, char: string): number {
    const attribute = this.#matchAt(nameAt, at);
    if (attribute !== undefined) {
      const equals = this.#skipBlanks(attribute.to);
      if (!/[=\uff1d]/.test(this.#text.charAt(equals))) return attribute.to;
      this.#mendAs(equals, '=');
      return this.#mendValue(attribute.text, this.#skipBlanks(equals + 1));
    }
    if (char === '\uff0f') this.#mendAs(at, '/');
    if (char === '\u2026' || char === '\u00a6') this.#add(at, at + 1, ' ', 'elision');
    if (this.#text.startsWith('...', at)) {
      let to = at + 3;
      while (this.#text.charAt(to) === '.') to++;
      this.#add(at, to, ' ', 'elision');
      return to;
    }
    return Math.max(at + 1, this.#skipBlanks(at));
  }

  /** Mends odd blanks on the way. */
  #skipBlanks(from: number): number {
    for (let i = from; ; i++) {
      i = this.#matchAt(spaceAt, i)?.to ?? i;
      // \s takes the odd blanks too.
      for (let back = i - 1; back >= from; back--) {
        const code = this.#text.charCodeAt(back);
        if (code < 0xa0) continue;
        if (isOddBlank(code) || isInvisible(code)) this.#addOnce(back);
      }
      if (!isInvisible(this.#text.charCodeAt(i))) return i;
      this.#addOnce(i);
      from = i + 1;
    }
  }

  #addOnce(at: number): void {
    const meant = lookAlike(this.#text.charAt(at));
    if (meant !== undefined && this.#edits.at(-1)?.from !== at)
      this.#add(at, at + 1, meant.ascii, meant.kind);
  }

  /** The value whose quote stands at `at`; gives the place behind it. */
  #mendValue(name: string, at: number): number {
    const quote = this.#text.charAt(at);
    if (!quoteMark.test(quote)) return at;
    const isAscii = quote === '"' || quote === "'";
    const ascii = smartDouble.test(quote) || quote === '"' ? '"' : "'";
    const to = isAscii ? this.#endOfValue(at, quote) : this.#nextQuote(at + 1);
    if (to === undefined) return at + 1;
    if (!isAscii) this.#add(at, at + 1, ascii, 'smart-quotes');
    if (this.#text.charAt(to) !== ascii) this.#add(to, to + 1, ascii, 'smart-quotes');
    if (numericAttributes.has(name)) this.#mendNumbers(at + 1, to);
    return to + 1;
  }

  /** The quote that ends a value begun with an ASCII one: its own kind, or a typographic one before the next tag. */
  #endOfValue(at: number, quote: string): number | undefined {
    const open = this.#openFrom(at);
    const own = this.#text.indexOf(quote, at + 1);
    const to = own < 0 || own > open ? open : own;
    const family = quote === '"' ? smartDouble : smartSingle;
    const value = this.#text.slice(at + 1, to);
    if (own >= 0 && own <= open && !value.includes('=')) return own;
    const smart = value.search(new RegExp(`${family.source}(?=[\\s/>\\uff0f\\uff1e])`));
    if (smart >= 0) return at + 1 + smart;
    return own >= 0 && own <= open ? own : undefined;
  }

  #nextQuote(from: number): number | undefined {
    const open = this.#openFrom(from);
    for (let i = from; i < open; i++) {
      const char = this.#text.charAt(i);
      if (char === '>' || char === '\n') return undefined;
      if (quoteMark.test(char)) return i;
    }
    return undefined;
  }

  #mendContent(name: string, from: number): void {
    if (numericElements.has(name)) this.#mendNumbers(from, this.#openFrom(from));
  }

  /** A value is mended when nothing but numbers and the marks of a list come of it. */
  #mendNumbers(from: number, to: number): void {
    const edits: KindEdit[] = [];
    let mended = '';
    for (let i = from; i < to; i++) {
      const char = this.#text.charAt(i);
      const meant = lookAlike(char);
      mended += meant?.ascii ?? char;
      if (mended.length > longestNumbers) return;
      if (meant !== undefined) edits.push({ from: i, to: i + 1, text: meant.ascii, kind: meant.kind });
    }
    if (edits.length === 0 || !/\d/.test(mended) || !numeric.test(mended)) return;
    for (const edit of edits) this.#edits.push(edit);
  }

  #mendAs(at: number, ascii: string): void {
    if (this.#text.charAt(at) !== ascii) this.#add(at, at + 1, ascii, 'full-width');
  }

  #add(from: number, to: number, text: string, kind: RepairKind): void {
    this.#edits.push({ from, to, text, kind });
  }

  #matchAt(
    pattern: RegExp,
    at: number,
  ): { readonly text: string; readonly from: number; readonly to: number } | undefined {
    pattern.lastIndex = at;
    const text = pattern.exec(this.#text)?.[0];
    return text === undefined ? undefined : { text, from: at, to: at + text.length };
  }
}

/** Longer lists are machine-written. */
const longestNumbers = 100_000;
