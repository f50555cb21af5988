/**
 * Lists of whole numbers that follow a rule with exceptions: CPU numbers, node numbers, pins. A list of `n` numbers is
 * a run of steps that together make `n` of them:
 *
 *     step      =  varint (count × 4 + kind); count 0: as many as are left
 *     kind 0    literals. One: signed varint. More: the least as a signed varint, `width` as a byte (0–53), then
 *               each minus the least in `width` bits, the highest bit first, filled up with zeros to a whole byte
 *     kind 1    the number before it, again (at the beginning: 0)
 *     kind 2    one more than the number before it, each (at the beginning: 0, 1, 2 …)
 *     kind 3    varint `back` ≥ 1, signed varint `add`: the number `back` places before, plus `add`
 *
 * `0 0 1 1 2 2 …` is the literals 0, 0 and a step of kind 3 with back 2, add 1. A list of one number is the number
 * alone, as a signed varint, without a step. Numbers lie between −2⁵² and 2⁵².
 */
import { LinkDamage, type ByteReader, type ByteWriter } from './bytes.ts';

interface Copy {
  readonly kind: 1 | 2 | 3;
  readonly back: number;
  readonly add: number;
  readonly count: number;
}

/** `undefined`: a place whose number does not matter; the rule goes on over it. The same list gives the same bytes. */
export function writeSequence(writer: ByteWriter, values: readonly (number | undefined)[]): void {
  const { length } = values;
  if (length === 1) {
    writer.signed(values[0] ?? 0);
    return;
  }
  const made: number[] = [];
  const search = new CopySearch(values, made);
  let literals: (number | undefined)[] = [];
  const step = (count: number, kind: number): void => {
    writer.number((made.length + count === length ? 0 : count * 4) + kind);
  };
  const flush = (): void => {
    if (literals.length === 0) return;
    made.length -= literals.length;
    step(literals.length, 0);
    for (const value of writeLiterals(writer, literals)) made.push(value);
    literals = [];
  };
  while (made.length < length) {
    const copy = search.at(made.length, literals.length > 0);
    if (copy === undefined) {
      literals.push(values[made.length]);
      // What a place of no matter will hold is known once its block is written; until then it matches nothing.
      made.push(values[made.length] ?? Number.NaN);
      continue;
    }
    flush();
    step(copy.count, copy.kind);
    if (copy.kind === 3) {
      writer.number(copy.back);
      writer.signed(copy.add);
    }
    search.started(made.length, copy);
    for (let i = 0; i < copy.count; i++) made.push(copied(made, copy));
  }
  flush();
}

/** What the decoder will have at that place. */
function copied(made: readonly number[], { kind, back, add }: Copy): number {
  if (made.length === 0) return 0;
  return kind === 3 ? (made[made.length - back] ?? 0) + add : (made.at(-1) ?? 0) + (kind === 2 ? 1 : 0);
}

/** Gives the numbers as the decoder will have them. */
function writeLiterals(writer: ByteWriter, literals: readonly (number | undefined)[]): readonly number[] {
  const least = literals.reduce<number>((low, value) => Math.min(low, value ?? Infinity), Infinity);
  const base = least === Infinity ? 0 : least;
  const filled = literals.map((value) => value ?? base);
  writer.signed(base);
  if (filled.length === 1) return filled;
  const most = filled.reduce((high, value) => Math.max(high, value), base);
  let width = 0;
  while (2 ** width <= most - base) width++;
  writer.byte(width);
  let held = 0;
  let bits = 0;
  for (const value of filled) {
    for (let bit = width - 1; bit >= 0; bit--) {
      held = held * 2 + (Math.floor((value - base) / 2 ** bit) % 2);
      if (++bits === 8) {
        writer.byte(held);
        held = 0;
        bits = 0;
      }
    }
  }
  if (bits > 0) writer.byte(held * 2 ** (8 - bits));
  return filled;
}

const shortBacks = 16;
const recentBacks = 8;
const recentStarts = 64;

/** Finds how far the numbers from a place on follow one rule. Where to look is limited, so that it stays linear. */
class CopySearch {
  readonly #values: readonly (number | undefined)[];
  readonly #made: readonly number[];
  /** What the rule that is tried makes from the place on. */
  readonly #tried: Float64Array;
  /** Places where a rule began or broke: what comes back, comes back from there. */
  #starts: number[] = [0];
  #backs: number[] = [];

