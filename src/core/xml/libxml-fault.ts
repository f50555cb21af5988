/**
 * The first thing that libxml2 2.9 finds wrong in a text, in its own words and place: what virsh prints for a
 * domain that is no XML. The gate has found a fault already and in its own words; this pass is for that one
 * sentence, knows the common faults, and says nothing (undefined) where it sees none. Here: the document and its
 * tags; `libxml-content.ts` what is between them, `libxml-message.ts` how libvirt shows it.
 */
import { readCdata, readCharacters, readComment, readInstruction, readReference } from './libxml-content.ts';
import { Found, LibxmlCursor, localName } from './libxml-cursor.ts';

export interface LibxmlFault {
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** Where libxml2 stands then. */
  readonly at: number;
}

const nameStart = /[A-Za-z_:\u{80}-\u{10ffff}]/u;

interface OpenTag {
  readonly name: string;
  readonly line: number;
}

/** Of one document: `text` from its first character, as libvirt gets it, and lines count from there. */
export function findLibxmlFault(text: string): LibxmlFault | undefined {
  const pass = new LibxmlPass(text);
  try {
    pass.run();
    return undefined;
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    return { message: error.message, line: pass.cursor.lineAt(error.lineFrom), at: error.at };
  }
}

class LibxmlPass {
  readonly cursor: LibxmlCursor;
  readonly #open: OpenTag[] = [];

  constructor(text: string) {
    this.cursor = new LibxmlCursor(text);
  }

  run(): void {
    const { cursor } = this;
    if (cursor.isAt('\ufeff')) cursor.at = 1;
    if (/^\ufeff?<\?xml\s/.test(cursor.text)) this.#declaration();
    this.#misc();
    if (cursor.char() !== '<') throw new Found("Start tag expected, '<' not found", cursor.at);
    this.#startTag();
    while (this.#open.length > 0) this.#content();
    this.#misc();
    if (!cursor.isAtEnd()) throw new Found('Extra content at the end of the document', cursor.at);
  }

  #declaration(): void {
    const { cursor } = this;
    cursor.at += '<?xml'.length;
    cursor.blanks();
    const version = /^version\s*=\s*(["'])(.*?)\1/.exec(cursor.text.slice(cursor.at, cursor.at + 200));
    if (version === null) throw new Found('Malformed declaration expecting version', cursor.at);
    cursor.at += version[0].length;
    if (!/^1\.\d/.test(version[2] ?? ''))
      throw new Found(`Unsupported version '${version[2] ?? ''}'`, cursor.at);
    const end = cursor.text.indexOf('?>', cursor.at);
    cursor.at = end < 0 ? cursor.text.length : end + 2;
  }

  #misc(): void {
    const { cursor } = this;
    for (;;) {
      cursor.blanks();
      if (cursor.isAt('<?')) readInstruction(cursor);
      else if (cursor.isAt('<!--')) readComment(cursor);
      else return;
    }
  }

  #content(): void {
    const { cursor } = this;
    if (cursor.isAtEnd()) {
      const { name, line } = this.#open.at(-1) ?? { name: '', line: 0 };
      throw new Found(`Premature end of data in tag ${localName(name)} line ${String(line)}`, cursor.at);
    }
    if (cursor.isAt('<?')) readInstruction(cursor);
    else if (cursor.isAt('<![CDATA[')) readCdata(cursor);
    else if (cursor.isAt('<!--')) readComment(cursor);
    else if (cursor.isAt('</')) this.#endTag();
    else if (cursor.isAt('<')) this.#startTag();
    else if (cursor.isAt('&')) readReference(cursor);
    else readCharacters(cursor);
  }

  #endTag(): void {
    const { cursor } = this;
    cursor.at += 2;
    const name = cursor.name();
    cursor.blanks();
    if (cursor.char() !== '>') throw new Found("expected '>'", cursor.at);
    cursor.at++;
    const open = this.#open.pop();
    if (open === undefined || open.name === name) return;
    // With a prefix in the start tag, libxml2 looks for one in the end tag too, and takes it off.
    const shown = name === undefined ? 'unparsable' : open.name.includes(':') ? localName(name) : name;
    const tags = `${localName(open.name)} line ${String(open.line)} and ${shown}`;
    throw new Found(`Opening and ending tag mismatch: ${tags}`, cursor.at);
  }

  #startTag(): void {
    const { cursor } = this;
    const line = cursor.lineAt(cursor.at);
    cursor.at++;
    const name = nameStart.test(cursor.char()) ? cursor.name() : undefined;
    if (name === undefined) throw new Found('StartTag: invalid element name', cursor.at);
    const repeated = this.#attributes();
    if (repeated !== undefined) throw new Found(`Attribute ${repeated} redefined`, cursor.at);
    if (cursor.isAt('/>')) {
      cursor.at += 2;
      return;
    }
    if (cursor.char() !== '>')
      throw new Found(`Couldn't find end of Start Tag ${localName(name)} line ${String(line)}`, cursor.at);
    cursor.at++;
    this.#open.push({ name, line });
  }

  /** The first that is there twice; libxml2 looks when it has them all. */
  #attributes(): string | undefined {
    const { cursor } = this;
    const seen = new Set<string>();
    let repeated: string | undefined;
    cursor.blanks();
    // A control character (or the end) is where libxml2 gives up on attributes.
    while (cursor.char() >= ' ' && cursor.char() !== '>' && !cursor.isAt('/>')) {
      const name = cursor.name();
      if (name === undefined) throw new Found('error parsing attribute name', cursor.at);
      cursor.blanks();
      if (cursor.char() !== '=')
        throw new Found(`Specification mandates value for attribute ${name}`, cursor.at);
      cursor.at++;
      cursor.blanks();
      this.#attributeValue();
      if (seen.has(name)) repeated ??= name;
      seen.add(name);
      const isEnd = cursor.char() === '>' || cursor.isAt('/>');
      if (cursor.blanks() === 0 && !isEnd) throw new Found('attributes construct error', cursor.at);
    }
    return repeated;
  }

  #attributeValue(): void {
    const { cursor } = this;
    const quote = cursor.char();
    if (quote !== '"' && quote !== "'") throw new Found('AttValue: " or \' expected', cursor.at);
    cursor.at++;
    for (let char = cursor.char(); char !== quote; char = cursor.char()) {
      if (char === '') throw new Found("AttValue: ' expected", cursor.at);
      if (char === '<') throw new Found("Unescaped '<' not allowed in attributes values", cursor.at);
      if (char === '&') readReference(cursor);
      else if (char < ' ' && !'\t\n\r'.includes(char))
        throw new Found('invalid character in attribute value', cursor.at);
      else {
        cursor.refuseNonCharacter(cursor.at);
        cursor.at++;
      }
    }
    cursor.at++;
  }
}
