/**
 * The two halves of libvirt's list reading: the items of a text in order, and the set they build. Kept apart from
 * `libvirt-grammar.ts` so that a suggestion can be checked with the very same reading.
 */
import { differenceOf, setOfIds, setOfRanges } from './cpuset.ts';
import type { CpuRange, CpuSet } from './cpuset.ts';
import type { CpusetFaultReason } from './libvirt-grammar.ts';

export interface CpusetItem {
  readonly first: number;
  readonly last: number;
  /** `^N`: takes away what earlier items gave. */
  readonly removes: boolean;
  readonly at: number;
}

export type CpusetScan =
  | { readonly ok: true; readonly items: readonly CpusetItem[] }
  | { readonly ok: false; readonly reason: CpusetFaultReason; readonly at: number };

const largestInt = 2147483647;

/** g_ascii_isspace, which virSkipSpaces uses: `\v` is not among them. */
const blanks = ' \t\n\f\r';
/** isspace of the C locale, which strtol skips. */
const strtolBlanks = `${blanks}\v`;

function skipAny(text: string, from: number, chars: string): number {
  let i = from;
  while (i < text.length && chars.includes(text.charAt(i))) i++;
  return i;
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9' && char.length === 1;
}

/** Decimal digits at `from`; too many of them give Infinity. Undefined when there is none. */
function readDigits(text: string, from: number): { value: number; to: number } | undefined {
  let value = 0;
  let to = from;
  while (to < text.length && isDigit(text.charAt(to))) {
    value = value > largestInt ? Infinity : value * 10 + Number(text.charAt(to));
    to++;
  }
  return to === from ? undefined : { value, to };
}

/** Why a character is not what was expected: a look-alike is named as such, anything else gets `otherwise`. */
function reasonFor(char: string, otherwise: CpusetFaultReason): CpusetFaultReason {
  if (char === '\u02c6' || char === '\u2303') return 'wrong-caret';
  // Full-width forms, ideographic comma, blank and wave dash: what an East Asian input method gives.
  if (/^[\uff01-\uff5e\u3000\u3001\u301c]$/.test(char)) return 'full-width';
  return otherwise;
}

function fail(reason: CpusetFaultReason, at: number): CpusetScan {
  return { ok: false, reason, at };
}

/** What stands where the number of an item should start. */
function failNumber(text: string, at: number, removes: boolean): CpusetScan {
  const char = text.charAt(at);
  if (removes && char !== '' && strtolBlanks.includes(char)) return fail('blank-after-caret', at);
  if (!removes && char === ',') return fail('item-missing', at);
  return fail(reasonFor(char, 'not-a-number'), at);
}

/** M of `N-M`, read by strtol: blanks (with `\v`) and a sign may come first, and `-0` is 0. */
function readRangeEnd(text: string, from: number): { value: number; at: number; to: number } | CpusetScan {
  const at = skipAny(text, from, strtolBlanks);
  const sign = text.charAt(at);
  const digits = readDigits(text, sign === '+' || sign === '-' ? at + 1 : at);
  if (digits === undefined) {
    if (sign === '' || sign === ',') return fail('range-open', at);
    return fail(reasonFor(sign, 'not-a-number'), at);
  }
  if (sign === '-' && digits.value !== 0) return fail('not-a-number', at);
  return { value: digits.value, at, to: digits.to };
}

/** The items of `text` in order, or the first thing in it that virBitmapParse refuses. */
export function scanCpuset(text: string, limit: number): CpusetScan {
  const highest = Math.min(limit, largestInt);
  const items: CpusetItem[] = [];
  let i = skipAny(text, 0, blanks);
  if (i === text.length) return fail('empty-text', i);
  while (i < text.length) {
    const at = i;
    const removes = text.charAt(i) === '^';
    if (removes) i++;
    const start = readDigits(text, i);
    if (start === undefined) return failNumber(text, i, removes);
    if (start.value > highest) return fail('number-too-large', i);
    let last = start.value;
    i = skipAny(text, start.to, blanks);
    if (text.charAt(i) === '-') {
      if (removes) return fail('range-negated', i);
      const end = readRangeEnd(text, i + 1);
      if ('ok' in end) return end;
      if (end.value < start.value) return fail('range-reversed', end.at);
      if (end.value > highest) return fail('number-too-large', end.at);
      last = end.value;
      i = skipAny(text, end.to, blanks);
    }
    items.push({ first: start.value, last, removes, at });
    if (i === text.length) break;
    if (text.charAt(i) !== ',') return fail(reasonFor(text.charAt(i), 'separator-missing'), i);
    i = skipAny(text, i + 1, blanks);
  }
  return { ok: true, items };
}

/**
 * The set that items build from left to right. Seen from the end, the last item that names an id decides about it:
 * so only ids that some `^N` names need a look, and each is decided once (a list of the undecided, with leaps over
 * what is settled). Playing the items forward would cost items × ranges.
 */
export function resolveItems(items: readonly CpusetItem[]): CpuSet {
  const named = [...new Set(items.filter((item) => item.removes).map((item) => item.first))].sort(
    (a, b) => a - b,
  );
  const gone: number[] = [];
  const leap = named.map((_, index) => index);
  leap.push(named.length);
  for (let k = items.length - 1; k >= 0 && named.length > 0; k--) {
    const item = items[k];
    if (item === undefined) continue;
    let index = nextUndecided(leap, lowerBound(named, item.first));
    for (let id = named[index]; id !== undefined && id <= item.last; id = named[index]) {
      if (item.removes) gone.push(id);
      leap[index] = index + 1;
      index = nextUndecided(leap, index);
    }
  }
  const given: CpuRange[] = [];
  for (const item of items) if (!item.removes) given.push([item.first, item.last]);
  return differenceOf(setOfRanges(given), setOfIds(gone));
}

/** The first index from `from` on that leaps nowhere; shortens the way for the next time. */
function nextUndecided(leap: number[], from: number): number {
  let end = from;
  for (let next = leap[end]; next !== undefined && next !== end; next = leap[end]) end = next;
  for (let i = from; i < end;) {
    const next = leap[i] ?? end;
    leap[i] = end;
    i = next;
  }
  return end;
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
