/**
 * Columns of numbers that not all have. Mode 0: all have one. Mode 1: first a sequence of 0 and 1, who has one; then
 * the numbers of those. In a column by CPU number both have a place for each number, so that a rule goes on over those
 * that are no CPUs.
 */
import { LinkDamage, type ByteReader, type ByteWriter } from './bytes.ts';
import { readSequence, writeSequence } from './sequence.ts';

export interface Plan {
  readonly mode: 0 | 1;
  write(bytes: ByteWriter): void;
}

type Numbers = readonly (number | undefined)[];

/** Undefined where none has a number. */
export function planColumn(values: Numbers): Plan | undefined {
  const given = values.filter((value) => value !== undefined);
  if (given.length === 0) return undefined;
  const mode = given.length === values.length ? 0 : 1;
  return {
    mode,
    write: (bytes) => {
      if (mode === 1)
        writeSequence(
          bytes,
          values.map((value) => (value === undefined ? 0 : 1)),
        );
      writeSequence(bytes, given);
    },
  };
}

/** Of `count` places; none of the numbers is negative. */
export function readColumn(bytes: ByteReader, mode: number, count: number): Numbers {
  if (mode === 0) return readSequence(bytes, count).map(whole);
  const has = readSequence(bytes, count);
  const given = readSequence(bytes, has.filter((one) => one === 1).length);
  let at = 0;
  return has.map((one) => (one === 1 ? whole(given[at++] ?? 0) : undefined));
}

/** From the first CPU's number to the last; where less than half of these are CPUs, the CPUs alone. */
function placesOf(ids: readonly number[]): Numbers {
  const first = ids[0] ?? 0;
  const length = (ids.at(-1) ?? -1) - first + 1;
  if (length > ids.length * 2) return ids;
  const places: (number | undefined)[] = Array.from({ length }, () => undefined);
  for (const id of ids) places[id - first] = id;
  return places;
}

/** `ids` ascend; undefined where none of them has a number. */
export function planCpuColumn(
  ids: readonly number[],
  valueOf: ReadonlyMap<number, number>,
): Plan | undefined {
  if (valueOf.size === 0) return undefined;
  const mode = valueOf.size === ids.length ? 0 : 1;
  const places = placesOf(ids);
  const has = (id: number): number => (valueOf.has(id) ? 1 : 0);
  return {
    mode,
    write: (bytes) => {
      if (mode === 1)
        writeSequence(
          bytes,
          places.map((id) => (id === undefined ? undefined : has(id))),
        );
      writeSequence(
        bytes,
        places.map((id) => (id === undefined ? undefined : valueOf.get(id))),
      );
    },
  };
}

export function readCpuColumn(
  bytes: ByteReader,
  mode: number,
  ids: readonly number[],
): ReadonlyMap<number, number> {
  const places = placesOf(ids);
  const has = mode === 0 ? undefined : readSequence(bytes, places.length);
  const values = readSequence(bytes, places.length);
  const valueOf = new Map<number, number>();
  for (const [i, id] of places.entries()) {
    if (id !== undefined && (has === undefined || has[i] === 1)) valueOf.set(id, whole(values[i] ?? 0));
  }
  return valueOf;
}

export function whole(value: number): number {
  if (value < 0) throw new LinkDamage('damaged');
  return value;
}
