/**
 * QR codes of links (ISO/IEC 18004): one segment of bytes, the smallest version that holds it, error correction M where
 * that costs no larger one, else L. Gives modules, no picture.
 */
import { codewordsOf, smallestVersion, type Level } from './qr-codewords.ts';

/** Rows of dark (true) and light modules, without the quiet zone of four around. */
export type QrModules = readonly (readonly boolean[])[];

/** Bytes that the largest code holds. */
export const mostQrBytes = 2953;

const formatBits: Readonly<Record<Level, number>> = { L: 1, M: 0 };

/** Undefined: the text is longer than any code holds. ASCII only: what links are made of. */
export function makeQrCode(ascii: string): QrModules | undefined {
  const version = smallestVersion(ascii.length, 'L');
  if (version === undefined) return undefined;
  const level: Level = smallestVersion(ascii.length, 'M') === version ? 'M' : 'L';
  const codewords = codewordsOf(ascii, version, level);
  return new Grid(version).fill(codewords, level);
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

class Grid {
  readonly #version: number;
  readonly #size: number;
  readonly #dark: boolean[][];
  /** Finders, timing, alignment, format and version: no data, not masked. */
  readonly #fixed: boolean[][];

  constructor(version: number) {
    this.#version = version;
    this.#size = version * 4 + 17;
    const rows = (): boolean[][] =>
      Array.from({ length: this.#size }, () => Array.from({ length: this.#size }, () => false));
    this.#dark = rows();
    this.#fixed = rows();
    this.#drawPatterns();
  }

  fill(codewords: readonly number[], level: Level): QrModules {
    this.#drawCodewords(codewords);
    let best = 0;
    let least = Infinity;
    for (const mask of masks.keys()) {
      this.#drawFormat(level, mask);
      this.#applyMask(mask);
      const penalty = penaltyOf(this.#dark);
      if (penalty < least) {
        least = penalty;
        best = mask;
      }
      // Twice is not at all.
      this.#applyMask(mask);
    }
    this.#drawFormat(level, best);
    this.#applyMask(best);
    return this.#dark;
  }

  #set(x: number, y: number, dark: boolean): void {
    const row = this.#dark[y];
    const fixed = this.#fixed[y];
    if (row === undefined || fixed === undefined || x < 0 || x >= this.#size) return;
    row[x] = dark;
    fixed[x] = true;
  }

  #drawPatterns(): void {
    const size = this.#size;
    for (let i = 0; i < size; i++) {
      this.#set(6, i, i % 2 === 0);
      this.#set(i, 6, i % 2 === 0);
    }
    for (const [x, y] of [
      [3, 3],
      [size - 4, 3],
      [3, size - 4],
    ] as const)
      this.#drawSquares(x, y, 4, (ring) => ring !== 2 && ring !== 4);
    const places = this.#alignmentPlaces();
    const last = places.length - 1;
    for (const [i, x] of places.entries()) {
      for (const [j, y] of places.entries()) {
        // Three corners have finders.
        const isCorner = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
        if (!isCorner) this.#drawSquares(x, y, 2, (ring) => ring !== 1);
      }
    }
    this.#drawFormat('M', 0);
    this.#drawVersion();
  }

  #drawSquares(x: number, y: number, radius: number, isDark: (ring: number) => boolean): void {
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        this.#set(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
  }

  #alignmentPlaces(): readonly number[] {
    if (this.#version === 1) return [];
    const count = Math.floor(this.#version / 7) + 2;
    const step = this.#version === 32 ? 26 : Math.ceil((this.#version * 4 + 4) / (count * 2 - 2)) * 2;
    const places = Array.from({ length: count - 1 }, (_, i) => this.#size - 7 - i * step);
    return [6, ...places.reverse()];
  }

  /** Level and mask with ten check bits, twice. */
  #drawFormat(level: Level, mask: number): void {
    const data = formatBits[level] * 8 + mask;
    let rest = data;
    for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
    const bits = ((data << 10) | rest) ^ 0x5412;
    const bit = (i: number): boolean => ((bits >> i) & 1) === 1;
    const size = this.#size;
    for (let i = 0; i <= 5; i++) this.#set(8, i, bit(i));
    this.#set(8, 7, bit(6));
    this.#set(8, 8, bit(7));
    this.#set(7, 8, bit(8));
    for (let i = 9; i < 15; i++) this.#set(14 - i, 8, bit(i));
    for (let i = 0; i < 8; i++) this.#set(size - 1 - i, 8, bit(i));
    for (let i = 8; i < 15; i++) this.#set(8, size - 15 + i, bit(i));
    this.#set(8, size - 8, true);
  }

  #drawVersion(): void {
    if (this.#version < 7) return;
    let rest = this.#version;
    for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
    const bits = (this.#version << 12) | rest;
    for (let i = 0; i < 18; i++) {
      const dark = ((bits >> i) & 1) === 1;
      const a = this.#size - 11 + (i % 3);
      const b = Math.floor(i / 3);
      this.#set(a, b, dark);
      this.#set(b, a, dark);
    }
  }

  /** Up and down in pairs of columns from the right; the timing column is left out. */
  #drawCodewords(codewords: readonly number[]): void {
    let bit = 0;
    for (let right = this.#size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.#size; step++) {
        const isUp = ((right + 1) & 2) === 0;
        const y = isUp ? this.#size - 1 - step : step;
        for (const x of [right, right - 1]) {
          const row = this.#dark[y];
          if (row === undefined || this.#fixed[y]?.[x] === true) continue;
          row[x] = (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
          bit++;
        }
      }
    }
  }

  #applyMask(mask: number): void {
    const isInverted = masks[mask] ?? (() => false);
    for (const [y, row] of this.#dark.entries())
      for (const x of row.keys())
        if (this.#fixed[y]?.[x] !== true && isInverted(x, y)) row[x] = row[x] !== true;
  }
}

/** The four rules of the standard: long runs, squares, what looks like a finder, an uneven share of dark modules. */
function penaltyOf(rows: QrModules): number {
  const size = rows.length;
  const columns = Array.from({ length: size }, (_, x) => rows.map((row) => row[x] === true));
  let penalty = 0;
  for (const line of [...rows, ...columns]) penalty += linePenalty(line);
  let dark = 0;
  for (const [y, row] of rows.entries()) {
    for (const [x, module] of row.entries()) {
      if (module) dark++;
      const below = rows[y + 1];
      if (
        below !== undefined &&
        x + 1 < size &&
        module === row[x + 1] &&
        module === below[x] &&
        module === below[x + 1]
      )
        penalty += 3;
    }
  }
  return penalty + (Math.ceil(Math.abs(dark * 20 - size * size * 10) / (size * size)) - 1) * 10;
}

function linePenalty(line: readonly boolean[]): number {
  let penalty = 0;
  let run = 0;
  for (const [i, module] of line.entries()) {
    run = i > 0 && module === line[i - 1] ? run + 1 : 1;
    if (run === 5) penalty += 3;
    else if (run > 5) penalty++;
  }
  const text = line.map((module) => (module ? '1' : '0')).join('');
  for (const pattern of ['10111010000', '00001011101'])
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) penalty += 40;
  return penalty;
}
