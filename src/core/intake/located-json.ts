/**
 * JSON with the place of every value, read as far as it goes: what stood before a fault is kept. lscpu of util-linux
 * 2.38 to 2.40 prints a bare `-` where a value is missing, which is no JSON; it is read as null (formats.md §5).
 * Members are pairs, never properties, so that no name (`__proto__`) means anything; nesting costs no stack.
 */
export type JsonValue = JsonScalar | JsonArray | JsonObject;

interface JsonScalar {
  readonly kind: 'string' | 'number' | 'true' | 'false' | 'null';
  /** A string's value, a number as written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface JsonArray {
  readonly kind: 'array';
  readonly items: JsonValue[];
  readonly from: number;
  to: number;
}

export interface JsonObject {
  readonly kind: 'object';
  readonly members: (readonly [name: string, value: JsonValue])[];
  readonly from: number;
  to: number;
}

export interface JsonReading {
  readonly root: JsonValue | undefined;
  /** Where it stops being JSON, or where the text ends too early. */
  readonly fault?: { readonly at: number; readonly detail: JsonFault };
}

export type JsonFault = 'ends-early' | 'unexpected' | 'too-deep' | 'too-long';

/** lscpu nests four levels. */
const deepest = 64;
/** A table of 8,192 CPUs with all of lscpu's columns has 200,000. */
const mostValues = 1_000_000;

const token = /[ \t\n\r]*(?:([{}[\],:])|(")|(-?\d[\d.eE+-]*)|(true|false|null|-(?=[ \t\n\r,}\]])))/y;

interface Open {
  readonly value: JsonArray | JsonObject;
  /** Of an object: the member that comes next. */
  name?: string;
}

export function readLocatedJson(text: string): JsonReading {
  const open: Open[] = [];
  const read: { root: JsonValue | undefined } = { root: undefined };
  let at = 0;
  /** What may come: a value, a name, what follows one of the two. */
  let wants: 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' = 'value';
  const stop = (detail: JsonFault): JsonReading => {
    for (const { value } of open) value.to = at;
    return { root: read.root, fault: { at, detail } };
  };
  const place = (value: JsonValue): void => {
    const top = open.at(-1);
    if (top === undefined) read.root = value;
    else if (top.value.kind === 'array') top.value.items.push(value);
    else if (top.name !== undefined) top.value.members.push([top.name, value]);
  };
  for (let values = 0; ;) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) return stop(text.slice(at).trim() === '' ? 'ends-early' : 'unexpected');
    const [whole, mark, quote, number, word] = found;
    if (mark === undefined && ++values > mostValues) return stop('too-long');
    const from = at + whole.length - whole.trimStart().length;
    const to = quote === undefined ? at + whole.length : endOfString(text, from);
    if (to === undefined) return stop('ends-early');
    const string = quote === undefined ? undefined : text.slice(from + 1, to - 1);
    const isValue = wants === 'value' || wants === 'value-or-end';
    const top = open.at(-1);
    if (mark === undefined) {
      if (string !== undefined && (wants === 'name' || wants === 'name-or-end')) {
        if (top !== undefined) top.name = unescape(string);
        wants = 'colon';
      } else if (isValue) {
        place(scalar(string, number, word, from, to));
        wants = 'comma-or-end';
      } else return stop('unexpected');
    } else if ((mark === '{' || mark === '[') && isValue) {
      if (open.length >= deepest) return stop('too-deep');
      const value: JsonArray | JsonObject =
        mark === '[' ? { kind: 'array', items: [], from, to } : { kind: 'object', members: [], from, to };
      place(value);
      open.push({ value });
      wants = mark === '[' ? 'value-or-end' : 'name-or-end';
    } else if (mark === ':' && wants === 'colon') wants = 'value';
    else if (mark === ',' && wants === 'comma-or-end' && top !== undefined) {
      wants = top.value.kind === 'array' ? 'value' : 'name';
    } else if (
      (mark === '}' &&
        top?.value.kind === 'object' &&
        (wants === 'comma-or-end' || wants === 'name-or-end')) ||
      (mark === ']' && top?.value.kind === 'array' && (wants === 'comma-or-end' || wants === 'value-or-end'))
    ) {
      top.value.to = to;
      open.pop();
      wants = 'comma-or-end';
    } else return stop('unexpected');
    at = to;
    if (open.length === 0) return { root: read.root };
  }
}

/** Behind the closing quote; undefined where a line ends first, which no string may hold. */
function endOfString(text: string, from: number): number | undefined {
  for (let i = from + 1; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '"') return i + 1;
    if (char === '\n' || char === '\r') return undefined;
    if (char === '\\') i++;
  }
  return undefined;
}

function scalar(
  string: string | undefined,
  number: string | undefined,
  word: string | undefined,
  from: number,
  to: number,
): JsonScalar {
  if (string !== undefined) return { kind: 'string', text: unescape(string), from, to };
  if (number !== undefined) return { kind: 'number', text: number, from, to };
  const kind = word === 'true' || word === 'false' ? word : 'null';
  return { kind, text: word ?? '', from, to };
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_all, hex: string | undefined, char: string) =>
    hex === undefined ? (escapes[char] ?? char) : String.fromCharCode(parseInt(hex, 16)),
  );
}
