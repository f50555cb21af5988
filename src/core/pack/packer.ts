/**
 * Thousands of like things as a few arrays of numbers and one list of texts, so that they are posted between threads in a
 * fraction of the time: the structured clone of a large host takes as long as reading it.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { Span } from '../text/source.ts';

export interface Packed {
  /** Whole numbers, and where texts, things and fractions stand in their lists. */
  readonly numbers: Int32Array<ArrayBuffer>;
  readonly fractions: Float64Array<ArrayBuffer>;
  /** Names each once, other texts as they come. */
  readonly texts: readonly string[];
  /** What few have, as it is; each once. */
  readonly things: readonly object[];
}

/** To be transferred with the message, not copied. */
export function buffersOf({ numbers, fractions }: Packed): ArrayBuffer[] {
  return [numbers.buffer, fractions.buffer];
}

/** Stands for a fraction, or a number too large for its place: the next of `fractions`. */
const isFraction = -0x8000_0000;
/** Stands for what is not there. */
const isAbsent = -0x7fff_ffff;
/** `-1 - n`: n ranges follow. */
const isOneRange = -2;
/** Stands for the set that came before. */
const isLastSet = -0x7fff_fffe;

/** Those that may be absent; one that is left out of a list of them does not compile. */
type MayBeAbsent<T> = { readonly [K in keyof T as object extends Pick<T, K> ? K : never]-?: true };

/** `Known`: those of which whoever packs takes care. */
export function rareKeys<T, Known extends keyof T>(keys: MayBeAbsent<Omit<T, Known>>): readonly (keyof T)[] {
  return Object.keys(keys) as (keyof T)[];
}

export class Packer {
  #numbers = new Int32Array(1 << 12);
  #length = 0;
  readonly #fractions: number[] = [];
  readonly #texts: string[] = [];
  readonly #things: object[] = [];
  readonly #names = new Map<string, number>();
  /** Equal sets are nearly always one object, and stay one. */
  readonly #sets = new Map<CpuSet, number>();
  #lastSet: CpuSet | undefined;
  readonly #placeOfThing = new Map<object, number>();

  number(value: number): void {
    if ((value | 0) === value && value > isLastSet && !Object.is(value, -0)) {
      this.#put(value);
      return;
    }
    this.#put(isFraction);
    this.#fractions.push(value);
  }

  optional(value: number | undefined): void {
    if (value === undefined) this.#put(isAbsent);
    else this.number(value);
  }

  /** `undefined` is another than no. */
  flag(value: boolean | undefined): void {
    this.#put(value === undefined ? isAbsent : value ? 1 : 0);
  }

  /** Of which there are many that are equal. */
  name(text: string | undefined): void {
    if (text === undefined) {
      this.#put(isAbsent);
      return;
    }
    let index = this.#names.get(text);
    if (index === undefined) {
      index = this.#texts.push(text) - 1;
      this.#names.set(text, index);
    }
    this.#put(index);
  }

  /** Not looked for among the others, which takes longer than it saves. */
  text(text: string | undefined): void {
    this.#put(text === undefined ? isAbsent : this.#texts.push(text) - 1);
  }

  /**
   * The first time its ranges, then its place among the sets. Most are of one range, and those that are the same follow one
   * another: looking for such a set among the others takes longer than writing it once more.
   */
  set(set: CpuSet | undefined): void {
    if (set === undefined) {
      this.#put(isAbsent);
      return;
    }
    if (set === this.#lastSet) {
      this.#put(isLastSet);
      return;
    }
    this.#lastSet = set;
    const [only] = set;
    if (set.length === 1 && only !== undefined) {
      this.#put(isOneRange);
      this.number(only[0]);
      this.number(only[1]);
      return;
    }
    const index = this.#sets.get(set);
    if (index !== undefined) {
      this.#put(index);
      return;
    }
    this.#sets.set(set, this.#sets.size);
    this.#put(-1 - set.length);
    for (const [first, last] of set) {
      this.number(first);
      this.number(last);
    }
  }

