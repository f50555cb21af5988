/**
 * The first thing that libxml2 2.9 finds wrong in a text, in its own words and place: what virsh prints for a
 * domain that is no XML. The gate has found a fault already and in its own words; this pass is for that one
 * sentence, knows the common faults, and says nothing (undefined) where it sees none.
 */

export interface LibxmlFault {
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** Where libxml2 stands then. */
  readonly at: number;
}

const nameStart = /[A-Za-z_:\u{80}-\u{10ffff}]/u;
const nameAt = /[A-Za-z_:\u{80}-\u{10ffff}][-.0-9A-Za-z_:\u{80}-\u{10ffff}]*/uy;
const knownEntities = new Set(['lt', 'gt', 'amp', 'quot', 'apos']);

// eslint-disable-next-line no-control-regex
const disallowed = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** Thrown and caught within this file alone. */
class Found extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

interface OpenTag {
  readonly name: string;
  readonly line: number;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function findLibxmlFault(text: string): LibxmlFault | undefined {
  const pass = new LibxmlPass(text);
  try {
    pass.run();
    return undefined;
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    return { message: error.message, line: pass.lineAt(error.at), at: error.at };
  }
}

class LibxmlPass {
  readonly #text: string;
  #at = 0;
  readonly #open: OpenTag[] = [];
  /** Lines are counted as the pass goes on; it never goes back. */
  #countedTo = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  lineAt(at: number): number {
    for (let next = this.#text.indexOf('\n', this.#countedTo); next >= 0 && next < at; this.#line++) {
      this.#countedTo = next + 1;
      next = this.#text.indexOf('\n', this.#countedTo);
    }
    return this.#line;
  }

