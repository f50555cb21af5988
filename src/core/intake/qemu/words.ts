/**
 * A QEMU command as words, the way a POSIX shell splits it (XCU 2.3), with two liberties that pastes need: a word
 * that begins with `{"` is JSON whose quotes `ps` has taken away, and a NUL is a blank (`/proc/PID/cmdline`).
 * One pass; whatever is never closed ends at the next blank.
 */

export interface Word {
  /** Without quotes and escapes. */
  readonly text: string;
  /** In the piece. */
  readonly from: number;
  readonly to: number;
  /** Where parts of `text` stand in the piece: [offset in text, offset in piece], ascending. */
  readonly parts: readonly (readonly [number, number])[];
  /** A quote or a brace was opened in it and never closed. */
  readonly open?: true;
}

/** Words of one command: a line, or several joined by a backslash at their ends. */
export type CommandWords = readonly Word[];

/** More than any command has; what follows is not read. */
const mostWords = 100_000;

/** JSON without its quotes is tried so many times in vain, and over so many characters. */
const mostBrokenJson = 50;
const longestJson = 100_000;

/** Where a place in the word's text stands in the piece. */
export function placeIn(word: Word, at: number): number {
  let low = 0;
  let high = word.parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((word.parts[middle]?.[0] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const [inText, inPiece] = word.parts[low] ?? [0, word.from];
  return Math.min(inPiece + at - inText, word.to);
}

export function splitCommands(text: string): readonly CommandWords[] {
  return new Splitter(text).run();
}

class Splitter {
  readonly text: string;
  readonly #commands: Word[][] = [];
  #current: Word[] = [];
  #count = 0;
  #brokenJson = 0;
  /** Where a quote of this kind has no partner any more. */
  readonly #alone = new Set<string>();

  constructor(text: string) {
    this.text = text;
  }

  run(): readonly CommandWords[] {
    const { text } = this;
    let i = 0;
    while (i < text.length && this.#count < mostWords) {
      const char = text.charAt(i);
      if (char === '\n' || char === '\r') {
        this.#endCommand();
        i++;
      } else if (isBlank(char)) i++;
      else if (isLineJoint(text, i)) i = afterLineJoint(text, i);
      else if (this.#isOperator(i)) {
        this.#endCommand();
        i++;
      } else if (char === '#' && this.#current.length > 0) i = lineEnd(text, i);
      else i = this.#readWord(i);
    }
    this.#endCommand();
    return this.#commands;
  }

  #endCommand(): void {
    if (this.#current.length > 0) this.#commands.push(this.#current);
    this.#current = [];
  }

  /** `;`, `|`, `&` only where blanks set them off: in the output of `ps` they are letters like others. */
  #isOperator(at: number): boolean {
    const word = /^(?:[;|&]|&&|\|\|)(?=\s|$)/.exec(this.text.slice(at, at + 4));
    return word !== null;
  }

  #readWord(start: number): number {
    const bare = this.text.startsWith('{"', start) ? this.#bareJsonEnd(start) : undefined;
    if (bare !== undefined) {
      this.#push({ text: this.text.slice(start, bare), from: start, to: bare, parts: [[0, start]] });
      return bare;
    }
    const { text } = this;
    const parts: (readonly [number, number])[] = [];
    let word = '';
    let open = false;
    let i = start;
    const take = (from: number, to: number): void => {
      if (to <= from) return;
      parts.push([word.length, from]);
      word += text.slice(from, to);
    };
    while (i < text.length) {
      const char = text.charAt(i);
      if (isBlank(char) || char === '\n' || char === '\r') break;
      if (char === "'" || char === '"') {
        const end = this.#closing(char, i + 1);
        if (end !== undefined) {
          if (char === "'") take(i + 1, end);
          else takeQuoted(text, i + 1, end, take);
          i = end + 1;
          continue;
        }
        open = true;
        take(i, ++i);
      } else if (char === '\\') {
        if (isLineJoint(text, i)) {
          i = afterLineJoint(text, i);
          continue;
        }
        take(i + 1, Math.min(i + 2, text.length));
        i += 2;
      } else {
        const from = i;
        while (i < text.length && !isSpecial(text.charAt(i))) i++;
        take(from, i);
      }
    }
    const end = Math.min(i, text.length);
    this.#push({ text: word, from: start, to: end, parts, ...(open ? { open: true as const } : {}) });
    return end;
  }

  #push(word: Word): void {
    this.#count++;
    this.#current.push(word);
  }

  #closing(quote: "'" | '"', from: number): number | undefined {
    if (this.#alone.has(quote)) return undefined;
    const { text } = this;
    for (let i = from; i < text.length; i++) {
      const char = text.charAt(i);
      if (char === quote) return i;
      if (quote === '"' && char === '\\') i++;
    }
    this.#alone.add(quote);
    return undefined;
  }

  /** The end of a JSON object on its line. */
  #bareJsonEnd(start: number): number | undefined {
    if (this.#brokenJson >= mostBrokenJson) return undefined;
    const { text } = this;
    const most = Math.min(text.length, start + longestJson);
    let depth = 0;
    let quoted = false;
    for (let i = start; i < most; i++) {
      const char = text.charAt(i);
      if (char === '\n' || char === '\r') break;
      if (quoted) {
        if (char === '\\') i++;
        else if (char === '"') quoted = false;
      } else if (char === '"') quoted = true;
      else if (char === '{' || char === '[') depth++;
      else if ((char === '}' || char === ']') && --depth === 0) return i + 1;
    }
    this.#brokenJson++;
    return undefined;
  }
}

/** Inside double quotes a backslash escapes only these. */
function takeQuoted(text: string, from: number, to: number, take: (from: number, to: number) => void): void {
  let start = from;
  for (let i = from; i < to; i++) {
    if (text.charAt(i) !== '\\' || !'"\\$`\n'.includes(text.charAt(i + 1))) continue;
    take(start, i);
    if (text.charAt(i + 1) === '\n') start = i + 2;
    else start = i + 1;
    i++;
  }
  take(start, to);
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\0' || char === '\u00A0';
}

function isSpecial(char: string): boolean {
  return isBlank(char) || char === "'" || char === '"' || char === '\\' || char === '\n' || char === '\r';
}

/** A backslash at the end of a line; blanks behind it come from copying. */
function isLineJoint(text: string, at: number): boolean {
  return text.charAt(at) === '\\' && /^\\[ \t]{0,8}(?:\r\n|\n|\r|$)/.test(text.slice(at, at + 12));
}

function afterLineJoint(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}

function lineEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && text.charAt(i) !== '\n' && text.charAt(i) !== '\r') i++;
  return i;
}
