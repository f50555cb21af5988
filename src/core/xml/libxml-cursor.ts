/** A place in a text that goes forward, and what libxml2 2.9 reads at it: the ground under its passes (`libxml-*.ts`). */

const nameAt = /[A-Za-z_:\u{80}-\u{10ffff}][-.0-9A-Za-z_:\u{80}-\u{10ffff}]*/uy;
// eslint-disable-next-line no-control-regex
const disallowed = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** The first fault, thrown to the caller of the pass and caught there. */
export class Found extends Error {
  readonly at: number;
  /** Where its line is counted, when that is not the place libxml2 stands at. */
  readonly lineFrom: number;

  constructor(message: string, at: number, lineFrom = at) {
    super(message);
    this.at = at;
    this.lineFrom = lineFrom;
  }
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first character that XML does not allow. */
export function findDisallowed(text: string): number {
  return text.search(disallowed);
}

function utf8Length(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** What C's `%.50s` makes of a text: bytes of UTF-8, the last character perhaps broken. */
export function first50Bytes(text: string): string {
  let bytes = 0;
  let shown = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += utf8Length(code);
    if (bytes > 50) return bytes - 50 < utf8Length(code) ? `${shown}\ufffd` : shown;
    shown += char;
  }
  return shown;
}

/** How libxml2 sees a text when it goes on character by character: every end of a line is a line feed. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

export class LibxmlCursor {
  readonly text: string;
  at = 0;
  /** Lines are counted as the pass goes on; it never goes back. */
  #countedTo = 0;
  #line = 1;

  constructor(text: string) {
    this.text = text;
  }

  lineAt(at: number): number {
    for (let next = this.text.indexOf('\n', this.#countedTo); next >= 0 && next < at; this.#line++) {
      this.#countedTo = next + 1;
      next = this.text.indexOf('\n', this.#countedTo);
    }
    return this.#line;
  }

  char(): string {
    return this.text.charAt(this.at);
  }

  isAt(what: string): boolean {
    return this.text.startsWith(what, this.at);
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** How many. */
  blanks(): number {
    const from = this.at;
    while (!this.isAtEnd() && ' \t\r\n'.includes(this.char())) this.at++;
    return this.at - from;
  }

  name(): string | undefined {
    nameAt.lastIndex = this.at;
    const name = nameAt.exec(this.text)?.[0];
    // A name reaches as far as characters are any; one that is none is found while looking for its end.
    const wrong = name?.search(/[\ufffe\uffff]/) ?? -1;
    if (wrong >= 0) this.refuseNonCharacter(this.at + wrong);
    this.at += name?.length ?? 0;
    return name;
  }

  /** libxml2 says so wherever it decodes one, whatever it was looking for. */
  refuseNonCharacter(at: number): void {
    const code = this.text.charCodeAt(at);
    if (code !== 0xfffe && code !== 0xffff) return;
    throw new Found(`Char 0x${code.toString(16).toUpperCase()} out of allowed range`, at);
  }
}
