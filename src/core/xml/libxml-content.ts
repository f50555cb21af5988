/** What stands between tags, as libxml2 2.9 reads it: character data, references, comments, CDATA, instructions. */
import { findDisallowed, first50Bytes, Found, withLineFeeds, type LibxmlCursor } from './libxml-cursor.ts';

const knownEntities = new Set(['lt', 'gt', 'amp', 'quot', 'apos']);

export function readCharacters(cursor: LibxmlCursor): void {
  const { text, at: from } = cursor;
  const found = text.slice(from).search(/[<&]/);
  const to = found < 0 ? text.length : from + found;
  const run = text.slice(from, to);
  const wrong = findDisallowed(run);
  const end = run.indexOf(']]>');
  if (end >= 0 && (wrong < 0 || end < wrong)) {
    const before = run.slice(0, end);
    // Of plain text it looks ahead, counting lines, and stands where it began: at the run's first character or its last
    // CR LF. From the first other character on it goes one by one.
    const isPlain = plainLength(before) === end;
    const at = isPlain ? from + before.lastIndexOf('\r\n') + 1 : from + end;
    throw new Found("Sequence ']]>' not allowed in content", at, from + end);
  }
  if (wrong >= 0) {
    cursor.refuseNonCharacter(from + wrong);
    throw new Found(`PCDATA invalid Char value ${String(run.charCodeAt(wrong))}`, from + wrong);
  }
  cursor.at = to;
}

/** How far a text is ASCII with ends of lines: the part that libxml2 runs over. */
function plainLength(text: string): number {
  const found = text.search(/[^\t\n\r\x20-\x7f]|\r(?!\n)/);
  return found < 0 ? text.length : found;
}

export function readReference(cursor: LibxmlCursor): void {
  cursor.at++;
  if (cursor.char() === '#') {
    readCharacterReference(cursor);
    return;
  }
  const name = cursor.name();
  if (name === undefined) throw new Found('xmlParseEntityRef: no name', cursor.at);
  if (cursor.char() !== ';') throw new Found("EntityRef: expecting ';'", cursor.at);
  cursor.at++;
  if (!knownEntities.has(name)) throw new Found(`Entity '${name}' not defined`, cursor.at);
}

function readCharacterReference(cursor: LibxmlCursor): void {
  const isHex = cursor.text.charAt(cursor.at + 1) === 'x';
  cursor.at += isHex ? 2 : 1;
  const digit = isHex ? /[0-9A-Fa-f]/ : /[0-9]/;
  let value = 0;
  while (cursor.char() !== ';') {
    if (!digit.test(cursor.char()))
      throw new Found(`CharRef: invalid ${isHex ? 'hexadecimal' : 'decimal'} value`, cursor.at);
    value = Math.min(value * (isHex ? 16 : 10) + parseInt(cursor.char(), 16), 0x110000);
    cursor.at++;
  }
  cursor.at++;
  const isChar =
    (value >= 0x20 && value < 0xd800) ||
    (value >= 0xe000 && value < 0xfffe) ||
    (value >= 0x10000 && value < 0x110000);
  if (!isChar && value !== 9 && value !== 10 && value !== 13)
    throw new Found(`xmlParseCharRef: invalid xmlChar value ${String(value)}`, cursor.at);
}

export function readComment(cursor: LibxmlCursor): void {
  const { text } = cursor;
  const from = cursor.at + 4;
  const plainEnd = from + plainLength(text.slice(from, endOr(text, text.indexOf('-->', from))));
  const hyphens = text.indexOf('--', from);
  if (hyphens < 0 || hyphens > plainEnd) {
    readOtherComment(cursor, from, plainEnd);
    return;
  }
  if (text.charAt(hyphens + 2) !== '>') {
    const before = text.slice(from, hyphens);
    const quoted = before === '' ? '' : `: <!--${first50Bytes(before.replaceAll('\r\n', '\n'))}`;
    throw new Found(`Double hyphen within comment${quoted}`, hyphens);
  }
  cursor.at = hyphens + 3;
}

/** From its first character that is not plain, a comment is read one by one, with messages of its own. */
function readOtherComment(cursor: LibxmlCursor, from: number, first: number): void {
  const { text } = cursor;
  const rest = text.slice(first);
  const end = rest.indexOf('-->');
  const wrong = findDisallowed(end < 0 ? rest : rest.slice(0, end));
  const hyphens = rest.slice(0, wrong < 0 ? undefined : wrong).indexOf('--');
  if (hyphens >= 0 && hyphens !== end && first + hyphens + 2 < text.length && hyphens + 2 !== wrong)
    throw new Found("Comment must not contain '--' (double-hyphen)", first + hyphens + 2);
  if (wrong >= 0) {
    cursor.refuseNonCharacter(first + wrong);
    // Where the second character is wrong, it names the first.
    const [only, second] = codePoints(withLineFeeds(rest.slice(0, Math.min(wrong, 3))));
    const code = only !== undefined && second === undefined ? only.codePointAt(0) : rest.charCodeAt(wrong);
    throw new Found(`xmlParseComment: invalid xmlChar value ${String(code)}`, first + wrong);
  }
  if (end < 0) {
    // The last two characters it still holds in its hand.
    const held = codePoints(withLineFeeds(rest)).length;
    const quoted = `\n<!--${first50Bytes(withoutLastTwo(withLineFeeds(text.slice(from))))}`;
    throw new Found(`Comment not terminated${held < 3 ? '' : ` ${quoted}`}`, text.length);
  }
  cursor.at = first + end + 3;
}

export function readCdata(cursor: LibxmlCursor): void {
  const { text } = cursor;
  const from = cursor.at + '<![CDATA['.length;
  const end = text.indexOf(']]>', from);
  const inner = text.slice(from, end < 0 ? undefined : end);
  const wrong = findDisallowed(inner);
  if (end >= 0 && wrong < 0) {
    cursor.at = end + 3;
    return;
  }
  const read = withLineFeeds(wrong < 0 ? inner : inner.slice(0, wrong));
  const at = wrong < 0 ? text.length : from + wrong;
  cursor.refuseNonCharacter(at);
  if (codePoints(read).length < 2) throw new Found('Unregistered error message', at);
  throw new Found(`CData section not finished\n${first50Bytes(withoutLastTwo(read))}`, at);
}

export function readInstruction(cursor: LibxmlCursor): void {
  const { text } = cursor;
  cursor.at += 2;
  const name = cursor.name();
  if (name === undefined) throw new Found('xmlParsePI : no target name', cursor.at);
  if (name !== 'xml' && name.toLowerCase() === 'xml') throw new Found('Invalid PI name', cursor.at);
  if (name === 'xml') throw new Found('XML declaration allowed only at the start of the document', cursor.at);
  if (!cursor.isAt('?>') && cursor.blanks() === 0)
    throw new Found(`ParsePI: PI ${name} space expected`, cursor.at);
  const end = text.indexOf('?>', cursor.at);
  const wrong = findDisallowed(text.slice(cursor.at, end < 0 ? undefined : end));
  const stop = wrong >= 0 ? cursor.at + wrong : endOr(text, end);
  cursor.refuseNonCharacter(stop);
  if (wrong >= 0 || end < 0) throw new Found(`ParsePI: PI ${name} never end ...`, stop);
  cursor.at = end + 2;
}

function endOr(text: string, at: number): number {
  return at < 0 ? text.length : at;
}

function codePoints(text: string): readonly string[] {
  return Array.from(text);
}

function withoutLastTwo(text: string): string {
  return codePoints(text).slice(0, -2).join('');
}