  run(): void {
    if (this.#text.startsWith('\ufeff')) this.#at = 1;
    if (/^\ufeff?<\?xml\s/.test(this.#text)) this.#declaration();
    this.#misc();
    if (this.#char() !== '<') throw new Found("Start tag expected, '<' not found", this.#at);
    this.#startTag();
    while (this.#open.length > 0) this.#content();
    this.#misc();
    if (this.#at < this.#text.length) throw new Found('Extra content at the end of the document', this.#at);
  }

  #declaration(): void {
    this.#at += '<?xml'.length;
    this.#blanks();
    const version = /^version\s*=\s*(["'])(.*?)\1/.exec(this.#text.slice(this.#at, this.#at + 200));
    if (version === null) throw new Found('Malformed declaration expecting version', this.#at);
    this.#at += version[0].length;
    if (!/^1\.\d/.test(version[2] ?? ''))
      throw new Found(`Unsupported version '${version[2] ?? ''}'`, this.#at);
    this.#skipTo('?>');
  }

  #char(): string {
    return this.#text.charAt(this.#at);
  }

  #isAt(what: string): boolean {
    return this.#text.startsWith(what, this.#at);
  }

  #skipTo(what: string): boolean {
    const found = this.#text.indexOf(what, this.#at);
    this.#at = found < 0 ? this.#text.length : found + what.length;
    return found >= 0;
  }

  /** How many. */
  #blanks(): number {
    const from = this.#at;
    while (this.#at < this.#text.length && ' \t\r\n'.includes(this.#char())) this.#at++;
    return this.#at - from;
  }

  #name(): string | undefined {
    nameAt.lastIndex = this.#at;
    const name = nameAt.exec(this.#text)?.[0];
    this.#at += name?.length ?? 0;
    return name;
  }

  #misc(): void {
    for (;;) {
      this.#blanks();
      if (this.#isAt('<?')) this.#instruction();
      else if (this.#isAt('<!--')) this.#comment();
      else return;
    }
  }

  #content(): void {
    if (this.#at >= this.#text.length) {
      const { name, line } = this.#open.at(-1) ?? { name: '', line: 0 };
      throw new Found(`Premature end of data in tag ${localName(name)} line ${String(line)}`, this.#at);
    }
    if (this.#isAt('<?')) this.#instruction();
    else if (this.#isAt('<![CDATA[')) this.#cdata();
    else if (this.#isAt('<!--')) this.#comment();
    else if (this.#isAt('</')) this.#endTag();
    else if (this.#isAt('<')) this.#startTag();
    else if (this.#isAt('&')) this.#reference();
    else this.#characters();
  }

  #characters(): void {
    const from = this.#at;
    const found = this.#text.slice(from).search(/[<&]/);
    const to = found < 0 ? this.#text.length : from + found;
    const run = this.#text.slice(from, to);
    const wrong = run.search(disallowed);
    const end = run.indexOf(']]>');
    if (end >= 0 && (wrong < 0 || end < wrong)) {
      // Of ASCII it has looked ahead, and stands where the run begins.
      const isAscii = /^[\0-\x7f]*$/.test(run.slice(0, end));
      throw new Found("Sequence ']]>' not allowed in content", isAscii ? from : from + end);
    }
    if (wrong >= 0) {
      const code = run.charCodeAt(wrong);
      const message =
        code > 0xff
          ? `Char 0x${code.toString(16).toUpperCase()} out of allowed range`
          : `PCDATA invalid Char value ${String(code)}`;
      throw new Found(message, from + wrong);
    }
    this.#at = to;
  }

  #reference(): void {
    this.#at++;
    if (this.#char() === '#') {
      this.#characterReference();
      return;
    }
    const name = this.#name();
    if (name === undefined) throw new Found('xmlParseEntityRef: no name', this.#at);
    if (this.#char() !== ';') throw new Found("EntityRef: expecting ';'", this.#at);
    this.#at++;
    if (!knownEntities.has(name)) throw new Found(`Entity '${name}' not defined`, this.#at);
  }

  #characterReference(): void {
    const isHex = this.#text.charAt(this.#at + 1) === 'x';
    this.#at += isHex ? 2 : 1;
    const digit = isHex ? /[0-9A-Fa-f]/ : /[0-9]/;
    let value = 0;
    while (this.#char() !== ';') {
      if (!digit.test(this.#char()))
        throw new Found(`CharRef: invalid ${isHex ? 'hexadecimal' : 'decimal'} value`, this.#at);
      value = Math.min(value * (isHex ? 16 : 10) + parseInt(this.#char(), 16), 0x110000);
      this.#at++;
    }
    this.#at++;
    const isChar =
      (value >= 0x20 && value < 0xd800) ||
      (value >= 0xe000 && value < 0xfffe) ||
      (value >= 0x10000 && value < 0x110000);
    if (!isChar && value !== 9 && value !== 10 && value !== 13)
      throw new Found(`xmlParseCharRef: invalid xmlChar value ${String(value)}`, this.#at);
  }

  #comment(): void {
    const from = this.#at + 4;
    const hyphens = this.#text.indexOf('--', from);
    const wrong = this.#text.slice(from, hyphens < 0 ? undefined : hyphens).search(disallowed);
    if (wrong >= 0) {
      const code = String(this.#text.charCodeAt(from + wrong));
      throw new Found(`xmlParseComment: invalid xmlChar value ${code}`, from + wrong);
    }
    if (hyphens < 0) {
      this.#at = this.#text.length;
      throw new Found('Comment not terminated', this.#at);
    }
    if (this.#text.charAt(hyphens + 2) !== '>') {
      const before = this.#text.slice(from, hyphens);
      const quoted = before === '' ? '' : `: <!--${before.slice(0, 50)}`;
      throw new Found(`Double hyphen within comment${quoted}`, hyphens);
    }
    this.#at = hyphens + 3;
  }

  #cdata(): void {
    const from = this.#at + '<![CDATA['.length;
    if (this.#skipTo(']]>')) return;
    const content = this.#text.slice(from, -2);
    throw new Found(`CData section not finished\n${content.slice(0, 50)}`, this.#at);
  }

  #instruction(): void {
    this.#at += 2;
    const name = this.#name();
    if (name === undefined) throw new Found('xmlParsePI : no target name', this.#at);
    if (name !== 'xml' && name.toLowerCase() === 'xml') throw new Found('Invalid PI name', this.#at);
    if (name === 'xml')
      throw new Found('XML declaration allowed only at the start of the document', this.#at);
    if (!this.#isAt('?>') && this.#blanks() === 0)
      throw new Found(`ParsePI: PI ${name} space expected`, this.#at);
    if (!this.#skipTo('?>')) throw new Found(`ParsePI: PI ${name} never end ...`, this.#at);
  }

  #endTag(): void {
    this.#at += 2;
    const name = this.#name();
    this.#blanks();
    if (this.#char() !== '>') throw new Found("expected '>'", this.#at);
    this.#at++;
    const open = this.#open.pop();
    if (open === undefined || open.name === name) return;
    // With a prefix in the start tag, libxml2 looks for one in the end tag too, and takes it off.
    const shown = name === undefined ? 'unparsable' : open.name.includes(':') ? localName(name) : name;
    const tags = `${localName(open.name)} line ${String(open.line)} and ${shown}`;
    throw new Found(`Opening and ending tag mismatch: ${tags}`, this.#at);
  }

  #startTag(): void {
    const line = this.lineAt(this.#at);
    this.#at++;
    const name = nameStart.test(this.#char()) ? this.#name() : undefined;
    if (name === undefined) throw new Found('StartTag: invalid element name', this.#at);
    const repeated = this.#attributes();
    if (repeated !== undefined) throw new Found(`Attribute ${repeated} redefined`, this.#at);
    if (this.#isAt('/>')) {
      this.#at += 2;
      return;
    }
    if (this.#char() !== '>')
      throw new Found(`Couldn't find end of Start Tag ${localName(name)} line ${String(line)}`, this.#at);
    this.#at++;
    this.#open.push({ name, line });
  }

  /** The first that is there twice; libxml2 looks when it has them all. */
  #attributes(): string | undefined {
    const seen = new Set<string>();
    let repeated: string | undefined;
    this.#blanks();
    // A control character (or the end) is where libxml2 gives up on attributes.
    while (this.#char() >= ' ' && this.#char() !== '>' && !this.#isAt('/>')) {
      const name = this.#name();
      if (name === undefined) throw new Found('error parsing attribute name', this.#at);
      this.#blanks();
      if (this.#char() !== '=')
        throw new Found(`Specification mandates value for attribute ${name}`, this.#at);
      this.#at++;
      this.#blanks();
      this.#attributeValue();
      if (seen.has(name)) repeated ??= name;
      seen.add(name);
      const isEnd = this.#char() === '>' || this.#isAt('/>');
      if (this.#blanks() === 0 && !isEnd) throw new Found('attributes construct error', this.#at);
    }
    return repeated;
  }

  #attributeValue(): void {
    const quote = this.#char();
    if (quote !== '"' && quote !== "'") throw new Found('AttValue: " or \' expected', this.#at);
    this.#at++;
    for (let char = this.#char(); char !== quote; char = this.#char()) {
      if (char === '') throw new Found("AttValue: ' expected", this.#at);
      if (char === '<') throw new Found("Unescaped '<' not allowed in attributes values", this.#at);
      if (char === '&') this.#reference();
      else if (char < ' ' && !'\t\n\r'.includes(char))
        throw new Found('invalid character in attribute value', this.#at);
      else this.#at++;
    }
    this.#at++;
  }
}

/** As libvirt shows it (catchXMLError): line and sentence, the line of the text, and a pointer below it. */
export function writeLibxmlFault(document: string, text: string, fault: LibxmlFault): string {
  let from = fault.at;
  while (from > 0 && '\r\n'.includes(text.charAt(from)) && from < text.length) from--;
  while (from > 0 && !'\r\n'.includes(text.charAt(from - 1))) from--;
  const excerpt = /^[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';
  // A column is a byte of UTF-8.
  const pointer = excerpt
    .slice(0, Math.max(0, fault.at - from))
    .replace(/[\u{10000}-\u{10ffff}]/gu, '----')
    .replace(/[\u0800-\uffff]/g, '---')
    .replace(/[\u0080-\u07ff]/g, '--')
    .replace(/[^\t-]/g, '-');
  const shown = excerpt === '' ? '(null)' : excerpt;
  return `${document}:${String(fault.line)}: ${fault.message}\n${shown}\n${pointer}^`;
}
