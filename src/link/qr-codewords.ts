/** The codewords of a QR code (ISO/IEC 18004): how many fit, data as bytes, and the checks that make errors good again. */

/** Error correction: about 7 and 15 of a hundred codewords. */
export type Level = 'L' | 'M';

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
const mostVersion = 40;

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

/** From 1 to 40; undefined: no version holds so many bytes. */
export function smallestVersion(length: number, level: Level): number | undefined {
  for (let version = 1; version <= mostVersion; version++) {
    const bits = 4 + (version < 10 ? 8 : 16) + length * 8;
    if (bits <= dataBytes(version, level) * 8) return version;
  }
  return undefined;
}

/** Data and checks of `ascii` in their final order; `version` must hold it. */
export function codewordsOf(ascii: string, version: number, level: Level): readonly number[] {
  return withChecks(dataOf(ascii, version, level), version, level);
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
