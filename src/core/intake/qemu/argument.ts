/**
 * The argument of a QEMU option: `type,key=value,…` (a doubled comma stands for one; QEMU's qemu-option.c,
 * keyval.c) or one JSON object (since 6.0). Both come out as the same list of items, each with its place.
 */
import { placeIn, type Word } from './words.ts';

export interface Item {
  readonly key: string;
  /** Of a JSON list: its members. */
  readonly values: readonly string[];
  /** In the piece: of the value. */
  readonly from: number;
  readonly to: number;
}

/** Undefined: JSON that is none. `implied` is the key of a first item without `=`. */
export function readArgument(word: Word, implied: string): readonly Item[] | undefined {
  return word.text.startsWith('{') ? readJson(word) : readKeyValues(word, implied);
}

/** As many items as are read of one argument. */
const mostItems = 4096;

function readKeyValues(word: Word, implied: string): readonly Item[] {
  const { text } = word;
  const items: Item[] = [];
  let at = 0;
  while (at < text.length && items.length < mostItems) {
    const equals = keyEnd(text, at);
    const isFirst = items.length === 0 && at === 0;
    const named = text.charAt(equals) === '=';
    const key = named ? text.slice(at, equals) : isFirst ? implied : text.slice(at, equals);
    const from = named ? equals + 1 : at;
    const { value, end } = readValue(text, from);
    items.push({
      key,
      // A lone key is a switch that is on.
      values: [named || isFirst ? value : 'on'],
      from: placeIn(word, from),
      to: end > from ? placeIn(word, end - 1) + 1 : placeIn(word, from),
    });
    at = end + 1;
  }
  return items;
}

function keyEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && text.charAt(i) !== '=' && text.charAt(i) !== ',') i++;
  return i;
}

function readValue(text: string, from: number): { readonly value: string; readonly end: number } {
  let value = '';
  let start = from;
  for (let i = from; ; i++) {
    if (i < text.length && text.charAt(i) !== ',') continue;
    value += text.slice(start, i);
    if (text.charAt(i + 1) !== ',' || i >= text.length) return { value, end: i };
    value += ',';
    start = i + 2;
    i++;
  }
}

function readJson(word: Word): readonly Item[] | undefined {
  const { text } = word;
  const items: Item[] = [];
  const scan = new JsonScan(text, 1);
  scan.skipBlanks();
  if (scan.take('}')) return items;
  while (items.length < mostItems) {
    scan.skipBlanks();
    const key = scan.readString();
    scan.skipBlanks();
    if (key === undefined || !scan.take(':')) return undefined;
    scan.skipBlanks();
    const from = scan.at;
    const values = scan.readValues();
    if (values === undefined) return undefined;
    items.push({ key, values, from: placeIn(word, from), to: placeIn(word, scan.at - 1) + 1 });
    scan.skipBlanks();
    if (scan.take('}')) return items;
    if (!scan.take(',')) return undefined;
  }
  return items;
}

/** As much of JSON as QEMU's options use; what is nested deeper is passed over, without recursion. */
class JsonScan {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  skipBlanks(): void {
    while (/\s/.test(this.#text.charAt(this.at))) this.at++;
  }

  take(char: string): boolean {
    if (this.#text.charAt(this.at) !== char) return false;
    this.at++;
    return true;
  }

  readString(): string | undefined {
    if (this.#text.charAt(this.at) !== '"') return undefined;
    const from = this.at++;
    while (this.at < this.#text.length) {
      const char = this.#text.charAt(this.at++);
      if (char === '\\') this.at++;
      else if (char === '"') return unescapeJson(this.#text.slice(from, this.at));
    }
    return undefined;
  }

  /** A scalar, the scalars of a list, or nothing of what is nested; undefined: broken. */
  readValues(): readonly string[] | undefined {
    const char = this.#text.charAt(this.at);
    if (char === '[') return this.#readList();
    if (char === '{') return this.#skipNested() ? [] : undefined;
    const scalar = this.#readScalar();
    return scalar === undefined ? undefined : [scalar];
  }

  #readScalar(): string | undefined {
    if (this.#text.charAt(this.at) === '"') return this.readString();
    const from = this.at;
    while (/[\w.+-]/.test(this.#text.charAt(this.at))) this.at++;
    return this.at === from ? undefined : this.#text.slice(from, this.at);
  }

  #readList(): readonly string[] | undefined {
    const values: string[] = [];
    this.at++;
    this.skipBlanks();
    if (this.take(']')) return values;
    for (;;) {
      this.skipBlanks();
      const char = this.#text.charAt(this.at);
      if (char === '{' || char === '[') {
        if (!this.#skipNested()) return undefined;
      } else {
        const scalar = this.#readScalar();
        if (scalar === undefined) return undefined;
        values.push(scalar);
      }
      this.skipBlanks();
      if (this.take(']')) return values;
      if (!this.take(',')) return undefined;
    }
  }

  #skipNested(): boolean {
    let depth = 0;
    while (this.at < this.#text.length) {
      const char = this.#text.charAt(this.at);
      if (char === '"') {
        if (this.readString() === undefined) return false;
        continue;
      }
      this.at++;
      if (char === '{' || char === '[') depth++;
      else if ((char === '}' || char === ']') && --depth === 0) return true;
    }
    return false;
  }
}

function unescapeJson(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
