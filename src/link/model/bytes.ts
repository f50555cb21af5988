/**
 * The bytes of a model link: numbers as varints (LEB128: seven bits a byte, the lowest first, the eighth bit set on
 * all but the last), signed numbers folded to unsigned ones (0, −1, 1, −2 … → 0, 1, 2, 3 …), texts as their UTF-8
 * behind its length.
 */

/** Why bytes cannot be read on. Thrown by {@link ByteReader} and what reads with it, caught by `write-model.ts` alone. */
export class LinkDamage extends Error {
  readonly reason: 'damaged' | 'newer' | 'too-large';

  constructor(reason: LinkDamage['reason']) {
    super(reason);
    this.reason = reason;
  }
}

export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** All that was written; a copy. */
  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 to 2⁵³ − 1. */
  number(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** A whole number from −2⁵² to 2⁵² − 1. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.number(bytes.length);
    for (const byte of bytes) this.byte(byte);
  }
}

/** So many numbers and texts one link may hold, all together: a few bytes can stand for as many as they like. */
const mostValues = 500_000;

export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #isBrokenOff: boolean;
  #at = 0;
  #values = 0;

  /** Zeros at the end are not written; where the bytes are broken off nothing is made up. */
  constructor(bytes: Uint8Array, end: 'zeros' | 'broken-off' = 'zeros') {
    this.#bytes = bytes;
    this.#isBrokenOff = end === 'broken-off';
  }

  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined && this.#isBrokenOff) throw new LinkDamage('damaged');
    return byte ?? 0;
  }

  number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (!Number.isSafeInteger(value)) throw new LinkDamage('damaged');
      if (byte < 128) return value;
    }
  }

  signed(): number {
    const folded = this.number();
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  }

  text(): string {
    const length = this.number();
    if (length > this.#bytes.length - this.#at) throw new LinkDamage('damaged');
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new LinkDamage('damaged');
    }
  }

  /** Before room is made for `count` values: whether the link may still have so many. */
  claim(count: number): number {
    this.#values += count;
    if (this.#values > mostValues) throw new LinkDamage('too-large');
    return count;
  }
}
