/**
 * QR codes of links (ISO/IEC 18004): one segment of bytes, the smallest version that holds it, error correction M where
 * that costs no larger one, else L. Gives modules, no picture.
 */

/** Rows of dark (true) and light modules, without the quiet zone of four around. */
export type QrModules = readonly (readonly boolean[])[];

/** Bytes that the largest code holds. */
export const mostQrBytes = 2953;

type Level = 'L' | 'M';

/** By version, from 1 on (tables 7 and 9 of the standard): check codewords of a block, and blocks. */
const checksPerBlock: Readonly<Record<Level, readonly number[]>> = {
  L: [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
  M: [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ],
};
const blockCounts: Readonly<Record<Level, readonly number[]>> = {
  L: [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17,
    18, 19, 19, 20, 21, 22, 24, 25,
  ],
  M: [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29,
    31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ],
};
const formatBits: Readonly<Record<Level, number>> = { L: 1, M: 0 };
const mostVersion = 40;

/** Undefined: the text is longer than any code holds. ASCII only: what links are made of. */
export function makeQrCode(ascii: string): QrModules | undefined {
  const version = smallestVersion(ascii.length, 'L');
  if (version === undefined) return undefined;
  const level: Level = smallestVersion(ascii.length, 'M') === version ? 'M' : 'L';
  const codewords = withChecks(dataOf(ascii, version, level), version, level);
  return new Grid(version).fill(codewords, level);
}

/** Modules that hold data and checks, in bits. */
function rawBits(version: number): number {
  let bits = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const alignments = Math.floor(version / 7) + 2;
    bits -= (25 * alignments - 10) * alignments - 55;
    if (version >= 7) bits -= 36;
  }
  return bits;
}

function dataBytes(version: number, level: Level): number {
  const checks = (checksPerBlock[level][version - 1] ?? 0) * (blockCounts[level][version - 1] ?? 0);
  return (rawBits(version) >> 3) - checks;
}

function smallestVersion(length: number, level: Level): number | undefined {
  for (let version = 1; version <= mostVersion; version++) {
    const bits = 4 + (version < 10 ? 8 : 16) + length * 8;
    if (bits <= dataBytes(version, level) * 8) return version;
  }
  return undefined;
}

/** Mode 4 (bytes), how many, the bytes, the end, and what fills up. */
function dataOf(ascii: string, version: number, level: Level): readonly number[] {
  const bits: number[] = [];
  const add = (value: number, width: number): void => {
    for (let bit = width - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  add(4, 4);
  add(ascii.length, version < 10 ? 8 : 16);
  for (let i = 0; i < ascii.length; i++) add(ascii.charCodeAt(i) & 0xff, 8);
  const capacity = dataBytes(version, level) * 8;
  add(0, Math.min(4, capacity - bits.length));
  add(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) add(pad, 8);
  return Array.from({ length: bits.length / 8 }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  );
}

/** Data and checks in blocks, their codewords taken in turn. */
function withChecks(data: readonly number[], version: number, level: Level): readonly number[] {
  const count = blockCounts[level][version - 1] ?? 1;
  const checks = checksPerBlock[level][version - 1] ?? 0;
  const total = rawBits(version) >> 3;
  const shortBlocks = count - (total % count);
  const shortLength = Math.floor(total / count) - checks;
  const divisor = divisorOf(checks);
  const blocks: { readonly data: readonly number[]; readonly checks: readonly number[] }[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const part = data.slice(at, at + shortLength + (i < shortBlocks ? 0 : 1));
    at += part.length;
    blocks.push({ data: part, checks: remainderOf(part, divisor) });
  }
  const inTurn = (lists: readonly (readonly number[])[], length: number): number[] =>
    Array.from({ length }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
  return [
    ...inTurn(
      blocks.map((block) => block.data),
      shortLength + 1,
    ),
    ...inTurn(
      blocks.map((block) => block.checks),
      checks,
    ),
  ];
}

/** In the field of 256 elements with the polynomial 0x11D. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> bit) & 1) * a;
  }
  return product;
}

/** (x − 1)(x − 2)(x − 4)…, highest term left out. */
function divisorOf(degree: number): readonly number[] {
  let divisor: readonly number[] = Array.from({ length: degree }, (_, i) => (i === degree - 1 ? 1 : 0));
  let root = 1;
  for (let i = 0; i < degree; i++) {
    divisor = divisor.map((term, j) => multiply(term, root) ^ (divisor[j + 1] ?? 0));
    root = multiply(root, 2);
  }
  return divisor;
}

function remainderOf(data: readonly number[], divisor: readonly number[]): readonly number[] {
  let rest: readonly number[] = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0);
    rest = divisor.map((term, i) => (rest[i + 1] ?? 0) ^ multiply(term, factor));
  }
  return rest;
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
