/**
 * What a shell puts in the place of words before it runs a command: ranges in braces, `seq`, variables, arrays, arithmetic.
 * Everything else stays as it is written.
 */
import { evaluate } from './shell-arithmetic.ts';

/**
 * What the variables hold, each a list: a plain one is a list of one. Those of a block that may not run lie over those
 * around it, which stay as they are.
 */
export class Variables {
  readonly #own = new Map<string, readonly string[] | undefined>();
  readonly #outer: Variables | undefined;

  constructor(outer?: Variables) {
    this.#outer = outer;
  }

  /** Undefined: nobody here knows it. */
  get(name: string): readonly string[] | undefined {
    return this.#own.has(name) ? this.#own.get(name) : this.#outer?.get(name);
  }

  set(name: string, value: readonly string[] | undefined): void {
    this.#own.set(name, value);
  }
}

/** Nobody pins more vCPUs by hand. */
export const mostWords = 10_000;

/** Ranges and `seq`, then words; undefined where a word is not known. More than `mostWords`: there are others. */
export function wordsOf(written: string, variables: Variables): readonly string[] | undefined {
  const words: string[] = [];
  const part =
    /\s*(?:\$\(\s*seq\s+([^()`]*)\)|`\s*seq\s+([^`]*)`|"?\$\{(!?)([A-Za-z_]\w*)\[[@*]\]\}"?|((?:\$\(\([^()]*\)\)|"[^"]*"|'[^']*'|[^\s"'`])+))/y;
  const text = written.trimEnd();
  for (let at = 0; at < text.length && words.length <= mostWords; at = part.lastIndex) {
    part.lastIndex = at;
    const found = part.exec(text);
    if (found === null) return undefined;
    const [, seq, oldSeq, indices, array, word] = found;
    const range = seq ?? oldSeq;
    const more =
      range !== undefined
        ? sequence(substitute(range, variables))
        : array !== undefined
          ? listOf(variables.get(array), indices === '!', found[0].endsWith('"'))
          : fieldsOf(word ?? '', variables);
    if (more === undefined) return undefined;
    words.push(...more);
  }
  return words;
}

/** What a word becomes: without quotes a variable's value is as many words as it has; none where it is empty. */
function fieldsOf(word: string, variables: Variables): readonly string[] | undefined {
  const value = substitute(word, variables);
  if (/["']/.test(word)) return braces(value);
  const fields: string[] = [];
  for (const field of value.match(/\S+/g) ?? []) {
    const more = braces(field);
    if (more === undefined) return undefined;
    fields.push(...more);
  }
  return fields;
}

/** The elements of an array, or where they stand in it; without quotes each is as many words as it has. */
function listOf(
  list: readonly string[] | undefined,
  indices: boolean,
  isQuoted: boolean,
): readonly string[] | undefined {
  if (indices) return list?.map((_, i) => String(i));
  return isQuoted ? list : list?.flatMap((one) => one.match(/\S+/g) ?? []);
}

/** `seq LAST`, `seq FIRST LAST`, `seq FIRST STEP LAST`. */
function sequence(written: string): readonly string[] | undefined {
  const numbers = written.trim().split(/\s+/);
  if (numbers.length > 3 || !numbers.every((one) => /^-?\d{1,9}$/.test(one))) return undefined;
  const [a = 0, b, c] = numbers.map(Number);
  return c !== undefined
    ? countFrom(a, c, b ?? 1)
    : b !== undefined
      ? countFrom(a, b, 1)
      : countFrom(1, a, 1);
}

function countFrom(first: number, last: number, step: number): readonly string[] {
  const values: string[] = [];
  if (step === 0) return values;
  for (let i = first; step > 0 ? i <= last : i >= last; i += step) {
    if (values.length > mostWords) break;
    values.push(String(i));
  }
  return values;
}

/** `{0..3}`, `{0..6..2}`, `{1,3}`; a range of bash goes down where it is written so. */
function braces(word: string): readonly string[] | undefined {
  if (/[$`*?]/.test(word)) return undefined;
  const range = /^([^{}]*)\{(-?\d{1,9})\.\.(-?\d{1,9})(?:\.\.(-?\d{1,9}))?\}([^{}]*)$/.exec(word);
  if (range !== null) {
    const [, before = '', first, last, by, after = ''] = range;
    const size = Math.max(1, Math.abs(Number(by ?? 1)));
    const step = Number(first) <= Number(last) ? size : -size;
    return countFrom(Number(first), Number(last), step).map((one) => before + one + after);
  }
  const list = /^([^{}]*)\{([^{}.]*,[^{}.]*)\}([^{}]*)$/.exec(word);
  if (list !== null) return (list[2] ?? '').split(',').map((one) => (list[1] ?? '') + one + (list[3] ?? ''));
  return /[{}]/.test(word) ? undefined : /^["']/.test(word) ? [word.slice(1, -1)] : [word];
}

/** Of arithmetic no more is looked at than is ever worked out. */
const arithmetics = /\$\(\(.{0,200}?\)\)|\$\[.{0,200}?\]|\$\(\s{0,20}expr .{0,200}?\)|\[\$\w{1,40}\]/g;
const variable = /\$\{?([A-Za-z_]\w*)\}?/g;
const known =
  /'[^']*'|\$\(\(([^$`]{0,400}?)\)\)|\$\[([^\]$`]{0,400})\]|\$\(\s{0,20}expr\s([^()$`]{0,400})\)|\$\{([A-Za-z_]\w*)\[([^\]]{0,400})\]\}|\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)/g;

/** Not within single quotes, which keep the shell from it; what is not known stays as it is written. */
export function substitute(text: string, variables: Variables): string {
  const lookUp = (name: string): string | undefined => variables.get(name)?.[0];
  // Variables within arithmetic come first.
  const inner = text.replace(arithmetics, (whole) =>
    whole.replace(variable, (written, name: string) => lookUp(name) ?? written),
  );
  return inner.replace(
    known,
    (
      whole,
      sum?: string,
      old?: string,
      expr?: string,
      array?: string,
      at?: string,
      braced?: string,
      plain?: string,
    ) => {
      const arithmetic = sum ?? old ?? expr?.replaceAll('\\', '');
      if (arithmetic !== undefined) return writeNumber(evaluate(arithmetic, lookUp)) ?? whole;
      if (array !== undefined) {
        const index = evaluate(at ?? '', lookUp);
        return (index === undefined ? undefined : variables.get(array)?.[index]) ?? whole;
      }
      const name = braced ?? plain;
      return name === undefined ? whole : (lookUp(name) ?? whole);
    },
  );
}

function writeNumber(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