  span(span: Span | undefined): void {
    if (span === undefined) {
      this.#put(isAbsent);
      return;
    }
    this.name(span.source);
    this.number(span.from);
    this.number(span.to);
  }

  /** As it is: for what few have, or many have in common. */
  thing(thing: object | undefined): void {
    if (thing === undefined) {
      this.#put(isAbsent);
      return;
    }
    let index = this.#placeOfThing.get(thing);
    if (index === undefined) {
      index = this.#things.push(thing) - 1;
      this.#placeOfThing.set(thing, index);
    }
    this.#put(index);
  }

  /** Those of these that `of` has. Most have none, and there are thousands: nothing is made for those. */
  rare<T extends object>(of: T, keys: readonly (keyof T)[]): void {
    let rare: Partial<T> | undefined;
    for (const key of keys) {
      if (of[key] === undefined) continue;
      const made: Partial<T> = rare ?? {};
      made[key] = of[key];
      rare = made;
    }
    this.thing(rare);
  }

  finish(): Packed {
    return {
      numbers: this.#numbers.slice(0, this.#length),
      fractions: Float64Array.from(this.#fractions),
      texts: this.#texts,
      things: this.#things,
    };
  }

  #put(value: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Int32Array(2 * this.#length);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length++] = value;
  }
}

/** Takes in the order in which it was packed. Its end is never passed: whoever packed said how much there is of everything. */
export class Unpacker {
  readonly #numbers: Int32Array;
  readonly #fractions: Float64Array;
  readonly #texts: readonly string[];
  readonly #things: readonly object[];
  readonly #sets: CpuSet[] = [];
  #lastSet: CpuSet = [];
  #at = 0;
  #fraction = 0;

  constructor({ numbers, fractions, texts, things }: Packed) {
    this.#numbers = numbers;
    this.#fractions = fractions;
    this.#texts = texts;
    this.#things = things;
  }

  number(): number {
    const value = this.#numbers[this.#at++] ?? 0;
    return value === isFraction ? (this.#fractions[this.#fraction++] ?? 0) : value;
  }

  optional(): number | undefined {
    return this.#isAbsent() ? undefined : this.number();
  }

  flag(): boolean {
    return this.#numbers[this.#at++] === 1;
  }

  optionalFlag(): boolean | undefined {
    return this.#isAbsent() ? undefined : this.flag();
  }

  text(): string {
    return this.#texts[this.#numbers[this.#at++] ?? 0] ?? '';
  }

  optionalText(): string | undefined {
    return this.#isAbsent() ? undefined : this.text();
  }

  set(): CpuSet {
    const value = this.#numbers[this.#at++] ?? 0;
    if (value === isLastSet) return this.#lastSet;
    if (value >= 0) this.#lastSet = this.#sets[value] ?? [];
    else if (value === isOneRange) this.#lastSet = [[this.number(), this.number()]];
    else {
      const set: [number, number][] = [];
      for (let left = -1 - value; left > 0; left--) set.push([this.number(), this.number()]);
      this.#sets.push((this.#lastSet = set));
    }
    return this.#lastSet;
  }

  optionalSet(): CpuSet | undefined {
    return this.#isAbsent() ? undefined : this.set();
  }

  span(): Span {
    return { source: this.text(), from: this.number(), to: this.number() };
  }

  optionalSpan(): Span | undefined {
    return this.#isAbsent() ? undefined : this.span();
  }

  /** Whoever packed it knows what it is. */
  thing(): object | undefined {
    return this.#isAbsent() ? undefined : this.#things[this.#numbers[this.#at++] ?? 0];
  }

  /** `of` with what {@link Packer.rare} found in it. */
  rare<T extends object>(of: T): T {
    const rare = this.thing();
    return rare === undefined ? of : Object.assign(of, rare);
  }

  #isAbsent(): boolean {
    if (this.#numbers[this.#at] !== isAbsent) return false;
    this.#at++;
    return true;
  }
}