  constructor(values: readonly (number | undefined)[], made: readonly number[]) {
    this.#values = values;
    this.#made = made;
    this.#tried = new Float64Array(values.length);
  }

  started(at: number, { back, count }: Copy): void {
    this.#note(at);
    this.#note(at + count);
    if (!this.#backs.includes(back)) this.#backs = [back, ...this.#backs].slice(0, recentBacks);
  }

  #note(at: number): void {
    if (this.#starts.at(-1) !== at) this.#starts = [...this.#starts.slice(1 - recentStarts), at];
  }

  /** Undefined where saying the numbers themselves is as short; `isInside`: literals stand before, and would be cut. */
  at(at: number, isInside: boolean): Copy | undefined {
    const left = this.#values.length - at;
    let best: Copy | undefined;
    const take = (copy: Copy): void => {
      const worth = (copy.kind === 3 ? 4 : 2) + (isInside ? 2 : 0);
      const isEnough = copy.count >= worth || (copy.count === left && copy.count * 2 >= worth);
      if (isEnough && (best === undefined || copy.count > best.count)) best = copy;
    };
    const start = at === 0 ? 0 : undefined;
    take({ kind: 1, back: 1, add: 0, count: this.#countOf(at, 1, start, 0) });
    take({ kind: 2, back: 1, add: 1, count: this.#countOf(at, 1, start, 1) });
    for (const back of this.#candidates(at)) {
      if (best?.count === left) break;
      const value = this.#values[at];
      const add = value === undefined ? 0 : value - (this.#made[at - back] ?? Number.NaN);
      if (Number.isNaN(add) || Math.abs(add) > 2 ** 50) continue;
      take({ kind: 3, back, add, count: this.#countOf(at, back, undefined, add) });
    }
    return best;
  }

  #candidates(at: number): ReadonlySet<number> {
    const backs = new Set<number>();
    for (let back = 1; back <= Math.min(shortBacks, at); back++) backs.add(back);
    for (const back of this.#backs) if (back <= at) backs.add(back);
    for (const start of this.#starts) if (start < at) backs.add(at - start);
    return backs;
  }

  /** `first`: what stands at `at` by definition, at the beginning of the list. */
  #countOf(at: number, back: number, first: number | undefined, add: number): number {
    const values = this.#values;
    const tried = this.#tried;
    let count = 0;
    for (; at + count < values.length; count++) {
      const before = count < back ? this.#made[at + count - back] : tried[count - back];
      const value = count === 0 && first !== undefined ? first : (before ?? Number.NaN) + add;
      const wanted = values[at + count];
      if (Number.isNaN(value) || (wanted !== undefined && wanted !== value)) break;
      tried[count] = value;
    }
    return count;
  }
}

/** `length` numbers. */
export function readSequence(reader: ByteReader, length: number): readonly number[] {
  reader.claim(length);
  if (length === 1) return [reader.signed()];
  const values: number[] = [];
  while (values.length < length) {
    const head = reader.number();
    const kind = head % 4;
    const count = head < 4 ? length - values.length : (head - kind) / 4;
    if (count > length - values.length) throw new LinkDamage('damaged');
    if (kind === 0) readLiterals(reader, count, values);
    else if (kind === 3) copyOn(values, count, reader.number(), reader.signed());
    else if (values.length === 0) {
      for (let i = 0; i < count; i++) values.push(kind === 1 ? 0 : i);
    } else copyOn(values, count, 1, kind - 1);
  }
  if (values.some((value) => Math.abs(value) > 2 ** 52)) throw new LinkDamage('damaged');
  return values;
}

function copyOn(values: number[], count: number, back: number, add: number): void {
  if (back < 1 || back > values.length) throw new LinkDamage('damaged');
  for (let i = 0; i < count; i++) values.push((values[values.length - back] ?? 0) + add);
}

function readLiterals(reader: ByteReader, count: number, values: number[]): void {
  const base = reader.signed();
  if (count === 1) {
    values.push(base);
    return;
  }
  const width = reader.byte();
  if (width > 53) throw new LinkDamage('damaged');
  let held = 0;
  let bits = 0;
  for (let i = 0; i < count; i++) {
    let value = 0;
    for (let bit = 0; bit < width; bit++) {
      if (bits === 0) {
        held = reader.byte();
        bits = 8;
      }
      bits -= 1;
      value = value * 2 + ((held >> bits) & 1);
    }
    values.push(base + value);
  }
}
