/**
 * Outputs inside of string literals: `"stdout": "node 0 cpus: 0 1\nnode 0 size…"` of Ansible, JSON lines of logs
 * (`"msg":"\u003cdomain…"`), Python's `'<domain type=\'kvm\'>\n…'`, and lists of one string a line (`stdout_lines`). They
 * are decoded only where something that Pinscope knows comes of it.
 */
import { mostEdits } from './characters.ts';
import type { KnownText } from './clean-text.ts';
import { lineEnd, linesOf } from './lines-of.ts';
import type { KindEdit } from './repair.ts';

const kind = 'string-escapes';
const sign = /\\(?:n|u003[cC]|x3[cC])/g;
const escape = /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([^\n]))/g;
const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '', b: '', f: '' };

export function findEscapedStrings(text: string, known: KnownText): readonly KindEdit[] {
  const edits: KindEdit[] = [];
  let at = 0;
  while (edits.length <= mostEdits) {
    sign.lastIndex = at;
    const found = sign.exec(text);
    if (found === null) return edits;
    const from = text.lastIndexOf('\n', found.index) + 1;
    at = lineEnd(text, found.index);
    for (const literal of literalsIn(text, from, at)) {
      if (!isKnown(decode(text.slice(literal.from, literal.from + sight)), known)) continue;
      edits.push({ from: literal.from - 1, to: literal.from, text: '\n', kind });
      decodeInto(edits, text, literal);
      if (literal.to < at) edits.push({ from: literal.to, to: literal.to + 1, text: '\n', kind });
    }
  }
  return edits;
}

/** As much of a string as is looked at before it is decoded. */
const sight = 4000;

/** What stands between the quotes; a string that the line's end cuts goes to it. */
interface Literal {
  readonly from: number;
  readonly to: number;
}

/** Strings with ends of lines or tags in them; any other has nothing to decode. */
function literalsIn(text: string, from: number, to: number): readonly Literal[] {
  const found: Literal[] = [];
  for (let i = from; i < to; i++) {
    const quote = text.charCodeAt(i);
    if (quote !== 34 && quote !== 39) continue;
    const start = i + 1;
    let hasSign = false;
    for (i = start; i < to && text.charCodeAt(i) !== quote; i++) {
      if (text.charCodeAt(i) !== 92) continue;
      hasSign ||= /^\\(?:n|u003[cC]|x3[cC])/.test(text.slice(i, i + 6));
      i++;
    }
    if (hasSign) found.push({ from: start, to: Math.min(i, to) });
  }
  return found;
}

function decodeInto(edits: KindEdit[], text: string, { from, to }: Literal): void {
  escape.lastIndex = from;
  for (
    let found = escape.exec(text);
    found !== null && found.index < to && edits.length <= mostEdits;
    found = escape.exec(text)
  ) {
    edits.push({ from: found.index, to: found.index + found[0].length, text: charOf(found), kind });
  }
}

function decode(text: string): string {
  return text.replace(escape, (...found: string[]) => charOf(found));
}

function charOf([, unicode, byte, char = '']: readonly (string | undefined)[]): string {
  const code = unicode ?? byte;
  return code === undefined ? (letters[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16));
}

function isKnown(text: string, { isRoot, isStart }: KnownText): boolean {
  return text.split('\n', 100).some((line) => {
    const root = /^\s*<([A-Za-z][\w-]*)[\s/>]/.exec(line)?.[1];
    return root === undefined ? isStart(line) : isRoot(root);
  });
}

/** `    "node 0 cpus: 0 1",`: three or more strings, one a line. */
const stringLine = /^[ \t]*(["'])((?:\\.|(?!\1)[^\\])*)\1,?[ \t]*$/;
const longestLine = 4000;

export function findQuotedLines(text: string, known: KnownText): readonly KindEdit[] {
  const edits: KindEdit[] = [];
  if (!/^[ \t]*["'].*["'],?[ \t]*$/m.test(text)) return edits;
  let run: Literal[] = [];
  let outer: Literal[] = [];
  const close = (): void => {
    if (run.length >= 3 && run.some(({ from, to }) => isKnown(decode(text.slice(from, to)), known))) {
      run.forEach((inner, i) => {
        const line = outer[i] ?? inner;
        edits.push({ from: line.from, to: inner.from, text: '', kind });
        decodeInto(edits, text, inner);
        edits.push({ from: inner.to, to: line.to, text: '', kind });
      });
    }
    run = [];
    outer = [];
  };
  for (const line of linesOf(text)) {
    if (edits.length > mostEdits) break;
    const found = line.to - line.from > longestLine ? null : stringLine.exec(text.slice(line.from, line.to));
    if (found === null) {
      close();
      continue;
    }
    const from = line.from + found[0].indexOf(found[1] ?? '"') + 1;
    run.push({ from, to: from + (found[2] ?? '').length });
    outer.push(line);
  }
  close();
  return edits;
}
