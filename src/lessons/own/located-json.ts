/**
 * JSON with the place of every value, so that a wrong field can be shown where it is. Strict (RFC 8259), bounded in size, depth
 * and number of values, and it never throws: a file that somebody drops is not to be trusted.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface LocatedJson {
  readonly value: Json;
  /** Offset of the value at a path such as `steps[2].title`; the whole has the empty path. */
  placeOf(path: string): number | undefined;
}

export type JsonReading =
  | { readonly ok: true; readonly json: LocatedJson }
  /** `at`: offset of the first character that does not fit; the text's length where it ends too early. */
  | { readonly ok: false; readonly why: 'syntax' | 'too-deep' | 'too-many'; readonly at: number };

const most = { depth: 24, values: 20_000 } as const;

/** Control flow of this file alone: {@link readLocatedJson} turns it into a value. */
class Fault extends Error {
  constructor(
    readonly why: 'syntax' | 'too-deep' | 'too-many',
    readonly at: number,
  ) {
    super(why);
  }
}

export function readLocatedJson(text: string): JsonReading {
  const places = new Map<string, number>();
  const reader = new Reader(text, places);
  try {
    const value = reader.whole();
    return { ok: true, json: { value, placeOf: (path) => places.get(path) } };
  } catch (fault) {
    if (fault instanceof Fault) return { ok: false, why: fault.why, at: fault.at };
    throw fault;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  #at = 0;
  #values = 0;
  constructor(
    readonly text: string,
    readonly places: Map<string, number>,
  ) {}

  whole(): Json {
    if (this.text.startsWith('\ufeff')) this.#at = 1;
    const value = this.#value('', 0);
    this.#blanks();
    if (this.#at < this.text.length) this.#fail();
    return value;
  }

  #fail(why: Fault['why'] = 'syntax', at = this.#at): never {
    throw new Fault(why, at);
  }

  #blanks(): void {
    while (' \t\n\r'.includes(this.text.charAt(this.#at)) && this.#at < this.text.length) this.#at++;
  }

  #take(char: string): boolean {
    this.#blanks();
    if (this.text.charAt(this.#at) !== char || this.#at >= this.text.length) return false;
    this.#at++;
    return true;
  }

  #value(path: string, depth: number): Json {
    this.#blanks();
    if (depth > most.depth) this.#fail('too-deep');
    if (++this.#values > most.values) this.#fail('too-many');
    this.places.set(path, this.#at);
    const char = this.text.charAt(this.#at);
    if (char === '{') return this.#object(path, depth);
    if (char === '[') return this.#array(path, depth);
    if (char === '"') return this.#string();
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (!this.text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(
      this.text.slice(this.#at, this.#at + 40),
    );
    if (number === null) return this.#fail();
    this.#at += number[0].length;
    return Number(number[0]);
  }

  #object(path: string, depth: number): Json {
    this.#at++;
    // No prototype: a key `__proto__` is a key.
    const object: Record<string, Json> = Object.create(null) as Record<string, Json>;
    if (this.#take('}')) return object;
    do {
      this.#blanks();
      if (this.text.charAt(this.#at) !== '"') this.#fail();
      const key = this.#string();
      if (!this.#take(':')) this.#fail();
      object[key] = this.#value(path === '' ? key : `${path}.${key}`, depth + 1);
    } while (this.#take(','));
    if (!this.#take('}')) this.#fail();
    return object;
  }

  #array(path: string, depth: number): Json {
    this.#at++;
    const array: Json[] = [];
    if (this.#take(']')) return array;
    do array.push(this.#value(`${path}[${String(array.length)}]`, depth + 1));
    while (this.#take(','));
    if (!this.#take(']')) this.#fail();
    return array;
  }

  #string(): string {
    const { text } = this;
    let out = '';
    let from = ++this.#at;
    for (;;) {
      const char = text.charAt(this.#at);
      if (this.#at >= text.length || char < ' ') this.#fail();
      if (char === '"') {
        out += text.slice(from, this.#at++);
        return out;
      }
      if (char !== '\\') {
        this.#at++;
        continue;
      }
      out += text.slice(from, this.#at);
      const escape = text.charAt(++this.#at);
      const simple = escapes[escape];
      if (simple !== undefined) {
        out += simple;
        this.#at++;
      } else {
        const hex = /^u([0-9a-fA-F]{4})/.exec(text.slice(this.#at, this.#at + 5))?.[1];
        if (hex === undefined) return this.#fail();
        out += String.fromCharCode(Number.parseInt(hex, 16));
        this.#at += 5;
      }
      from = this.#at;
    }
  }
}
